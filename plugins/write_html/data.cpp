#include "data.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "galley/facts.hpp"
#include "galley/json.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"

namespace galley::write_html {

namespace {

constexpr std::size_t title_characters = 300;  // of a headline in lists

double hundredths(double value) { return std::round(value * 100) / 100; }

std::string shortened(const std::string& text, std::size_t characters) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (starts && count++ == characters) return text.substr(0, i) + "…";
    }
    return text;
}

Json box_json(const Box& box) { return {box.x, box.y, box.w, box.h}; }

Json sources_json(const std::vector<Source>& sources) {
    Json out = Json::array();
    for (const Source& s : sources) out.push_back({s.page, s.block, s.first_line, s.line_count});
    return out;
}

Json part_json(const Part& part) {
    return {{"role", name_of(part.role)}, {"text", part.text}, {"at", sources_json(part.sources)}};
}

Json parts_json(const std::vector<Part>& parts) {
    Json out = Json::array();
    for (const Part& part : parts) out.push_back(part_json(part));
    return out;
}

std::string text_of_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json pages_json(const Article& article) {
    std::set<int> pages;
    for (const Part& part : article.parts)
        for (const Source& source : part.sources) pages.insert(source.page);
    return pages;
}

Json levels_json(const std::vector<Level>& levels) {
    Json out = Json::array();
    for (const Level& level : levels)
        out.push_back(
            {{"w", level.width}, {"h", level.height}, {"tile", tile_side}, {"type", level.lossless ? "png" : "jpg"}});
    return out;
}

/// Facts by their names; of two with one name the first stands.
Json facts_json(const std::vector<Fact>& facts) {
    Json out = Json::object();
    for (const Fact& fact : facts)
        if (!out.contains(fact.name)) out[fact.name] = fact.value;
    return out;
}

/// The section that an article stands under: its own, or that of its first page.
std::string section_of(const Article& article, const std::vector<Page>& pages) {
    if (std::string own = head_text(article, Role::section); !own.empty()) return shortened(own, name_characters);
    const std::set<int> on = pages_of(article);
    for (const Page& page : pages)
        if (!on.empty() && page.index == *on.begin())
            if (const Fact* fact = find_fact(page.facts, "section")) return shortened(fact->value, name_characters);
    return {};
}

/// Whether another writer of this run makes a PDF of the document, which the reader may take along.
bool has_pdf(const Document& document) {
    const auto stages = attr<nlohmann::json>(document.attrs, "stages");
    return stages && stages->is_array() && std::any_of(stages->begin(), stages->end(), [](const nlohmann::json& stage) {
               return stage.is_object() && stage.value("id", nlohmann::json()) == "write.pdf";
           });
}

Json article_json(const Article& article) {
    Json out{{"id", article.id},
             {"parts", parts_json(article.parts)},
             {"confidence", hundredths(article.confidence)},
             {"from", article.continued_from},
             {"to", article.continued_to}};
    if (const auto why = attr<nlohmann::json>(article.attrs, "evidence"); why && why->is_array()) out["why"] = *why;
    return out;
}

/// The first page that a text stands on; the first of all for one that stands nowhere.
int page_of(const Part& part) { return part.sources.empty() ? 0 : part.sources.front().page; }

/// Why pages that the document goes without could not be read, by index.
std::map<int, std::string> failed_pages(const Document& document) {
    std::map<int, std::string> out;
    const auto failed = attr<nlohmann::json>(document.attrs, "failed_pages");
    if (!failed || !failed->is_array()) return out;
    for (const nlohmann::json& page : *failed)
        if (page.is_object() && page.contains("index") && page["index"].is_number_integer())
            out[page["index"].get<int>()] = page.value("reason", "");
    return out;
}

/// A block without its lines.
Json block_json(const Block& block) {
    Json out{{"id", block.id}, {"kind", name_of(block.kind)}, {"box", box_json(block.box)}};
    if (block.writing_mode == WritingMode::vertical_rl) out["vertical"] = true;
    if (!block.polygon.empty()) {
        Json& points = out["polygon"] = Json::array();
        for (const Point& point : block.polygon) points.push_back({point.x, point.y});
    }
    return out;
}

Json line_json(const Line& line) {
    return Json::array({box_json(line.box), hundredths(confidence_of(line)), text_of(line)});
}

/// `object` with an array as one more member, which is left open.
std::string with_open_array(const Json& object, const char* name) {
    std::string out = text_of_json(object);
    out.pop_back();
    return out + ",\"" + name + "\":[";
}

}  // namespace

std::string page_name(int index) {
    char name[16];
    std::snprintf(name, sizeof name, "%04d", index + 1);
    return name;
}

Title title_of(const Article& article) {
    if (const std::string headline = head_text(article, Role::headline); !headline.empty())
        return {shortened(headline, title_characters), false};
    const std::string name = galley::title_of(article);
    return {name == article.id ? "" : name, true};
}

std::string script(std::string_view kind, const std::string& id, const Json& value) {
    return "galley.load(" + text_of_json(Json(kind)) + "," + text_of_json(Json(id)) + "," + text_of_json(value) +
           ");\n";
}

