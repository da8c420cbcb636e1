#include "alto.hpp"

#include <array>
#include <utility>

#include "galley/facts.hpp"
#include "galley/text.hpp"
#include "tags.hpp"
#include "toolkit/page_images.hpp"
#include "toolkit/stages.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_alto {

namespace {

void set_box(pugi::xml_node node, const Box& box) {
    node.append_attribute("HPOS") = box.x;
    node.append_attribute("VPOS") = box.y;
    node.append_attribute("WIDTH") = box.w;
    node.append_attribute("HEIGHT") = box.h;
}

std::string points(const std::vector<Point>& polygon) {
    std::string out;
    for (const Point& p : polygon) out += (out.empty() ? "" : " ") + std::to_string(p.x) + "," + std::to_string(p.y);
    return out;
}

/// What kind of processing a family of stages does (ALTO 4, ProcessingCategoryType).
constexpr std::array<std::pair<std::string_view, const char*>, 6> categories{{{"image.", "preOperation"},
                                                                              {"read.", "contentGeneration"},
                                                                              {"layout.", "contentGeneration"},
                                                                              {"ocr.", "contentGeneration"},
                                                                              {"text.", "contentModification"},
                                                                              {"captions.", "contentModification"}}};

const char* category_of(std::string_view stage) {
    for (const auto& [family, category] : categories)
        if (stage.starts_with(family)) return category;
    return "postOperation";
}

void write_step(pugi::xml_node description, xml::Ids& ids, std::string_view stage, std::string_view version) {
    pugi::xml_node step = description.append_child("Processing");
    xml::set(step, "ID", ids.acquire("step_" + std::string(stage)));
    xml::add_text(step, "processingCategory", category_of(stage));
    xml::add_text(step, "processingStepDescription", stage);
    pugi::xml_node software = step.append_child("processingSoftware");
    xml::add_text(software, "softwareName", "Galley");
    if (!version.empty()) xml::add_text(software, "softwareVersion", version);
}

void write_description(pugi::xml_node alto, const Document& document, const Page& page, xml::Ids& ids,
                       std::string_view version) {
    pugi::xml_node description = alto.append_child("Description");
    xml::add_text(description, "MeasurementUnit", "pixel");
    pugi::xml_node source = description.append_child("sourceImageInformation");
    xml::add_text(source, "fileName", toolkit::PageImages(document).of(page).path);
    xml::add_text(source, "documentIdentifier", document.id);
    for (const toolkit::StageName& stage : toolkit::stages_before(document, "write.alto"))
        if (!stage.id.starts_with("write.")) write_step(description, ids, stage.id, stage.version);
    write_step(description, ids, "write.alto", version);
}

void write_shape(pugi::xml_node parent, const std::vector<Point>& polygon) {
    if (polygon.empty()) return;
    xml::set(parent.append_child("Shape").append_child("Polygon"), "POINTS", points(polygon));
}

const char* direction_of(WritingMode mode) {
    return mode == WritingMode::vertical_rl ? "ttb" : mode == WritingMode::horizontal_rtl ? "rtl" : "ltr";
}

/// A line says its direction where it is another than its block's. Strings come as they are read, wherever they stand.
void write_line(pugi::xml_node parent, const Line& line, WritingMode usual, const std::string& id,
                const std::string& tags) {
    pugi::xml_node node = parent.append_child("TextLine");
    xml::set(node, "ID", id);
    if (!tags.empty()) xml::set(node, "TAGREFS", tags);
    set_box(node, line.box);
    if (line.writing_mode != usual) xml::set(node, "BASEDIRECTION", direction_of(line.writing_mode));
    write_shape(node, line.polygon);
    if (line.baseline) xml::set(node, "BASELINE", points({line.baseline->from, line.baseline->to}));
    for (std::size_t i = 0; i < line.words.size(); ++i) {
        const Word& word = line.words[i];
        pugi::xml_node string = node.append_child("String");
        set_box(string, word.box);
        xml::set(string, "CONTENT", word.text);
        xml::set(string, "WC", xml::number(word.confidence));
        if (i + 1 < line.words.size() && space_after(line, i)) node.append_child("SP");
    }
    // A TextLine must hold a String. Empty lines are kept so that line numbers stay those of the sources and edits.
    if (line.words.empty()) xml::set(node.append_child("String"), "CONTENT", "");
}

/// The element of a block: what has lines is text, whatever it is called.
const char* element_of(const Block& block) {
    if (!block.lines.empty()) return "TextBlock";
    if (block.kind == BlockKind::image) return "Illustration";
    if (block.kind == BlockKind::rule) return "GraphicalElement";
    return "TextBlock";
}

void write_block(pugi::xml_node parent, const Block& block, const toolkit::BlockClaims& claims, const std::string& id,
                 const std::vector<std::string>& line_ids, const Tags& tags) {
    pugi::xml_node node = parent.append_child(element_of(block));
    xml::set(node, "ID", id);
    const std::string claimed = block.lines.empty() ? tags.of(claims.block) : "";
    xml::set(node, "TAGREFS", tags.kind(block.kind) + (claimed.empty() ? "" : " " + claimed));
    set_box(node, block.box);
    const bool text = std::string_view(node.name()) == "TextBlock";
    const WritingMode mode = block.writing_mode;
    if (text && mode != WritingMode::horizontal_ltr) xml::set(node, "BASEDIRECTION", direction_of(mode));
    write_shape(node, block.polygon);
    for (std::size_t i = 0; i < block.lines.size(); ++i)
        write_line(node, block.lines[i], mode, line_ids[i], tags.of(claims.lines[i]));
}

Box box_of(const Page& page, const toolkit::Run& run) {
    std::vector<Point> corners;
    for (std::size_t i = run.first; i < run.first + run.count; ++i) {
        const Box& box = page.blocks[i].box;
        if (box.empty()) continue;
        corners.push_back({box.x, box.y});
        corners.push_back({box.right(), box.bottom()});
    }
    return xml::box_around(corners);
}

void write_order(pugi::xml_node alto, const std::vector<std::string>& block_ids, xml::Ids& ids) {
    if (block_ids.empty()) return;  // a group must hold something
    pugi::xml_node group = alto.append_child("ReadingOrder").append_child("OrderedGroup");
    xml::set(group, "ID", ids.acquire("order"));
    for (const std::string& id : block_ids) {
        pugi::xml_node reference = group.append_child("ElementRef");
        xml::set(reference, "ID", ids.acquire("order_" + id));
        xml::set(reference, "REF", id);
    }
}

void write_blocks(pugi::xml_node space, const Page& page, const toolkit::PageClaims& claims,
                  const xml::PageIds& page_ids, const Tags& tags, xml::Ids& ids) {
    for (const toolkit::Run& run : toolkit::runs_of(claims)) {
        pugi::xml_node parent = space;
        if (run.article >= 0) {
            parent = space.append_child("ComposedBlock");
            xml::set(parent, "ID", ids.acquire("run_" + tags.article(run.article)));
            xml::set(parent, "TAGREFS", tags.article(run.article));
            set_box(parent, box_of(page, run));
            xml::set(parent, "TYPE", "article");
        }
        for (std::size_t i = run.first; i < run.first + run.count; ++i)
            write_block(parent, page.blocks[i], claims[i], page_ids.blocks[i], page_ids.lines[i], tags);
    }
}

}  // namespace

