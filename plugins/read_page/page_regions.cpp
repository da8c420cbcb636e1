#include "page_regions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "galley/error.hpp"
#include "geometry.hpp"
#include "line_text.hpp"
#include "toolkit/xml.hpp"

namespace galley::read_page {

namespace {

/// Tables hold cells, cells hold text: a handful of levels. More is a trick to exhaust the stack.
constexpr int deepest_nesting = 64;
constexpr double centimetres_per_inch = 2.54;

/// Formulas and notes of music are pictures to a newspaper. What a program does not know may still hold text.
constexpr std::array<std::pair<std::string_view, BlockKind>, 15> regions{{{"TextRegion", BlockKind::text},
                                                                          {"ImageRegion", BlockKind::image},
                                                                          {"LineDrawingRegion", BlockKind::image},
                                                                          {"GraphicRegion", BlockKind::image},
                                                                          {"ChartRegion", BlockKind::image},
                                                                          {"MapRegion", BlockKind::image},
                                                                          {"MathsRegion", BlockKind::image},
                                                                          {"ChemRegion", BlockKind::image},
                                                                          {"MusicRegion", BlockKind::image},
                                                                          {"TableRegion", BlockKind::table},
                                                                          {"SeparatorRegion", BlockKind::rule},
                                                                          {"AdvertRegion", BlockKind::advert},
                                                                          {"NoiseRegion", BlockKind::noise},
                                                                          {"UnknownRegion", BlockKind::text},
                                                                          {"CustomRegion", BlockKind::text}}};

std::optional<BlockKind> kind_of(std::string_view element) {
    for (const auto& [name, kind] : regions)
        if (name == element) return kind;
    return std::nullopt;
}

/// The kind of a TextRegion of this type.
BlockKind kind_of_type(std::string_view type) {
    if (type == "heading") return BlockKind::heading;
    if (type == "caption" || type == "credit") return BlockKind::caption;
    for (const std::string_view furniture : {"header", "footer", "page-number", "signature-mark", "catch-word"})
        if (type == furniture) return BlockKind::furniture;
    return BlockKind::text;
}

/// The place of each region that the reading order names, by its id: groups as they stand, one inside the other.
std::map<std::string, std::size_t> places_of(pugi::xml_node order) {
    struct Walker : pugi::xml_tree_walker {  // walks in document order and does not recurse
        std::map<std::string, std::size_t> places;
        bool for_each(pugi::xml_node& node) override {
            if (const pugi::xml_attribute region = node.attribute("regionRef"))
                places.emplace(region.value(), places.size());
            return true;
        }
    } walker;
    order.traverse(walker);
    return std::move(walker.places);
}

double dpi_of(const pugi::xml_node& page) {
    const double resolution = page.attribute("imageXResolution").as_double();
    const std::string_view unit = page.attribute("imageResolutionUnit").value();
    const double dpi = unit == "PPI" ? resolution : unit == "PPCM" ? resolution * centimetres_per_inch : 0;
    return std::isfinite(dpi) && dpi > 0 ? dpi : 0;
}

struct Found {
    Block block;
    std::size_t place = 0;
};

class PageReader {
  public:
    Page read(const pugi::xml_node& node) {
        page_.width = std::max(0, node.attribute("imageWidth").as_int());
        page_.height = std::max(0, node.attribute("imageHeight").as_int());
        page_.dpi = dpi_of(node);
        places_ = places_of(node.child("ReadingOrder"));
        read_regions(node, nullptr, 0);
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Found& a, const Found& b) { return a.place < b.place; });
        for (Found& found : found_) page_.blocks.push_back(std::move(found.block));
        return std::move(page_);
    }

  private:
    [[nodiscard]] Box box(const pugi::xml_node& element) const {
        return xml::on_page(xml::box_around(points_of(element.child("Coords"))), page_.width, page_.height);
    }

