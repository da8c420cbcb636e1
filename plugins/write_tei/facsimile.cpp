#include "facsimile.hpp"

#include <algorithm>

#include "galley/facts.hpp"
#include "galley/names.hpp"

namespace galley::write_tei {

namespace {

void set_box(pugi::xml_node node, const Box& box) {
    if (box.empty()) return;
    node.append_attribute("ulx") = box.x;
    node.append_attribute("uly") = box.y;
    node.append_attribute("lrx") = box.right();
    node.append_attribute("lry") = box.bottom();
}

pugi::xml_node add_zone(pugi::xml_node parent, const std::string& id, std::string_view type, const Box& box) {
    pugi::xml_node zone = parent.append_child("zone");
    xml::set(zone, "xml:id", id);
    xml::set(zone, "type", type);
    set_box(zone, box);
    return zone;
}

}  // namespace

Facsimile::Facsimile(const Document& document) : images_(document) {}

void Facsimile::add(pugi::xml_node facsimile, const Page& page, xml::Ids& ids) {
    pugi::xml_node surface = facsimile.append_child("surface");
    const std::string prefix = ids.acquire("p" + std::to_string(page.index + 1));
    xml::set(surface, "xml:id", prefix);
    xml::set(surface, "n", label_of(page));
    set_box(surface, {0, 0, page.width, page.height});
    pugi::xml_node graphic = surface.append_child("graphic");
    xml::set(graphic, "url", toolkit::PageImages::uri_of(images_.of(page), false));
    if (page.width > 0 && page.height > 0) {
        xml::set(graphic, "width", std::to_string(page.width) + "px");
        xml::set(graphic, "height", std::to_string(page.height) + "px");
    }
    for (const Block& block : page.blocks)
        zones_.insert_or_assign({page.index, block.id}, write_block(surface, block, prefix, ids));
}

Facsimile::Zones Facsimile::write_block(pugi::xml_node surface, const Block& block, const std::string& prefix,
                                        xml::Ids& ids) {
    Zones out{ids.acquire(prefix + "_" + block.id), {}};
    pugi::xml_node zone = add_zone(surface, out.block, name_of(block.kind), block.box);
    if (block.polygon.size() > 2) {
        std::string points;
        for (const Point& p : block.polygon)
            points += (points.empty() ? "" : " ") + std::to_string(p.x) + "," + std::to_string(p.y);
        xml::set(zone, "points", points);
    }
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        out.lines.push_back(ids.acquire(out.block + "_l" + std::to_string(i + 1)));
        add_zone(zone, out.lines.back(), "line", block.lines[i].box);
    }
    return out;
}

std::string Facsimile::pointers(const std::vector<Source>& sources) const {
    std::string out;
    const auto add = [&](const std::string& id) { out += (out.empty() ? "#" : " #") + id; };
    for (const Source& source : sources) {
        const auto found = zones_.find({source.page, source.block});
        if (found == zones_.end()) continue;
        const Zones& zones = found->second;
        const auto first = static_cast<std::size_t>(std::max(source.first_line, 0));
        const auto count = static_cast<std::size_t>(std::max(source.line_count, 0));
        const std::size_t end = std::min(first + count, zones.lines.size());
        if (first >= end || end - first == zones.lines.size())
            add(zones.block);
        else
            for (std::size_t i = first; i < end; ++i) add(zones.lines[i]);
    }
    return out;
}

}  // namespace galley::write_tei
