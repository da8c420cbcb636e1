// The whole of captions.dedup on one page.
#pragma once

#include "evidence.hpp"
#include "galley/model.hpp"
#include "reduplication.hpp"

namespace galley::captions_dedup {

struct Settings {
    Level level = Level::sure;
    bool captions = true, headings = true, others = true;  ///< kinds of blocks that are looked at; never tables
    Reduplication language;
};

/// The page with doubled text single again; every changed line an Edit. dedup(dedup(page)) is dedup(page).
Page dedup(Page page, const Settings& settings);

}  // namespace galley::captions_dedup
