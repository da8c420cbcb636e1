// A document as the scripts that the viewer loads. Each is one call: galley.load(KIND, ID, VALUE).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/document_json.hpp"
#include "galley/model.hpp"
#include "pictures.hpp"

namespace galley::write_html {

/// The sizes of the pages that have an image, by page index.
using Pictures = std::map<int, std::vector<Level>>;

/// "0001" for the page of index 0: its script and its folder of images are named so.
[[nodiscard]] std::string page_name(int index);

/// How an article is named in lists: its headline, or when it has none the start of its text.
struct Title {
    std::string text;
    bool from_body = false;
};
[[nodiscard]] Title title_of(const Article& article);

/// How many articles a script of theirs has, and the page at which the next one begins.
struct Chunk {
    std::size_t articles = 0;
    int next_page = 0;
};

/// What the first view needs: the pages with the sizes of their images, the articles with title and pages, and in which
/// script each article is, where there are several.
[[nodiscard]] std::string document_script(const Document& document, const Pictures& pictures,
                                          const std::vector<Chunk>& chunks = {});

/// Takes the pieces of a file in their order.
using Put = std::function<void(std::string_view bytes, bool last)>;
/// The same for several files, one after the other, numbered from 0.
using PutNumbered = std::function<void(std::size_t file, std::string_view bytes, bool last)>;

/// So large is a script of articles: a browser takes it in between two frames.
inline constexpr std::size_t chunk_bytes = 1 << 20;

/// The articles with all their parts and where these stand, and what no article claims: one script, or where they are
/// long several, so that the first page of a document of a thousand need not wait for all. The search reads them too.
std::vector<Chunk> write_articles(const Document& document, const PutNumbered& put, std::size_t most = chunk_bytes);

/// "articles.js", "articles-1.js"
[[nodiscard]] std::string articles_name(std::size_t file);

/// The sizes of a page's image, as they stand beside its pictures; and back: empty when `text` is not that.
[[nodiscard]] std::string sizes_text(const std::vector<Level>& levels);
[[nodiscard]] std::vector<Level> sizes_from(std::string_view text);

/// The blocks and lines of one page, and its edits.
void write_page_script(const Page& page, const Put& put);

/// The value of a script that document_script made; nothing when it is no such script.
[[nodiscard]] std::optional<Json> value_of(std::string_view script);

/// galley.load(kind, id, value).
[[nodiscard]] std::string script(std::string_view kind, const std::string& id, const Json& value);

}  // namespace galley::write_html
