#include "page_graph/scene.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "galley/text.hpp"
#include "geometry/sheet.hpp"
#include "geometry/type_facts.hpp"
#include "language/text_ends.hpp"

namespace galley::page_graph {
namespace {

using geometry::Levelling;
using geometry::TypeFacts;

/// The sheet is laid out in whole numbers: so many to a unit.
constexpr double fine = 64;

nlohmann::json attrs_of(const std::string& attrs) {
    auto object = attrs.empty() ? nlohmann::json::object() : nlohmann::json::parse(attrs, nullptr, false);
    return object.is_object() ? object : nlohmann::json::object();
}

bool says(const nlohmann::json& attrs, const char* name) {
    const auto member = attrs.find(name);
    return member != attrs.end() && member->is_boolean() && member->get<bool>();
}

std::string text_member(const nlohmann::json& attrs, const char* name) {
    const auto member = attrs.find(name);
    return member != attrs.end() && member->is_string() ? member->get<std::string>() : "";
}

bool read_colour(const std::string& text, Colour& out) {
    if (text.size() != 7 || text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos) return false;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::stoi(text.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    return true;
}

class Reading {
  public:
    explicit Reading(const Page& page) : page_(page) {
        for (const Block& block : page.blocks)
            for (const Line& line : block.lines) scene_.read = scene_.read || !text_of(line).empty();
    }

    Scene run() {
        for (std::size_t b = 0; b < page_.blocks.size(); ++b) add_block(b);
        place_nodes();
        find_body();
        find_holders();
        return std::move(scene_);
    }

  private:
    void add_block(std::size_t b) {
        const Block& block = page_.blocks[b];
        const auto attrs = attrs_of(block.attrs);
        const std::string frame = text_member(attrs, "frame");
        const int number =
            frame.empty() ? nothing : frames_.try_emplace(frame, static_cast<int>(frames_.size())).first->second;
        if (block.kind == BlockKind::image && !block.box.empty()) {
            Node node;
            node.block = b, node.line = -1, node.frame = number;
            scene_.nodes.push_back(std::move(node));
            lines_.push_back(nullptr);
        }
        for (std::size_t i = 0; i < block.lines.size(); ++i) {
            const Line& line = block.lines[i];
            Node node;
            node.block = b, node.line = static_cast<std::int32_t>(i), node.frame = number;
            node.text = language::trimmed(decode_utf8(text_of(line)));
            if (scene_.read ? node.text.empty() : line.box.empty()) continue;
            const auto facts = attrs_of(line.attrs);
            if (says(facts, "copy")) continue;
            node.starts_paragraph = says(facts, "paragraph");
            node.on_picture = says(facts, "picture");
            const std::string font = text_member(facts, "font");
            node.slanted = font.find("Italic") != std::string::npos || font.find("Oblique") != std::string::npos;
            node.coloured = read_colour(text_member(facts, "ink"), node.ink) &&
                            read_colour(text_member(facts, "ground"), node.ground);
            scene_.nodes.push_back(std::move(node));
            lines_.push_back(&line);
        }
    }

    /// Levels the page, and measures it by its body type.
    void place_nodes() {
        std::vector<const Line*> placed;
        for (const Line* line : lines_)
            if (line != nullptr && !line->box.empty()) placed.push_back(line);
        const std::vector<TypeFacts> facts = geometry::type_facts(placed, page_.dpi);
        std::vector<std::pair<double, double>> sizes;
        double upright = 0, backwards = 0, all = 0;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            if (facts[i].size <= 0) continue;
            const double characters = geometry::axis_of(*placed[i]).length() / facts[i].size;
            sizes.emplace_back(facts[i].size, characters);
            all += characters;
            if (placed[i]->writing_mode == WritingMode::vertical_rl) upright += characters;
            if (placed[i]->writing_mode == WritingMode::horizontal_rtl) backwards += characters;
        }
        scene_.body = geometry::weighted_quantile(std::move(sizes), 0.5);
        if (scene_.body <= 0) return;
        const WritingMode mode = 2 * upright > all     ? WritingMode::vertical_rl
                                 : 2 * backwards > all ? WritingMode::horizontal_rtl
                                                       : WritingMode::horizontal_ltr;
        scene_.vertical = mode == WritingMode::vertical_rl;
        const Levelling sheet = geometry::levelling_of(page_, placed, fine / scene_.body);
        const auto place_of = [&](const Box& on_sheet) {
            const Box b = geometry::to_reading(on_sheet, mode, sheet.width());
            return Place{b.x / fine, b.right() / fine, b.y / fine, b.bottom() / fine};
        };
        std::size_t next = 0;
        for (std::size_t n = 0; n < lines_.size(); ++n) {
            Node& node = scene_.nodes[n];
            if (lines_[n] == nullptr) {
                node.place = place_of(sheet(page_.blocks[node.block].box));
            } else if (!lines_[n]->box.empty()) {
                const Line& line = *lines_[n];
                const TypeFacts& type = facts[next++];
                node.place = place_of(sheet(geometry::axis_of(line), line.writing_mode == WritingMode::vertical_rl));
                node.size = type.size / scene_.body, node.weight = type.weight, node.exact = type.told;
                node.across = (line.writing_mode == WritingMode::vertical_rl) != scene_.vertical;
            } else {
                continue;
            }
            node.placed = true;
        }
        for (const Block& block : page_.blocks)
            if (block.kind == BlockKind::rule && !block.box.empty()) add_rule(block, place_of(sheet(block.box)));
        sort_rules();
        measure_sheet();
    }

    void add_rule(const Block& block, const Place& place) {
        const auto attrs = attrs_of(block.attrs);
        if (says(attrs, "tint") || says(attrs, "frame"))
            scene_.regions.push_back(place);
        else
            (place.width() >= place.height() ? scene_.level_rules : scene_.upright_rules).push_back(place);
    }

    void sort_rules() {
        std::sort(scene_.level_rules.begin(), scene_.level_rules.end(),
                  [](const Place& a, const Place& b) { return a.top < b.top; });
        std::sort(scene_.upright_rules.begin(), scene_.upright_rules.end(),
                  [](const Place& a, const Place& b) { return a.left < b.left; });
    }

    /// Puts the origin where the first thing stands.
    void measure_sheet() {
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
        for (const Node& n : scene_.nodes) {
            if (!n.placed) continue;
            left = std::min(left, n.place.left), top = std::min(top, n.place.top);
            right = std::max(right, n.place.right), bottom = std::max(bottom, n.place.bottom);
        }
        const auto move = [&](Place& p) { p = {p.left - left, p.right - left, p.top - top, p.bottom - top}; };
        for (Node& n : scene_.nodes)
            if (n.placed) move(n.place);
        for (auto* list : {&scene_.level_rules, &scene_.upright_rules, &scene_.regions})
            for (Place& p : *list) move(p);
        scene_.width = std::max(1.0, right - left), scene_.height = std::max(1.0, bottom - top);
    }

    /// Weight and colours of most of the text; weights become ratios to it.
    void find_body() {
        std::vector<std::pair<double, double>> weights;
        std::array<std::vector<std::pair<double, double>>, 6> colours;
        for (const Node& n : scene_.nodes) {
            if (n.is_picture() || !n.placed) continue;
            weights.emplace_back(n.weight, n.place.width());
            if (!n.coloured) continue;
            for (std::size_t c = 0; c < 3; ++c) {
                colours[c].emplace_back(n.ink[c], n.place.width());
                colours[3 + c].emplace_back(n.ground[c], n.place.width());
            }
        }
        const double usual = geometry::weighted_quantile(std::move(weights), 0.5);
        if (usual > 0)
            for (Node& n : scene_.nodes) n.weight /= usual;
        for (std::size_t c = 0; c < 3; ++c) {
            scene_.ink[c] = geometry::weighted_quantile(std::move(colours[c]), 0.5);
            scene_.ground[c] = geometry::weighted_quantile(std::move(colours[3 + c]), 0.5);
        }
    }

    void find_holders() {
        std::vector<int> pictures;
        for (std::size_t i = 0; i < scene_.nodes.size(); ++i)
            if (scene_.nodes[i].is_picture() && scene_.nodes[i].placed) pictures.push_back(static_cast<int>(i));
        for (Node& n : scene_.nodes) {
            if (!n.placed) continue;
            double least = 1e18;
            for (std::size_t r = 0; r < scene_.regions.size(); ++r)
                if (const Place& p = scene_.regions[r];
                    p.area() < least && p.area() > n.place.area() && holds(p, n.place))
                    least = p.area(), n.region = static_cast<int>(r);
            if (n.is_picture()) continue;
            least = 1e18;
            for (const int k : pictures)
                if (const Place& p = scene_.nodes[static_cast<std::size_t>(k)].place;
                    p.area() < least && holds(p, n.place))
                    least = p.area(), n.picture = k;
        }
    }

    const Page& page_;
    Scene scene_;
    std::vector<const Line*> lines_;  // by node; null for a picture
    std::map<std::string, int> frames_;
};

}  // namespace

Scene scene_of(const Page& page) { return Reading(page).run(); }

}  // namespace galley::page_graph
