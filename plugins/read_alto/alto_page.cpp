#include "alto_page.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims.hpp"
#include "galley/error.hpp"
#include "galley/facts.hpp"
#include "kinds.hpp"
#include "order.hpp"
#include "toolkit/xml.hpp"

namespace galley::read_alto {

namespace {

/// Composed blocks are articles, columns, tables: a handful of levels. More is a trick to exhaust the stack.
constexpr int deepest_nesting = 64;
/// Positions beyond this are damage; sums of two still fit an int.
constexpr double farthest_pixel = 1e8;
constexpr double tenths_of_mm_per_inch = 254, inch1200_per_inch = 1200;

/// How many units of the file make an inch; nothing when they are pixels.
std::optional<double> units_per_inch(const pugi::xml_node& alto) {
    const std::string_view unit = alto.child("Description").child("MeasurementUnit").text().get();
    if (unit == "mm10") return tenths_of_mm_per_inch;
    if (unit == "inch1200") return inch1200_per_inch;
    return std::nullopt;
}

struct Found {
    Block block;
    std::size_t place = 0;
};

class PageReader {
  public:
    PageReader(const pugi::xml_node& alto, double dpi, const mets::PageInMets& in_mets)
        : kinds_(alto.child("Tags")), claims_(alto.child("Tags"), in_mets.claims), places_(places_of(alto)) {
        page_.facts = in_mets.facts;
        for (const pugi::xml_node tag : alto.child("Tags").children("OtherTag"))
            for (const char* name : {"title", "date", "number", "section"})
                if (std::string_view(tag.attribute("TYPE").value()) == name)
                    add_fact(name, tag.attribute("LABEL").value());
        if (const auto units = units_per_inch(alto)) {
            dpi_ = dpi;
            scale_ = dpi / *units;
        }
        for (const pugi::xml_node tag : alto.child("Tags").children("OtherTag"))
            if (std::string_view(tag.attribute("TYPE").value()) == "dpi") dpi_ = tag.attribute("LABEL").as_double();
        if (!std::isfinite(dpi_) || dpi_ < 0) dpi_ = 0;
    }

    Page read(const pugi::xml_node& node) {
        page_.dpi = dpi_;
        page_.width = std::max(0, pixel(node.attribute("WIDTH").as_double()));
        page_.height = std::max(0, pixel(node.attribute("HEIGHT").as_double()));
        add_fact("label", node.attribute("PRINTED_IMG_NR").value());
        add_fact("language", node.attribute("LANG").value());
        for (const pugi::xml_node space : node.children()) {
            const bool margin = std::string_view(space.name()).ends_with("Margin");
            read_blocks(space, margin ? std::optional(BlockKind::furniture) : std::nullopt, 0);
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Found& a, const Found& b) { return a.place < b.place; });
        for (Found& found : found_) page_.blocks.push_back(std::move(found.block));
        return std::move(page_);
    }

  private:
    /// What the file says of its issue; METS, which was made for all of it, comes first.
    void add_fact(const char* name, std::string_view value) {
        constexpr double told = 0.95;
        if (!value.empty() && find_fact(page_.facts, name) == nullptr)
            page_.facts.push_back({name, xml::clean(value), std::nullopt, told, R"({"from":"file"})"});
    }

    [[nodiscard]] int pixel(double value) const {
        const double scaled = value * scale_;
        return std::isfinite(scaled)
                   ? static_cast<int>(std::lround(std::clamp(scaled, -farthest_pixel, farthest_pixel)))
                   : 0;
    }

    [[nodiscard]] std::vector<Point> points(const char* text) const {
        const std::vector<double> numbers = xml::numbers_in(text);
        std::vector<Point> out;
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
            out.push_back({pixel(numbers[i]), pixel(numbers[i + 1])});
        return out;
    }

    [[nodiscard]] std::vector<Point> polygon(const pugi::xml_node& node) const {
        return points(node.child("Shape").child("Polygon").attribute("POINTS").value());
    }

    /// Both edges are rounded, not the width: boxes that touch go on touching.
    [[nodiscard]] Box box(const pugi::xml_node& node) const {
        const double x = node.attribute("HPOS").as_double(), y = node.attribute("VPOS").as_double();
        const int left = pixel(x), top = pixel(y);
        Box out{left, top, pixel(x + node.attribute("WIDTH").as_double()) - left,
                pixel(y + node.attribute("HEIGHT").as_double()) - top};
        if (out.empty()) out = xml::box_around(polygon(node));
        return xml::on_page(out, page_.width, page_.height);
    }

