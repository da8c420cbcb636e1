#include "hocr.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "galley/facts.hpp"
#include "galley/names.hpp"
#include "galley/text.hpp"
#include "toolkit/page_images.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_hocr {

namespace {

/// All that this writer may produce, as the standard wants it told.
constexpr const char* capabilities =
    "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_caption ocr_header ocr_image ocr_separator ocr_table ocrp_poly "
    "ocrp_wconf";

const char* class_of(BlockKind kind) {
    switch (kind) {
        case BlockKind::caption:
            return "ocr_caption";
        case BlockKind::table:
            return "ocr_table";
        case BlockKind::image:
            return "ocr_image";
        case BlockKind::rule:
            return "ocr_separator";
        case BlockKind::furniture:
            return "ocr_header";
        default:
            return "ocr_carea";
    }
}

std::string bbox(const Box& box) {
    return "bbox " + std::to_string(box.x) + " " + std::to_string(box.y) + " " + std::to_string(box.right()) + " " +
           std::to_string(box.bottom());
}

std::string polygon(const std::vector<Point>& points) {
    std::string out = "; poly";
    for (const Point& p : points) out += " " + std::to_string(p.x) + " " + std::to_string(p.y);
    return out;
}

/// Slope, and distance from the bottom left corner of the box (hOCR 1.2, "baseline").
std::string baseline(const Line& line) {
    const auto& [from, to] = *line.baseline;
    if (from.x == to.x) return "";  // of a vertical line: no function of x
    const double slope = static_cast<double>(to.y - from.y) / (to.x - from.x);
    const double at_left = from.y + slope * (line.box.x - from.x) - line.box.bottom();
    const double thousandths = 1000;  // a tenth of a pixel over a column
    return "; baseline " + xml::number(std::round(slope * thousandths) / thousandths) + " " +
           xml::number(std::round(at_left));
}

/// The article and role of a line or block as properties of this program (their names begin with "x_").
std::string claim_properties(const Document& document, const std::vector<toolkit::Claim>& claims) {
    if (claims.empty()) return "";
    const Article& article = document.articles[static_cast<std::size_t>(claims.front().article)];
    return "; x_article " + xml::Ids().acquire(article.id) + "; x_role " +
           std::string(name_of(toolkit::main_role(claims)));
}

pugi::xml_node add(pugi::xml_node parent, const char* element, const char* type, const std::string& id,
                   const std::string& title) {
    pugi::xml_node node = parent.append_child(element);
    xml::set(node, "class", type);
    xml::set(node, "id", id);
    xml::set(node, "title", title);
    return node;
}

/// Text between elements. Even an empty one keeps the file from being indented here, where a line end is a space.
void add_between(pugi::xml_node parent, const char* text) { parent.append_child(pugi::node_pcdata).set_value(text); }

void write_line(pugi::xml_node parent, const Document& document, const Line& line,
                const std::vector<toolkit::Claim>& claims, const std::string& id, xml::Ids& ids) {
    pugi::xml_node node = add(parent, "span", "ocr_line", id,
                              bbox(line.box) + (line.polygon.empty() ? "" : polygon(line.polygon)) +
                                  (line.baseline ? baseline(line) : "") + claim_properties(document, claims));
    add_between(node, "");
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const Word& word = line.words[i];
        const double hundredths = 100, percent = 100;
        const std::string confidence = xml::number(std::round(word.confidence * percent * hundredths) / hundredths);
        pugi::xml_node span = add(node, "span", "ocrx_word", ids.acquire(id + "_w" + std::to_string(i + 1)),
                                  bbox(word.box) + "; x_wconf " + confidence);
        span.text().set(xml::clean(word.text).c_str());
        add_between(node, i + 1 < line.words.size() && space_after(line, i) ? " " : "");
    }
}

