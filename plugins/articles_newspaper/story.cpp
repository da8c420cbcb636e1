#include "story.hpp"

#include <algorithm>
#include <map>

#include "fact_boxes.hpp"
#include "headline_group.hpp"
#include "node_order.hpp"

namespace galley::articles_newspaper {

namespace {

using page_graph::nothing;
using page_graph::slots;

constexpr double likely = 0.5;
constexpr double same_exactly = 0.97;  // where fonts tell sizes, but for rounding
constexpr double bold = 1.3, bold_counts = 1.2;
/// A scrap of text of less confidence than this is words in a drawing, or of an advert: on the pages that models are
/// chosen by none such was an article.
constexpr double unsure = 0.2;
constexpr double same_type = 0.9;  // type of one size measures less different than this

bool is_passage(Guise g) { return g == Guise::body || g == Guise::crosshead || g == Guise::note || g == Guise::jump; }

class Telling {
  public:
    Telling(const Cluster& cluster, const page_graph::Graph& graph, const Judgement& judgement, const Settled& settled)
        : graph_(graph), judgement_(judgement), settled_(settled), cluster_(cluster) {}

    Story run() {
        Lines heads, text, headline;
        for (const int node : cluster_.nodes) {
            if (graph_.scene.nodes[static_cast<std::size_t>(node)].is_picture()) continue;
            lines_.push_back(node);
            if (settled_.guises[static_cast<std::size_t>(node)] == Guise::headline) headline.push_back(node);
        }
        headline_ = headline_group(headline, graph_.scene);
        for (const int node : lines_) {
            if (is_passage(guise(node)))
                text.push_back(node);
            else if (is_heading(guise(node)) || guise(node) == Guise::byline)
                heads.push_back(node);
        }
        for (const Lines& part : text_and_boxes(text, graph_, judgement_)) {
            const Lines ordered = order_of(part, heads, graph_, judgement_);
            order_.insert(order_.end(), ordered.begin(), ordered.end());
        }
        tell_heads();
        tell_passages();
        tell_captions();
        return std::move(story_);
    }

  private:
    /// An article has one headline; others like it are crossheads.
    [[nodiscard]] Guise guise(int node) const {
        const Guise g = settled_.guises[static_cast<std::size_t>(node)];
        return g == Guise::headline && !std::binary_search(headline_.begin(), headline_.end(), node) ? Guise::crosshead
                                                                                                     : g;
    }

    void tell_heads() {
        for (const auto& [field, wanted] :
             {std::pair(&story_.section, Guise::section), std::pair(&story_.kicker, Guise::kicker),
              std::pair(&story_.headline, Guise::headline), std::pair(&story_.subtitle, Guise::subtitle),
              std::pair(&story_.byline, Guise::byline), std::pair(&story_.dateline, Guise::dateline)}) {
            for (const int node : lines_)
                if (guise(node) == wanted) field->push_back(node);
            *field = row_order(*field, graph_.scene);
        }
        if (story_.headline.empty()) find_headline();
        part_heading();
    }

    /// Kicker and subtitle stand beside a headline: where there is none, what is in the largest type is it.
    void find_headline() {
        const auto size = [&](int node) { return graph_.scene.nodes[static_cast<std::size_t>(node)].size; };
        double largest = 0;
        for (const Lines* lines : {&story_.kicker, &story_.subtitle})
            for (const int node : *lines) largest = std::max(largest, size(node));
        for (Lines* lines : {&story_.kicker, &story_.subtitle}) {
            const auto smaller = std::stable_partition(lines->begin(), lines->end(),
                                                       [&](int node) { return size(node) > same_type * largest; });
            story_.headline.insert(story_.headline.end(), lines->begin(), smaller);
            lines->erase(lines->begin(), smaller);
        }
        story_.headline = row_order(story_.headline, graph_.scene);
    }