    [[nodiscard]] Line line(const pugi::xml_node& node) const {
        Line out;
        out.box = box(node);
        out.polygon = xml::on_page(polygon(node), page_.width, page_.height);
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = child.name();
            const std::string text = xml::clean(child.attribute("CONTENT").value());
            if (name == "String" && !text.empty()) {
                const double confidence = child.attribute("WC").as_double(1);
                out.words.push_back({text, box(child), confidence >= 0 && confidence <= 1 ? confidence : 1, {}});
            } else if (name == "HYP" && !out.words.empty()) {
                // A soft hyphen means one that was printed here; text says what is on the paper.
                out.words.back().text += text.empty() || text == "\u00AD" ? "-" : text;
            }
        }
        const std::string_view base = node.attribute("BASELINE").value();
        const std::vector<Point> line_of_points = points(node.attribute("BASELINE").value());
        if (line_of_points.size() > 1)
            out.baseline = Baseline{line_of_points.front(), line_of_points.back()};
        else if (const auto numbers = xml::numbers_in(base); numbers.size() == 1)  // its height, before ALTO 4.1
            out.baseline = Baseline{{out.box.x, pixel(numbers[0])}, {out.box.right(), pixel(numbers[0])}};
        return out;
    }

    /// What a block or line says of its direction; `usual` where it says nothing.
    static WritingMode mode_of(const pugi::xml_node& node, WritingMode usual) {
        const std::string_view direction = node.attribute("BASEDIRECTION").value();
        if (direction == "ttb") return WritingMode::vertical_rl;
        if (direction == "rtl") return WritingMode::horizontal_rtl;
        return direction == "ltr" ? WritingMode::horizontal_ltr : usual;
    }

    void read_blocks(const pugi::xml_node& parent, std::optional<BlockKind> kind, int depth) {
        if (depth > deepest_nesting)
            throw InputError("blocks are nested more than " + std::to_string(deepest_nesting) + " deep");
        for (const pugi::xml_node node : parent.children()) {
            const std::string_view name = node.name();
            if (const auto at = places_.find(node.attribute("ID").value()); at != places_.end())
                place_ = at->second;  // what follows without a place of its own stays behind it
            if (name == "ComposedBlock") {
                const auto type = kind_called(node.attribute("TYPE").value());
                const bool whole = type == BlockKind::table || type == BlockKind::advert;
                claims_.enter(node);
                read_blocks(node, whole ? type : kind, depth + 1);
                claims_.leave(node);
            } else if (name == "TextBlock") {
                add(node, kind.value_or(BlockKind::text));
            } else if (name == "Illustration") {
                add(node, BlockKind::image);
            } else if (name == "GraphicalElement") {
                add(node, BlockKind::rule);
            }
        }
    }

    void add(const pugi::xml_node& node, BlockKind kind) {
        Block block;
        const std::string id = node.attribute("ID").value();
        block.id = ids_.acquire(id.empty() ? "b" + std::to_string(found_.size() + 1) : id);
        block.kind = kinds_.of(node).value_or(kind);
        block.box = box(node);
        block.polygon = polygon(node);
        block.writing_mode = mode_of(node, WritingMode::horizontal_ltr);
        claims_.enter(node);
        if (const auto given = claims_.current(); given && !node.child("TextLine"))
            toolkit::set_given(block.attrs, *given);
        for (const pugi::xml_node child : node.children("TextLine")) {
            claims_.enter(child);
            block.lines.push_back(line(child));
            block.lines.back().writing_mode = mode_of(child, block.writing_mode);
            if (const auto given = claims_.current()) toolkit::set_given(block.lines.back().attrs, *given);
            claims_.leave(child);
        }
        claims_.leave(node);
        found_.push_back({std::move(block), place_});
    }

    KindTags kinds_;
    Claims claims_;
    std::map<std::string, std::size_t> places_;
    std::size_t place_ = 0;
    double dpi_ = 0, scale_ = 1;
    xml::Ids ids_;
    Page page_;
    std::vector<Found> found_;
};

}  // namespace

bool is_alto(const pugi::xml_document& document) {
    return std::string_view(document.document_element().name()) == "alto";
}

std::size_t page_count(const pugi::xml_document& document) {
    const auto pages = document.document_element().child("Layout").children("Page");
    return static_cast<std::size_t>(std::distance(pages.begin(), pages.end()));
}

Page page_of(const pugi::xml_document& document, std::size_t number, double dpi, const mets::PageInMets& in_mets) {
    const pugi::xml_node alto = document.document_element();
    std::size_t at = 0;
    for (const pugi::xml_node page : alto.child("Layout").children("Page"))
        if (at++ == number) return PageReader(alto, dpi, in_mets).read(page);
    throw InputError("there is no page " + std::to_string(number + 1) + "; the ALTO file has " + std::to_string(at));
}

}  // namespace galley::read_alto