    [[nodiscard]] Line line(const pugi::xml_node& node) const {
        Line out;
        const std::vector<Point> polygon = points_of(node.child("Coords"));
        const Box around = xml::box_around(polygon);
        out.box = xml::on_page(around, page_.width, page_.height);
        if (!around.empty() && !is_rectangle(polygon, around))
            out.polygon = xml::on_page(polygon, page_.width, page_.height);
        if (const auto points = points_of(node.child("Baseline")); points.size() > 1)
            out.baseline = Baseline{points.front(), points.back()};
        for (const pugi::xml_node word : node.children("Word"))
            if (const std::string text = text_of_element(word); !text.empty())
                out.words.push_back({text, box(word), confidence_of_element(word), {}});
        out.words = words_with_text(std::move(out.words), text_of_element(node),
                                    {"", out.box, confidence_of_element(node), {}});
        return out;
    }

    /// A region whose text was not parted into lines: those that its line ends make, without boxes.
    [[nodiscard]] static std::vector<Line> unboxed_lines(const pugi::xml_node& region) {
        std::vector<Line> out;
        std::istringstream text(xml::clean(region.child("TextEquiv").child("Unicode").text().get()));
        for (std::string line; std::getline(text, line);)
            out.push_back({{}, {}, line.empty() ? std::vector<Word>{} : std::vector<Word>{{line, {}, 1, {}}}, {}});
        return out;
    }

    [[nodiscard]] std::vector<Line> lines(const pugi::xml_node& region) const {
        if (!region.child("TextLine")) return unboxed_lines(region);
        std::vector<Line> out;
        for (const pugi::xml_node node : region.children("TextLine")) out.push_back(line(node));
        return out;
    }

    /// Lines of text within a table, picture or advertisement are lines of that `owner`.
    void read_regions(const pugi::xml_node& parent, const std::size_t* owner, int depth) {
        if (depth > deepest_nesting)
            throw InputError("regions are nested more than " + std::to_string(deepest_nesting) + " deep");
        for (const pugi::xml_node node : parent.children()) {
            const auto kind = kind_of(node.name());
            if (!kind) continue;
            if (const auto at = places_.find(node.attribute("id").value()); at != places_.end())
                place_ = at->second;  // what follows without a place of its own stays behind it
            std::vector<Line> text = lines(node);
            if (owner != nullptr && *kind == BlockKind::text) {
                auto& owned = found_[*owner].block.lines;
                std::move(text.begin(), text.end(), std::back_inserter(owned));
                read_regions(node, owner, depth + 1);
                continue;
            }
            const bool frame = *kind == BlockKind::text && text.empty() && node.child("TextRegion");
            const std::size_t index = found_.size();
            if (!frame)
                add(node, *kind == BlockKind::text ? kind_of_type(node.attribute("type").value()) : *kind, text);
            read_regions(node, *kind == BlockKind::text ? nullptr : &index, depth + 1);
        }
    }

    void add(const pugi::xml_node& node, BlockKind kind, std::vector<Line>& text) {
        Block block;
        const std::string id = node.attribute("id").value();
        block.id = ids_.acquire(id.empty() ? "b" + std::to_string(found_.size() + 1) : id);
        block.kind = kind;
        block.lines = std::move(text);
        block.polygon = points_of(node.child("Coords"));
        const Box around = xml::box_around(block.polygon);
        if (around.empty() || is_rectangle(block.polygon, around)) block.polygon.clear();
        block.box = xml::on_page(around, page_.width, page_.height);
        const auto says = [&](const char* direction) {
            return reads(node, direction) || reads(node.child("TextRegion"), direction);
        };
        if (says("top-to-bottom")) block.writing_mode = WritingMode::vertical_rl;
        if (says("right-to-left")) block.writing_mode = WritingMode::horizontal_rtl;
        for (Line& line : block.lines) line.writing_mode = block.writing_mode;
        found_.push_back({std::move(block), place_});
    }

    static bool reads(const pugi::xml_node& region, std::string_view direction) {
        return region.attribute("readingDirection").value() == direction;
    }

    std::map<std::string, std::size_t> places_;
    std::size_t place_ = 0;
    xml::Ids ids_;
    Page page_;
    std::vector<Found> found_;
};

}  // namespace

bool is_page(const pugi::xml_document& document) {
    return std::string_view(document.document_element().name()) == "PcGts";
}

Page page_of(const pugi::xml_document& document) {
    const pugi::xml_node page = document.document_element().child("Page");
    if (!page) throw InputError("the PAGE file has no Page element in it; it is not whole");
    return PageReader().read(page);
}

}  // namespace galley::read_page
