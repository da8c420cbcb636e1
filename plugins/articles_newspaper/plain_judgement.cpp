#include "plain_judgement.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::Arc;
using page_graph::Kind;
using page_graph::Node;
using page_graph::nothing;

// Plain beliefs; nothing more is claimed for them than their order.
constexpr float surely = 0.95F, likely = 0.8F, unknown = 0.5F, hardly = 0.1F;

bool has(std::uint32_t kinds, Kind kind) { return (kinds >> static_cast<unsigned>(kind) & 1U) != 0; }

Guise guise_of(const Block& block, const Node& node) {
    if (node.is_picture()) return Guise::picture;
    switch (block.kind) {
        case BlockKind::heading:
            return node.size >= page_graph::near_ratio ? Guise::headline : Guise::crosshead;
        case BlockKind::caption:
            return Guise::caption;
        case BlockKind::table:
            return Guise::table;
        case BlockKind::advert:
            return Guise::advert;
        case BlockKind::furniture:
            return Guise::furniture;
        case BlockKind::noise:
            return Guise::noise;
        default:
            return Guise::body;
    }
}

class Judging {
  public:
    Judging(const page_graph::Graph& graph, const Page& page) : graph_(graph), page_(page) {}

    Judgement run() {
        Judgement out;
        for (const Node& node : graph_.scene.nodes) {
            guises_.push_back(guise_of(page_.blocks[node.block], node));
            out.guises.emplace_back();
            out.guises.back()[static_cast<std::size_t>(guises_.back())] = 1;
        }
        out.relations.resize(graph_.size());
        for (std::size_t i = 0; i < graph_.size(); ++i)
            for (std::size_t k = 0; k < page_graph::slots; ++k)
                if (graph_.arcs[i][k].target != nothing) out.relations[i][k] = relations_of(i, graph_.arcs[i][k]);
        return out;
    }

  private:
    [[nodiscard]] int head_of(std::size_t i) const {
        for (const Arc& arc : graph_.arcs[i])
            if (has(arc.there, Kind::head)) return arc.target;
        return nothing;
    }

    [[nodiscard]] float same(std::size_t i, std::size_t j, const Arc& arc) const {
        const bool head_i = guises_[i] == Guise::headline, head_j = guises_[j] == Guise::headline;
        const Node &a = graph_.scene.nodes[i], &b = graph_.scene.nodes[j];
        if (a.is_picture() || b.is_picture())
            return guises_[i] == Guise::caption || guises_[j] == Guise::caption ? likely : unknown;
        if (a.block == b.block) return surely;
        if (has(arc.there, Kind::head) || has(arc.back, Kind::head)) return likely;
        if (head_i != head_j)  // text that ends above a heading
            return (has(arc.there, Kind::below) && head_i) || (has(arc.there, Kind::above) && head_j) ? likely : hardly;
        if (has(arc.there, Kind::column_next) || has(arc.there, Kind::column_previous)) return likely;
        const bool flows = has(arc.there, Kind::flow) || has(arc.back, Kind::flow);
        return flows && head_of(i) == head_of(j) && head_of(i) != nothing ? likely : hardly;
    }

    [[nodiscard]] Relations relations_of(std::size_t i, const Arc& arc) const {
        const auto j = static_cast<std::size_t>(arc.target);
        const Node &a = graph_.scene.nodes[i], &b = graph_.scene.nodes[j];
        const bool in_block = a.block == b.block && has(arc.there, Kind::order_next);
        Relations out{};
        out[static_cast<std::size_t>(Relation::same)] = same(i, j, arc);
        out[static_cast<std::size_t>(Relation::next)] = in_block                           ? surely
                                                        : has(arc.there, Kind::flow)       ? unknown
                                                        : has(arc.there, Kind::order_next) ? likely
                                                                                           : hardly;
        out[static_cast<std::size_t>(Relation::paragraph)] =
            has(arc.there, Kind::order_next) && !b.starts_paragraph && guises_[i] == guises_[j] ? surely : hardly;
        out[static_cast<std::size_t>(Relation::caption_of)] =
            guises_[i] == Guise::caption && b.is_picture() ? likely : hardly;
        out[static_cast<std::size_t>(Relation::head_of)] =
            guises_[i] == Guise::headline && has(arc.back, Kind::head) ? likely : hardly;
        return out;
    }

    const page_graph::Graph& graph_;
    const Page& page_;
    std::vector<Guise> guises_;
};

}  // namespace

Judgement plain_judgement(const page_graph::Graph& graph, const Page& page) { return Judging(graph, page).run(); }

}  // namespace galley::articles_newspaper
