#include "areas.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "toolkit/page_writer.hpp"
#include "toolkit/stages.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_mets {

namespace {

constexpr const char *image = "OCR-D-IMG", *page_xml = "OCR-D-OCR", *alto = "FULLTEXT", *source_file = "SOURCE";
constexpr std::int32_t whole_document = -1;

bool is_image(std::string_view media_type) { return media_type.starts_with("image/"); }

}  // namespace

Files::Files(const Document& document, const Pages& pages, std::string base) : base_(std::move(base)) {
    const bool has_alto = toolkit::has_stage(document, "write.alto"),
               has_page = toolkit::has_stage(document, "write.page");
    const toolkit::PageImages images(document);
    bool any_paper = false;
    for (const Page& page : pages) {
        xml::Ids ids;  // as the files of the page begin: see PageIds
        Known known{page.index, xml::PageIds(page, ids), {}, {}};
        for (std::size_t i = 0; i < page.blocks.size(); ++i) {
            known.blocks.emplace(page.blocks[i].id, i);
            known.boxes.push_back(page.blocks[i].box);
        }
        pages_.emplace(page.index, std::move(known));
        any_paper = any_paper || (page.width > 0 && page.height > 0);

        const toolkit::PageImage own = images.of(page);
        add(is_image(own.media_type) ? image : source_file, page.index, own.media_type, toolkit::uri_of(own.path),
            own.written);
        if (own.written) add("DEFAULT", page.index, own.media_type, toolkit::uri_of(own.path));
        if (!own.thumbnail.empty())
            add("THUMBS", page.index, toolkit::media_type_of(own.thumbnail), toolkit::uri_of(own.thumbnail));
        if (has_alto) add(alto, page.index, "application/alto+xml", toolkit::path_of("alto", page, "xml"));
        if (has_page)
            add(page_xml, page.index, "application/vnd.prima.page+xml", toolkit::path_of("page", page, "xml"));
    }
    if (any_paper && toolkit::has_stage(document, "write.pdf"))
        add("DOWNLOAD", whole_document, "application/pdf", "document.pdf");
}

Files::Group& Files::group(const char* use) {
    for (Group& one : groups_)
        if (std::string_view(one.use) == use) return one;
    groups_.push_back({use, {}});
    return groups_.back();
}

void Files::add(const char* use, std::int32_t page, std::string media_type, std::string path, bool ours) {
    group(use).files.emplace(page, File{toolkit::file_id(use, page), std::move(media_type), std::move(path), ours});
}

void Files::write_section(pugi::xml_node mets) const {
    if (groups_.empty()) return;  // a section must hold something
    pugi::xml_node section = mets.append_child("mets:fileSec");
    for (const Group& group : groups_) {
        pugi::xml_node node = section.append_child("mets:fileGrp");
        xml::set(node, "USE", group.use);
        for (const auto& [page, file] : group.files) {
            pugi::xml_node element = node.append_child("mets:file");
            xml::set(element, "ID", file.id);
            xml::set(element, "MIMETYPE", file.media_type);
            pugi::xml_node location = element.append_child("mets:FLocat");
            const bool on_the_web = file.ours && !base_.empty();
            xml::set(location, "LOCTYPE", on_the_web ? "URL" : "OTHER");
            if (!on_the_web) xml::set(location, "OTHERLOCTYPE", "FILE");
            xml::set(location, "xlink:href", (on_the_web ? base_ : "") + file.path);
        }
    }
}

void Files::point_to_page(pugi::xml_node div, const Page& page) const {
    for (const Group& group : groups_)
        if (const auto file = group.files.find(page.index); file != group.files.end())
            xml::set(div.append_child("mets:fptr"), "FILEID", file->second.id);
}

void Files::point_to_whole(pugi::xml_node div) const {
    for (const Group& group : groups_)
        if (const auto file = group.files.find(whole_document); file != group.files.end())
            xml::set(div.append_child("mets:fptr"), "FILEID", file->second.id);
}

std::pair<const Files::File*, bool> Files::target_on(std::int32_t page) const {
    for (const char* use : {alto, page_xml, image, source_file})
        for (const Group& group : groups_)
            if (std::string_view(group.use) == use)
                if (const auto file = group.files.find(page); file != group.files.end())
                    return {&file->second, use == alto || use == page_xml};
    return {nullptr, false};
}

void Files::add_area(pugi::xml_node parent, const Known& known, const Source& source) const {
    const std::size_t index = known.blocks.at(source.block);
    const Box& box = known.boxes[index];
    pugi::xml_node area = parent.append_child("mets:area");
    const auto [file, text] = target_on(known.index);
    xml::set(area, "FILEID", file->id);
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