    /// Where fonts tell the size of all its lines, a heading is parted by it: the largest is the headline, smaller
    /// lines above it the kicker, below it the subtitle. Bold type counts as larger. Sizes measured in images waver too
    /// much.
    void part_heading() {
        const auto node = [&](int i) -> const page_graph::Node& {
            return graph_.scene.nodes[static_cast<std::size_t>(i)];
        };
        const auto weight = [&](int i) { return node(i).size * (node(i).weight > bold ? bold_counts : 1); };
        Lines all = story_.headline;
        all.insert(all.end(), story_.kicker.begin(), story_.kicker.end());
        all.insert(all.end(), story_.subtitle.begin(), story_.subtitle.end());
        if (all.empty() || !std::all_of(all.begin(), all.end(), [&](int i) { return node(i).exact; })) return;
        const int largest =
            *std::max_element(all.begin(), all.end(), [&](int a, int b) { return weight(a) < weight(b); });
        story_.headline.clear(), story_.kicker.clear(), story_.subtitle.clear();
        for (const int i : row_order(all, graph_.scene)) {
            const bool same = weight(i) >= same_exactly * weight(largest);
            (same                                                  ? story_.headline
             : node(i).place.level() < node(largest).place.level() ? story_.kicker
                                                                   : story_.subtitle)
                .push_back(i);
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

    /// Quotations stand beside the text; they come last.
    void tell_passages() {
        for (const int node : row_order(lines_, graph_.scene))
            if (guise(node) == Guise::pullquote) order_.push_back(node);
        for (const int node : order_) {
            const Guise g = guise(node);
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

    /// How likely a line speaks of each picture.
    void add_pictures(int line, std::map<int, double>& votes) const {
        for (std::size_t k = 0; k < slots; ++k) {
            const int target = graph_.arcs[static_cast<std::size_t>(line)][k].target;
            if (target == nothing || !graph_.scene.nodes[static_cast<std::size_t>(target)].is_picture()) continue;
            votes[target] += judgement_.relation(static_cast<std::size_t>(line), k, Relation::caption_of);
        }
    }

    /// Lines of captions and credits that are read on or stand together are one caption; a picture has one at most.
    void tell_captions() {
        Lines lines;
        for (const int node : row_order(lines_, graph_.scene))
            if (guise(node) == Guise::caption || guise(node) == Guise::credit) lines.push_back(node);
        std::vector<Lines> groups;
        for (const int node : lines) {
            const auto belongs = [&](const Lines& group) {
                return std::any_of(group.begin(), group.end(), [&](int other) { return is_one_caption(other, node); });
            };
            const auto group = std::find_if(groups.begin(), groups.end(), belongs);
            if (group != groups.end())
                group->push_back(node);
            else
                groups.push_back({node});
        }
        std::map<int, std::size_t> by_picture;
        for (const Lines& group : groups) add_caption(group, by_picture);
        for (Caption& caption : story_.captions)
            std::stable_partition(caption.lines.begin(), caption.lines.end(),
                                  [&](int node) { return guise(node) == Guise::caption; });
        for (const int node : cluster_.nodes)
            if (graph_.scene.nodes[static_cast<std::size_t>(node)].is_picture() && !by_picture.contains(node))
                story_.captions.push_back({node, {}});
    }

    [[nodiscard]] bool is_one_caption(int a, int b) const {
        const double on = std::max(relation(a, b, Relation::next, 0), relation(b, a, Relation::next, 0));
        return on > likely || (is_near(a, b) && graph_.scene.nodes[static_cast<std::size_t>(a)].block ==
                                                    graph_.scene.nodes[static_cast<std::size_t>(b)].block);
    }

    void add_caption(const Lines& group, std::map<int, std::size_t>& by_picture) {
        std::map<int, double> votes;
        for (const int node : group) add_pictures(node, votes);
        int picture = nothing;
        double most = likely / 2 * static_cast<double>(group.size());
        for (const auto& [candidate, vote] : votes)
            if (vote > most) most = vote, picture = candidate;
        const auto known = picture == nothing ? by_picture.end() : by_picture.find(picture);
        if (known != by_picture.end()) {
            Lines& lines = story_.captions[known->second].lines;
            lines.insert(lines.end(), group.begin(), group.end());
            return;
        }
        if (picture != nothing) by_picture[picture] = story_.captions.size();
        story_.captions.push_back({picture, group});
    }

    const page_graph::Graph& graph_;
    const Judgement& judgement_;
    const Settled& settled_;
    const Cluster& cluster_;
    Lines headline_, lines_, order_;  ///< all lines; those of running text in the order of reading
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
    std::size_t text = 0;
    for (const Passage& passage : story.passages) text += passage.lines.size();
    const bool captioned = std::any_of(story.captions.begin(), story.captions.end(), [](const Caption& caption) {
        return !caption.lines.empty() && caption.picture != page_graph::nothing;
    });
    if (text <= scrap && story.confidence < unsure) return false;
    if (story.headline.empty()) return captioned || text > scrap;
    return text > 0 || !story.captions.empty() || !story.subtitle.empty();
}

}  // namespace galley::articles_newspaper
