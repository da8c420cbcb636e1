#include "page_graph/arcs.hpp"

#include <bit>
#include <tuple>
#include <unordered_map>

namespace galley::page_graph {
namespace {

/// So near to a picture, in heights of body type, a line may speak of it.
constexpr double near_picture = 8;

struct Pair {
    std::uint32_t forth = 0, back = 0;  // from the node that comes first in the page, and from the other one
};

class Gathering {
  public:
    Gathering(const Scene& scene, const Columns& columns, const Seen& seen, const Heads& heads)
        : scene_(scene), columns_(columns), seen_(seen), heads_(heads) {}

    Arcs run() {
        add_seen();
        add_order();
        add_columns();
        add_heads();
        add_pictures();
        return chosen();
    }

  private:
    void add(int from, int to, Kind kind) {
        if (from == nothing || to == nothing || from == to) return;
        const std::uint64_t first = static_cast<std::uint32_t>(std::min(from, to));
        const std::uint64_t second = static_cast<std::uint32_t>(std::max(from, to));
        Pair& pair = pairs_[first << 32U | second];
        (from < to ? pair.forth : pair.back) |= 1U << static_cast<unsigned>(kind);
    }
    void add_all(const Nearest& nearest, Kind kind) {
        for (std::size_t i = 0; i < nearest.size(); ++i) add(static_cast<int>(i), nearest[i], kind);
    }

    void add_seen() {
        constexpr std::array kinds{Kind::above, Kind::below, Kind::left, Kind::right};  // in the order of Side
        for (std::size_t s = 0; s < side_count; ++s) add_all(seen_[s], kinds[s]);
    }

    void add_order() {
        for (std::size_t i = 1; i < scene_.nodes.size(); ++i) {
            add(static_cast<int>(i - 1), static_cast<int>(i), Kind::order_next);
            add(static_cast<int>(i), static_cast<int>(i - 1), Kind::order_previous);
        }
    }

    void add_columns() {
        add_all(columns_.below, Kind::column_next);
        add_all(columns_.above, Kind::column_previous);
        for (const Column& column : columns_.all)
            for (std::size_t k = 2; k < column.lines.size(); ++k) {
                add(column.lines[k - 2], column.lines[k], Kind::second_next);
                add(column.lines[k], column.lines[k - 2], Kind::second_previous);
            }
        const auto ways = columns_to_the_right(scene_, columns_, heads_.near);
        for (std::size_t c = 0; c < ways.size(); ++c)
            for (const int other : ways[c])
                add(columns_.all[c].lines.back(), columns_.all[static_cast<std::size_t>(other)].lines.front(),
                    Kind::flow);
    }

    void add_heads() {
        add_all(heads_.near, Kind::head);
        add_all(heads_.far, Kind::far_head);
    }

    void add_pictures() {
        std::vector<int> pictures;
        for (std::size_t i = 0; i < scene_.nodes.size(); ++i)
            if (scene_.nodes[i].is_picture() && scene_.nodes[i].placed) pictures.push_back(static_cast<int>(i));
        for (std::size_t i = 0; i < scene_.nodes.size(); ++i) {
            const Node& node = scene_.nodes[i];
            if (node.is_picture() || !node.placed) continue;
            int nearest = node.picture;
            double least = near_picture;
            for (const int p : pictures) {
                if (node.picture != nothing) break;
                const double gap = distance(node.place, scene_.nodes[static_cast<std::size_t>(p)].place);
                if (gap < least) least = gap, nearest = p;
            }
            add(static_cast<int>(i), nearest, Kind::picture);
        }
    }

    struct Wish {
        int rank = 0;
        double distance = 0;
        Arc arc;
    };

    [[nodiscard]] Wish wish(std::size_t from, std::size_t to, std::uint32_t there, std::uint32_t back) const {
        const Node &a = scene_.nodes[from], &b = scene_.nodes[to];
        const double gap = a.placed && b.placed ? distance(a.place, b.place) : 0;
        // What the node asks for comes before what it is asked for.
        constexpr int after = 2;
        const int mine = there != 0 ? std::countr_zero(there) : static_cast<int>(kind_count) + after;
        const int theirs = back != 0 ? std::countr_zero(back) + after : static_cast<int>(kind_count) + after;
        return {std::min(mine, theirs), gap, {static_cast<int>(to), there, back}};
    }

    [[nodiscard]] Arcs chosen() const {
        std::vector<std::vector<Wish>> wishes(scene_.nodes.size());
        for (const auto& [key, pair] : pairs_) {
            const auto first = static_cast<std::size_t>(key >> 32U),
                       second = static_cast<std::size_t>(key & 0xFFFFFFFFU);
            wishes[first].push_back(wish(first, second, pair.forth, pair.back));
            wishes[second].push_back(wish(second, first, pair.back, pair.forth));
        }
        Arcs out(scene_.nodes.size());
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            auto& mine = wishes[i];
            std::sort(mine.begin(), mine.end(), [](const Wish& a, const Wish& b) {
                return std::tie(a.rank, a.distance, a.arc.target) < std::tie(b.rank, b.distance, b.arc.target);
            });
            for (std::size_t k = 0; k < std::min(slots, mine.size()); ++k) out[i][k] = mine[k].arc;
        }
        return out;
    }

    const Scene& scene_;
    const Columns& columns_;
    const Seen& seen_;
    const Heads& heads_;
    std::unordered_map<std::uint64_t, Pair> pairs_;
};

}  // namespace

Arcs arcs_of(const Scene& scene, const Columns& columns, const Seen& seen, const Heads& heads) {
    return Gathering(scene, columns, seen, heads).run();
}

}  // namespace galley::page_graph
