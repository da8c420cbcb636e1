// The whole of text.tidy on one page: every rule in its order, every change an Edit named after its rule.
#pragma once

#include "galley/model.hpp"
#include "glyphs.hpp"
#include "hyphenation.hpp"

namespace galley::text_tidy {

struct Settings {
    bool controls = true;
    bool compatibility = true;
    bool ligatures = true;
    bool soft_hyphens = true;
    bool nfc = true;
    bool fold_width = false;
    bool letter_spacing = true;
    bool spacing = true;
    bool quotes = true;
    bool hyphenation = true;
    GlyphMap private_use;
    HyphenWords hyphens;
};

/// The page with its text tidied. Private-use characters that the map does not name stay; the page's attr
/// "private_use" counts them.
Page tidy(Page page, const Settings& settings);

/// How many characters of a tidied page mean something in one font alone.
std::int64_t unmapped_private_use(const Page& page);

}  // namespace galley::text_tidy
