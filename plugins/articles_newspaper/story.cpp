#include "story.hpp"

#include <algorithm>
#include <map>

#include "node_order.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::nothing;
using page_graph::slots;

constexpr double likely = 0.5;

class Telling {
  public:
    Telling(const Cluster& cluster, const page_graph::Graph& graph, const Judgement& judgement, const Settled& settled)
        : graph_(graph), judgement_(judgement), settled_(settled), cluster_(cluster) {}

    Story run() {
        Lines lines;
        for (const int node : cluster_.nodes)
            if (!graph_.scene.nodes[static_cast<std::size_t>(node)].is_picture()) lines.push_back(node);
        order_ = order_of(lines, graph_, judgement_);
        tell_heads();
        tell_passages();
        tell_captions();
        return std::move(story_);
    }

  private:
    [[nodiscard]] Guise guise(int node) const { return settled_.guises[static_cast<std::size_t>(node)]; }

    void tell_heads() {
        for (const auto& [field, wanted] :
             {std::pair(&story_.section, Guise::section), std::pair(&story_.kicker, Guise::kicker),
              std::pair(&story_.headline, Guise::headline), std::pair(&story_.subtitle, Guise::subtitle),
              std::pair(&story_.byline, Guise::byline), std::pair(&story_.dateline, Guise::dateline)}) {
            for (const int node : order_)
                if (guise(node) == wanted) field->push_back(node);
            *field = row_order(*field, graph_.scene);
        }
    }

    [[nodiscard]] double relation(int from, int to, Relation relation, double otherwise) const {
        for (std::size_t k = 0; k < slots; ++k)
            if (graph_.arcs[static_cast<std::size_t>(from)][k].target == to)
                return judgement_.relation(static_cast<std::size_t>(from), k, relation);
        return otherwise;
    }

    /// Where no arc tells, a line goes on unless layout begins a paragraph there.
    [[nodiscard]] bool goes_on(int from, int to) const {
        const bool starts = graph_.scene.nodes[static_cast<std::size_t>(to)].starts_paragraph;
        return relation(from, to, Relation::paragraph, starts ? 0 : 1) > likely;
    }

    void tell_passages() {
        for (const int node : order_) {
            const Guise g = guise(node);
            if (g != Guise::body && g != Guise::crosshead && g != Guise::note && g != Guise::pullquote &&
                g != Guise::jump)
                continue;
            const bool runs = !story_.passages.empty() && story_.passages.back().guise == g;
            const bool one =
                runs && (g == Guise::body || g == Guise::note ? goes_on(story_.passages.back().lines.back(), node)
                                                              : is_near(story_.passages.back().lines.back(), node));
            if (one)
                story_.passages.back().lines.push_back(node);
            else
                story_.passages.push_back({g, {node}});
        }
    }

    /// Lines of one crosshead or quotation stand together.
    [[nodiscard]] bool is_near(int a, int b) const {
        const auto &p = graph_.scene.nodes[static_cast<std::size_t>(a)],
                   &q = graph_.scene.nodes[static_cast<std::size_t>(b)];
        return !p.placed || !q.placed || page_graph::distance(p.place, q.place) < std::max(p.size, q.size);
    }

    /// The picture that a line most likely speaks of.
    [[nodiscard]] int picture_of(int line) const {
        int out = nothing;
        double most = likely / 2;
        for (std::size_t k = 0; k < slots; ++k) {
            const int target = graph_.arcs[static_cast<std::size_t>(line)][k].target;
            if (target == nothing || !graph_.scene.nodes[static_cast<std::size_t>(target)].is_picture()) continue;
            const double p = judgement_.relation(static_cast<std::size_t>(line), k, Relation::caption_of);
            if (p > most) most = p, out = target;
        }
        return out;
    }

    void tell_captions() {
        std::map<int, std::size_t> by_picture;
        for (const bool credits : {false, true})
            for (const int node : order_)
                if (guise(node) == (credits ? Guise::credit : Guise::caption)) add_caption_line(node, by_picture);
        for (const int node : cluster_.nodes)
            if (graph_.scene.nodes[static_cast<std::size_t>(node)].is_picture() && !by_picture.contains(node))
                story_.captions.push_back({node, {}});
    }

    void add_caption_line(int node, std::map<int, std::size_t>& by_picture) {
        const int picture = picture_of(node);
        if (picture != nothing) {
            const auto [at, fresh] = by_picture.try_emplace(picture, story_.captions.size());
            if (fresh) story_.captions.push_back({picture, {}});
            story_.captions[at->second].lines.push_back(node);
            return;
        }
        // Without a picture it goes with the caption that it stands next to.
        for (Caption& caption : story_.captions)
            if (!caption.lines.empty() && is_near(caption.lines.back(), node)) return caption.lines.push_back(node);
        story_.captions.push_back({nothing, {node}});
    }

    const page_graph::Graph& graph_;
    const Judgement& judgement_;
    const Settled& settled_;
    const Cluster& cluster_;
    Lines order_;
    Story story_;
};

}  // namespace

Story story_of(const Cluster& cluster, const page_graph::Graph& graph, const Judgement& judgement,
               const Settled& settled, const DecoderOptions& options) {
    Story out = Telling(cluster, graph, judgement, settled).run();
    out.join = cluster.join, out.apart = cluster.apart;
    double sum = 0, count = 0;
    for (const int node : cluster.nodes) {
        if (graph.scene.nodes[static_cast<std::size_t>(node)].is_picture()) continue;
        sum += log_odds(settled.certainty[static_cast<std::size_t>(node)]);
        ++count;
    }
    out.roles = count > 0 ? sum / count : 0;
    out.confidence = logistic(options.confidence_bias + options.join * out.join + options.apart * out.apart +
                              options.roles * out.roles);
    return out;
}

bool is_article(const Story& story) {
    if (!story.passages.empty()) return true;
    const bool captioned = std::any_of(story.captions.begin(), story.captions.end(),
                                       [](const Caption& caption) { return !caption.lines.empty(); });
    return captioned || (!story.headline.empty() && (!story.captions.empty() || !story.subtitle.empty()));
}

}  // namespace galley::articles_newspaper
