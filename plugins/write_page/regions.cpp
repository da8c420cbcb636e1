#include "regions.hpp"

#include <algorithm>

#include "galley/names.hpp"
#include "galley/text.hpp"

namespace galley::write_page {

namespace {

struct Element {
    const char* name;
    const char* type;  ///< of a TextRegion, or null
};

/// Running heads and folios stand at the top or at the foot.
bool in_upper_half(const Box& box, const Page& page) { return box.y + box.h / 2 <= page.height / 2; }

Element element_of(const Region& region) {
    switch (region.block.kind) {
        case BlockKind::text:
            return {"TextRegion", "paragraph"};
        case BlockKind::heading:
            return {"TextRegion", "heading"};
        case BlockKind::caption:
            return {"TextRegion", "caption"};
        case BlockKind::furniture:
            return {"TextRegion", in_upper_half(region.block.box, region.page) ? "header" : "footer"};
        case BlockKind::table:
            return {"TableRegion", nullptr};
        case BlockKind::image:
            return {"ImageRegion", nullptr};
        case BlockKind::rule:
            return {"SeparatorRegion", nullptr};
        case BlockKind::advert:
            return {"AdvertRegion", nullptr};
        case BlockKind::noise:
            return {"NoiseRegion", nullptr};
    }
    return {"UnknownRegion", nullptr};
}

/// At least two points, as the schema asks for; it knows no negative numbers.
std::string points_text(const std::vector<Point>& points) {
    std::string out;
    for (const Point& p : points)
        out += (out.empty() ? "" : " ") + std::to_string(std::max(p.x, 0)) + "," + std::to_string(std::max(p.y, 0));
    return out;
}

/// Without a box all points are 0,0.
void write_coords(pugi::xml_node parent, const Box& box, std::vector<Point> points = {}) {
    if (points.empty())
        points = {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
    xml::set(parent.append_child("Coords"), "points", points_text(points));
}

void write_text(pugi::xml_node parent, const std::string& text, double confidence) {
    pugi::xml_node equivalent = parent.append_child("TextEquiv");
    xml::set(equivalent, "conf", xml::number(confidence));
    xml::add_text(equivalent, "Unicode", text);
}

std::string role_custom(const std::vector<toolkit::Claim>& claims) {
    return "galley {role:" + std::string(name_of(toolkit::main_role(claims))) + ";}";
}

void write_line(pugi::xml_node parent, const Region& region, std::size_t number, xml::Ids& ids) {
    const Line& line = region.block.lines[number];
    const auto& claims = region.claims.lines[number];
    pugi::xml_node node = parent.append_child("TextLine");
    const std::string& id = region.line_ids[number];
    xml::set(node, "id", id);
    std::string custom = "readingOrder {index:" + std::to_string(number) + ";}";
    if (!claims.empty()) {
        const auto article = static_cast<std::size_t>(claims.front().article);
        custom += " " + article_custom(region.document.articles[article]) + " " + role_custom(claims);
    }
    xml::set(node, "custom", custom);
    write_coords(node, line.box, line.polygon);
    if (line.baseline)
        xml::set(node.append_child("Baseline"), "points", points_text({line.baseline->from, line.baseline->to}));
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const Word& word = line.words[i];
        pugi::xml_node child = node.append_child("Word");
        xml::set(child, "id", ids.acquire(id + "_w" + std::to_string(i + 1)));
        write_coords(child, word.box);
        write_text(child, word.text, word.confidence);
    }
    write_text(node, text_of(line), confidence_of(line));
}

}  // namespace

std::string article_custom(const Article& article) {
    return "structure {id:" + xml::Ids().acquire(article.id) + "; type:article;}";
}

void write_region(pugi::xml_node page, const Region& region, xml::Ids& ids) {
    const Element element = element_of(region);
    pugi::xml_node node = page.append_child(element.name);
    xml::set(node, "id", region.id);
    std::string custom = "readingOrder {index:" + std::to_string(region.place) + ";}";
    if (!region.claims.block.empty()) custom += " " + role_custom(region.claims.block);
    xml::set(node, "custom", custom);
    const auto set_type = [&](pugi::xml_node text, const char* type) {
        xml::set(text, "type", type);
        if (region.block.writing_mode == WritingMode::horizontal_ltr) return;
        const bool level = region.block.writing_mode == WritingMode::horizontal_rtl;
        xml::set(text, "readingDirection", level ? "right-to-left" : "top-to-bottom");
        xml::set(text, "textLineOrder", level ? "top-to-bottom" : "right-to-left");
    };
    if (element.type != nullptr) set_type(node, element.type);
    write_coords(node, region.block.box, region.block.polygon);
    if (region.block.lines.empty()) return;
    if (element.type == nullptr) {
        node = node.append_child("TextRegion");
        xml::set(node, "id", ids.acquire(region.id + "_text"));
        set_type(node, "paragraph");
        write_coords(node, region.block.box, region.block.polygon);
    }
    for (std::size_t i = 0; i < region.block.lines.size(); ++i) write_line(node, region, i, ids);
}

}  // namespace galley::write_page