std::string alto_of(const Document& document, const Page& page, const toolkit::PageClaims& claims,
                    std::string_view version) {
    xml::Ids ids;
    const xml::PageIds page_ids(page, ids);  // taken first: they stay what they are wherever they can

    pugi::xml_document out = xml::new_document();
    pugi::xml_node alto = out.append_child("alto");
    xml::set(alto, "xmlns", "http://www.loc.gov/standards/alto/ns-v4#");
    xml::set(alto, "SCHEMAVERSION", "4.4");
    write_description(alto, document, page, ids, version);
    const Tags tags(alto, document, page, claims, ids);
    write_order(alto, page_ids.blocks, ids);

    pugi::xml_node node = alto.append_child("Layout").append_child("Page");
    xml::set(node, "ID", ids.acquire("page_" + std::to_string(page.index + 1)));
    node.append_attribute("PHYSICAL_IMG_NR") = page.index + 1;
    if (const Fact* label = find_fact(page.facts, "label")) xml::set(node, "PRINTED_IMG_NR", label->value);
    if (const std::string language = fact_of(document, page, "language"); !language.empty())
        xml::set(node, "LANG", language);
    node.append_attribute("WIDTH") = page.width;
    node.append_attribute("HEIGHT") = page.height;
    pugi::xml_node space = node.append_child("PrintSpace");
    set_box(space, {0, 0, page.width, page.height});
    write_blocks(space, page, claims, page_ids, tags, ids);
    return xml::bytes_of(out);
}

}  // namespace galley::write_alto