void write_block(pugi::xml_node parent, const Document& document, const Block& block,
                 const toolkit::BlockClaims& claims, const std::string& id, const std::vector<std::string>& line_ids,
                 xml::Ids& ids) {
    std::string title = bbox(block.box);
    if (!block.polygon.empty()) title += polygon(block.polygon);
    title += "; x_kind " + std::string(name_of(block.kind));
    if (block.lines.empty()) title += claim_properties(document, claims.block);
    pugi::xml_node node = add(parent, "div", class_of(block.kind), id, title);
    if (block.writing_mode == WritingMode::vertical_rl) xml::set(node, "style", "writing-mode: vertical-rl");
    if (block.writing_mode == WritingMode::horizontal_rtl) xml::set(node, "dir", "rtl");
    if (block.lines.empty()) {
        add_between(node, "");  // "<div/>" would open a div in HTML
        return;
    }
    pugi::xml_node paragraph =
        add(node, block.kind == BlockKind::heading ? "h2" : "p", "ocr_par", ids.acquire(id + "_par"), bbox(block.box));
    for (std::size_t i = 0; i < block.lines.size(); ++i)
        write_line(paragraph, document, block.lines[i], claims.lines[i], line_ids[i], ids);
}

/// A text as a string of a title, which cannot hold a quotation mark.
std::string quoted(std::string text) {
    std::replace(text.begin(), text.end(), '"', '\'');
    return '"' + text + '"';
}

std::string page_title(const Document& document, const Page& page) {
    std::string out = "image " + quoted(toolkit::PageImages(document).of(page).path) + "; " +
                      bbox({0, 0, page.width, page.height}) + "; ppageno " + std::to_string(page.index);
    if (const Fact* label = find_fact(page.facts, "label")) out += "; lpageno " + quoted(label->value);
    const std::string dpi = std::to_string(std::lround(page.dpi));
    return page.dpi > 0 ? out + "; scan_res " + dpi + " " + dpi : out;
}

void write_head(pugi::xml_node html, const Document& document, const Page& page, std::string_view version) {
    pugi::xml_node head = html.append_child("head");
    xml::set(head.append_child("meta"), "charset", "utf-8");
    const auto meta = [&](const char* name, const std::string& content) {
        pugi::xml_node node = head.append_child("meta");
        xml::set(node, "name", name);
        xml::set(node, "content", content);
    };
    add_between(xml::add_text(head, "title", issue_name(document)), "");
    meta("ocr-system", "galley write.hocr " + std::string(version));
    meta("ocr-capabilities", capabilities);
    meta("ocr-number-of-pages", "1");
    // The names of Dublin Core in HTML (RFC 2731); the number and the section have none there.
    constexpr std::array<std::pair<const char*, const char*>, 5> facts{{{"DC.title", "title"},
                                                                        {"DC.date", "date"},
                                                                        {"DC.language", "language"},
                                                                        {"x-number", "number"},
                                                                        {"x-section", "section"}}};
    for (const auto& [name, fact] : facts)
        if (const std::string value = fact_of(document, page, fact); !value.empty()) meta(name, value);
    if (const std::string language = fact_of(document, page, "language"); !language.empty())
        meta("ocr-langs", language);
}

}  // namespace

std::string hocr_of(const Document& document, const Page& page, const toolkit::PageClaims& claims,
                    std::string_view version) {
    xml::Ids ids;
    const xml::PageIds page_ids(page, ids);  // taken first: they stay what they are wherever they can

    pugi::xml_document out = xml::new_document();
    out.append_child(pugi::node_doctype).set_value("html");
    pugi::xml_node html = out.append_child("html");
    xml::set(html, "xmlns", "http://www.w3.org/1999/xhtml");
    if (const std::string language = fact_of(document, page, "language"); !language.empty()) {
        xml::set(html, "lang", language);
        xml::set(html, "xml:lang", language);
    }
    write_head(html, document, page, version);
    pugi::xml_node node = add(html.append_child("body"), "div", "ocr_page",
                              ids.acquire("page_" + std::to_string(page.index + 1)), page_title(document, page));
    if (page.blocks.empty()) add_between(node, "");
    for (std::size_t i = 0; i < page.blocks.size(); ++i)
        write_block(node, document, page.blocks[i], claims[i], page_ids.blocks[i], page_ids.lines[i], ids);
    return xml::bytes_of(out);
}

}  // namespace galley::write_hocr
