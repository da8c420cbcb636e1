#include "page_regions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "custom.hpp"
#include "galley/error.hpp"
#include "galley/facts.hpp"
#include "geometry.hpp"
#include "line_text.hpp"
#include "toolkit/given.hpp"
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

/// The code of a language that PAGE calls by its English name; empty for one that is not among them.
std::string code_of(std::string_view language) {
    constexpr std::array<std::pair<std::string_view, const char*>, 20> codes{
        {{"Chinese", "zh"},    {"English", "en"}, {"German", "de"},  {"Japanese", "ja"}, {"Korean", "ko"},
         {"French", "fr"},     {"Spanish", "es"}, {"Russian", "ru"}, {"Italian", "it"},  {"Portuguese", "pt"},
         {"Dutch", "nl"},      {"Swedish", "sv"}, {"Danish", "da"},  {"Polish", "pl"},   {"Czech", "cs"},
         {"Vietnamese", "vi"}, {"Arabic", "ar"},  {"Greek", "el"},   {"Turkish", "tr"},  {"Ukrainian", "uk"}}};
    for (const auto& [name, code] : codes)
        if (name == language) return code;
    return {};
}

/// A text region that is more than words in a picture, although it lies in one.
bool stands_alone(const pugi::xml_node& region) {
    const BlockKind kind = kind_of_type(region.attribute("type").value());
    return kind == BlockKind::caption || kind == BlockKind::heading || kind == BlockKind::furniture;
}

class PageReader {
  public:
    PageReader(const pugi::xml_node& metadata, const mets::PageInMets& in_mets) {
        page_.facts = in_mets.facts;
        for (const mets::Claim& claim : in_mets.claims) claims_.emplace(claim.begin, claim);
        for (const pugi::xml_node item : metadata.children("MetadataItem"))
            for (const char* name : {"title", "date", "number", "label", "section", "language"})
                if (std::string_view(item.attribute("type").value()) == "other" &&
                    std::string_view(item.attribute("name").value()) == name)
                    add_fact(name, item.attribute("value").value());
    }

    Page read(const pugi::xml_node& node) {
        add_fact("language", code_of(node.attribute("primaryLanguage").value()));
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
    /// What the file says of its issue; METS, which was made for all of it, comes first.
    void add_fact(const char* name, std::string_view value) {
        constexpr double told = 0.95;
        if (!value.empty() && find_fact(page_.facts, name) == nullptr)
            page_.facts.push_back({name, xml::clean(value), std::nullopt, told, R"({"from":"file"})"});
    }

    /// Whose article an element is, by METS, by itself, or by what it lies in. Call `leave` behind it.
    std::optional<toolkit::Given> enter(const pugi::xml_node& element, std::optional<toolkit::Given> outer) {
        const std::string_view custom = element.attribute("custom").value();
        if (std::string article = article_in(custom); !article.empty()) {
            if (!outer || !outer->of_document) outer = toolkit::Given{std::move(article), {}, false};
        }
        if (outer)
            if (std::string role = role_in(custom); !role.empty()) outer->role = role;
        if (const auto claim = claims_.find(element.attribute("id").value()); claim != claims_.end())
            running_ = claim->second;
        return running_ ? std::optional(toolkit::Given{running_->article, running_->role, true}) : outer;
    }

    void leave(const pugi::xml_node& element) {
        if (running_ && running_->end == element.attribute("id").value()) running_.reset();
    }

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

    [[nodiscard]] std::vector<Line> lines(const pugi::xml_node& region, const std::optional<toolkit::Given>& whose) {
        if (!region.child("TextLine")) {
            std::vector<Line> out = unboxed_lines(region);
            for (Line& line : out)
                if (whose) toolkit::set_given(line.attrs, *whose);
            return out;
        }
        std::vector<Line> out;
        for (const pugi::xml_node node : region.children("TextLine")) {
            out.push_back(line(node));
            if (const auto given = enter(node, whose)) toolkit::set_given(out.back().attrs, *given);
            leave(node);
        }
        return out;
    }

    /// Lines of text within a table, picture or advertisement are lines of that `owner`; captions and headings within a
    /// picture are blocks of their own.
    void read_regions(const pugi::xml_node& parent, const std::size_t* owner, int depth,
                      const std::optional<toolkit::Given>& outer = {}) {
        if (depth > deepest_nesting)
            throw InputError("regions are nested more than " + std::to_string(deepest_nesting) + " deep");
        for (const pugi::xml_node node : parent.children()) {
            const auto kind = kind_of(node.name());
            if (!kind) continue;
            if (const auto at = places_.find(node.attribute("id").value()); at != places_.end())
                place_ = at->second;  // what follows without a place of its own stays behind it
            const std::optional<toolkit::Given> whose = enter(node, outer);
            std::vector<Line> text = lines(node, whose);
            const bool own_block = owner == nullptr || *kind != BlockKind::text ||
                                   (found_[*owner].block.kind == BlockKind::image && stands_alone(node));
            if (!own_block) {
                auto& owned = found_[*owner].block.lines;
                std::move(text.begin(), text.end(), std::back_inserter(owned));
                read_regions(node, owner, depth + 1, whose);
                leave(node);
                continue;
            }
            const bool frame = *kind == BlockKind::text && text.empty() && node.child("TextRegion");
            const std::size_t index = found_.size();
            if (!frame)
                add(node, *kind == BlockKind::text ? kind_of_type(node.attribute("type").value()) : *kind, text);
            if (whose && !frame && found_[index].block.lines.empty())
                toolkit::set_given(found_[index].block.attrs, *whose);
            read_regions(node, *kind == BlockKind::text ? nullptr : &index, depth + 1, whose);
            leave(node);
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
    std::map<std::string, mets::Claim> claims_;  // by the id of their first element
    std::optional<mets::Claim> running_;
    xml::Ids ids_;
    Page page_;
    std::vector<Found> found_;
};

}  // namespace

bool is_page(const pugi::xml_document& document) {
    return std::string_view(document.document_element().name()) == "PcGts";
}

Page page_of(const pugi::xml_document& document, const mets::PageInMets& in_mets) {
    const pugi::xml_node page = document.document_element().child("Page");
    if (!page) throw InputError("the PAGE file has no Page element in it; it is not whole");
    return PageReader(document.document_element().child("Metadata"), in_mets).read(page);
}

}  // namespace galley::read_page
