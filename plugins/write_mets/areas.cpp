#include "areas.hpp"

#include <algorithm>

#include "toolkit/page_writer.hpp"
#include "toolkit/stages.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_mets {

namespace {

std::string file_id(std::string_view use, std::int32_t page) {
    return std::string(use) + "_" + std::to_string(page + 1);
}

}  // namespace

Files::Files(const Document& document, const Pages& pages) : document_(document) {
    groups_.push_back({"image", ""});
    if (toolkit::has_stage(document, "write.alto")) groups_.push_back({"alto", "application/alto+xml"});
    if (toolkit::has_stage(document, "write.page")) groups_.push_back({"page", "application/vnd.prima.page+xml"});
    for (const Page& page : pages) {
        xml::Ids ids;  // as the files of the page begin: see PageIds
        Known known{page.index, xml::PageIds(page, ids), {}, {}};
        for (std::size_t i = 0; i < page.blocks.size(); ++i) {
            known.blocks.emplace(page.blocks[i].id, i);
            known.boxes.push_back(page.blocks[i].box);
        }
        pages_.emplace(page.index, std::move(known));
    }
}

void Files::write_section(pugi::xml_node mets) const {
    if (document_.pages.empty()) return;  // a section must hold something
    pugi::xml_node section = mets.append_child("mets:fileSec");
    for (const Group& group : groups_) {
        pugi::xml_node node = section.append_child("mets:fileGrp");
        xml::set(node, "USE", group.use);
        for (const Page& page : document_.pages) {
            const bool image = *group.media_type == '\0';
            pugi::xml_node file = node.append_child("mets:file");
            xml::set(file, "ID", file_id(group.use, page.index));
            xml::set(file, "MIMETYPE", image ? toolkit::media_type_of(page.source) : group.media_type);
            pugi::xml_node location = file.append_child("mets:FLocat");
            xml::set(location, "LOCTYPE", "URL");
            xml::set(location, "xlink:href",
                     image ? toolkit::uri_of(page.source) : toolkit::path_of(group.use, page, "xml"));
        }
    }
}

void Files::point_to_page(pugi::xml_node div, const Page& page) const {
    for (const Group& group : groups_)
        xml::set(div.append_child("mets:fptr"), "FILEID", file_id(group.use, page.index));
}

void Files::add_area(pugi::xml_node parent, const Known& known, const Source& source) const {
    const std::size_t index = known.blocks.at(source.block);
    const Box& box = known.boxes[index];
    pugi::xml_node area = parent.append_child("mets:area");
    const bool text = groups_.size() > 1;
    xml::set(area, "FILEID", file_id(groups_[text ? 1 : 0].use, known.index));
    if (!text) {
        if (box.empty()) return;  // the whole page
        xml::set(area, "SHAPE", "RECT");
        xml::set(area, "COORDS",
                 std::to_string(box.x) + "," + std::to_string(box.y) + "," + std::to_string(box.right()) + "," +
                     std::to_string(box.bottom()));
        return;
    }
    const auto& lines = known.ids.lines[index];
    const auto first = static_cast<std::size_t>(std::max(source.first_line, 0));
    const auto count = static_cast<std::size_t>(std::max(source.line_count, 0));
    const bool whole = count == 0 || first >= lines.size() || (first == 0 && count >= lines.size());
    xml::set(area, "BETYPE", "IDREF");
    xml::set(area, "BEGIN", whole ? known.ids.blocks[index] : lines[first]);
    if (!whole) xml::set(area, "END", lines[std::min(first + count, lines.size()) - 1]);
}

void Files::point_to(pugi::xml_node div, const std::vector<Source>& sources) const {
    std::vector<std::pair<const Known*, const Source*>> found;
    for (const Source& source : sources)
        if (const auto at = pages_.find(source.page); at != pages_.end() && at->second.blocks.contains(source.block))
            found.emplace_back(&at->second, &source);
    if (found.empty()) return;
    pugi::xml_node parent = div.append_child("mets:fptr");
    if (found.size() > 1) parent = parent.append_child("mets:seq");
    for (const auto& [known, source] : found) add_area(parent, *known, *source);
}

}  // namespace galley::write_mets