std::string document_script(const Document& document, const Pictures& pictures, const std::vector<Chunk>& chunks) {
    Json pages = Json::array(), articles = Json::array();
    std::map<int, std::string> failed = failed_pages(document);
    const auto add_failed = [&](int before) {
        for (; !failed.empty() && failed.begin()->first < before; failed.erase(failed.begin())) {
            const auto& [index, why] = *failed.begin();
            pages.push_back(
                {{"index", index}, {"n", index + 1}, {"w", 0}, {"h", 0}, {"levels", Json::array()}, {"failed", why}});
        }
    };
    for (const Page& page : document.pages) {
        add_failed(page.index);
        Json entry{{"index", page.index}, {"n", page.index + 1}, {"w", page.width}, {"h", page.height}};
        const Json facts = facts_json(page.facts);
        if (!facts.empty()) entry["issue"] = facts;
        const auto found = pictures.find(page.index);
        entry["levels"] = found == pictures.end() ? Json::array() : levels_json(found->second);
        if (found != pictures.end() && !found->second.empty()) {
            const Size thumb = thumb_of(found->second.back().width, found->second.back().height);
            entry["thumb"] = {thumb.width, thumb.height};
        }
        for (const auto& [name, value] : facts.items())
            if (name == "label" || name == "section") entry[name] = value;
        pages.push_back(std::move(entry));
    }
    add_failed(std::numeric_limits<int>::max());
    for (const Article& article : document.articles) {
        const Title title = write_html::title_of(article);
        Json entry{{"id", article.id}, {"title", title.text}, {"pages", pages_json(article)}};
        if (title.from_body) entry["untitled"] = true;
        if (const std::string section = section_of(article, document.pages); !section.empty())
            entry["section"] = section;
        articles.push_back(std::move(entry));
    }
    Json out{{"id", document.id}, {"pages", pages}, {"articles", articles}};
    if (!document.facts.empty()) out["issue"] = facts_json(document.facts);
    if (chunks.size() > 1)
        for (const Chunk& chunk : chunks) out["chunks"].push_back({chunk.articles, chunk.next_page});
    if (has_pdf(document)) out["stages"] = Json::array({"write.pdf"});
    return script("document", "this", out);
}

std::string articles_name(std::size_t file) {
    return file == 0 ? "articles.js" : "articles-" + std::to_string(file) + ".js";
}

/// Given on an article at a time: the tree of a large document's articles would be many times as large as its text.
std::vector<Chunk> write_articles(const Document& document, const PutNumbered& put, std::size_t most) {
    std::vector<Chunk> chunks(1);
    std::size_t bytes = 0;
    const auto give = [&](const std::string& text, bool last = false) {
        bytes += text.size();
        put(chunks.size() - 1, text, last);
    };
    const auto begin = [&] {
        bytes = 0;
        const std::string number = chunks.size() == 1 ? "" : "\n" + std::to_string(chunks.size() - 1);
        give("galley.load(\"articles\"," + text_of_json(document.id + number) + ",{\"articles\":[");
    };
    auto rest = document.unassigned.begin();
    /// Ends the articles, and tells what stands on pages before `page` in none.
    const auto end_articles = [&](int page) {
        give("],\"rest\":[");
        for (const char* comma = ""; rest != document.unassigned.end() && page_of(*rest) < page; ++rest, comma = ",")
            give(comma + text_of_json(part_json(*rest)));
        chunks.back().next_page = page;
    };
    begin();
    for (const Article& article : document.articles) {
        if (bytes > most) {
            const std::set<int> pages = pages_of(article);
            end_articles(pages.empty() ? chunks.back().next_page : *pages.begin());
            give("]});\n", true);
            chunks.emplace_back();
            begin();
        }
        give((chunks.back().articles++ > 0 ? "," : "") + text_of_json(article_json(article)));
    }
    end_articles(std::numeric_limits<int>::max());
    const auto corrections = attr<nlohmann::json>(document.attrs, "corrections");
    give(corrections ? "],\"corrections\":" + text_of_json(*corrections) + "});\n" : "]});\n", true);
    return chunks;
}

/// Given on a piece at a time, for the same reason.
void write_page_script(const Page& page, const Put& put) {
    constexpr std::size_t piece = 1 << 16;  // bytes
    std::string text = "galley.load(\"page\"," + text_of_json(std::to_string(page.index)) + "," +
                       with_open_array({{"index", page.index}}, "blocks");
    const auto item = [&](const std::string& value) {
        const char* comma = text.ends_with('[') ? "" : ",";
        if (text.size() > piece) put(std::exchange(text, ""), false);
        text += comma + value;
    };
    for (const Block& block : page.blocks) {
        item(with_open_array(block_json(block), "lines"));
        for (const Line& line : block.lines) item(text_of_json(line_json(line)));
        text += "]}";
    }
    text += "],\"edits\":[";
    for (const Edit& edit : page.edits)
        item(text_of_json({{"stage", edit.stage},
                           {"block", edit.block},
                           {"line", edit.line},
                           {"before", edit.before},
                           {"after", edit.after},
                           {"rule", edit.rule}}));
    put(text + "]});\n", true);
}

std::string sizes_text(const std::vector<Level>& levels) { return levels_json(levels).dump() + "\n"; }

std::vector<Level> sizes_from(std::string_view text) {
    std::vector<Level> out;
    try {
        for (const Json& level : Json::parse(text))
            out.push_back({level.at("w").get<int>(), level.at("h").get<int>(), level.at("type") == "png"});
    } catch (const Json::exception&) {
        out.clear();
    }
    return out;
}

std::optional<Json> value_of(std::string_view script) {
    constexpr std::string_view start = R"(galley.load("document","this",)", end = ");\n";
    if (!script.starts_with(start) || !script.ends_with(end)) return std::nullopt;
    script.remove_prefix(start.size());
    script.remove_suffix(end.size());
    Json json = Json::parse(script, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    return json;
}

}  // namespace galley::write_html
