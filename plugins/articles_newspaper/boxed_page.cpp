#include "boxed_page.hpp"

#include <algorithm>
#include <set>

#include "galley/json.hpp"
#include "galley/text.hpp"
#include "plain_judgement.hpp"
#include "story_evidence.hpp"
#include "story_writing.hpp"

namespace galley::articles_newspaper {

namespace {

/// Geometry alone is surer of nothing.
constexpr double unproven = 0.5;

class Decoding {
  public:
    Decoding(const Page& page, const Profile& profile, const Judge& judge)
        : page_(page),
          profile_(profile),
          judge_(judge),
          graph_(page_graph::graph_of(page, profile)),
          judgement_(judge.model ? judge.model(graph_) : plain_judgement(graph_, page)),
          settled_(settle_guises(graph_, judgement_)),
          text_(page, graph_.scene, profile) {}

    PageArticles run() {
        for (const Cluster& cluster : clusters()) {
            Story story = story_of(cluster, graph_, judgement_, settled_, judge_.options);
            if (!is_article(story)) {
                for (const int node : cluster.nodes) left_.push_back(node);
                continue;
            }
            const double read = text_.reading_confidence(cluster.nodes);
            std::vector<std::string> evidence{"by geometry alone, as there is no model"};
            if (judge_.model)
                evidence = evidence_of(story, cluster, graph_, judgement_, settled_);
            else
                story.confidence = std::min(story.confidence, unproven);
            if (read < story.confidence) {
                story.confidence = read;
                evidence.push_back(evidence_of_reading(read));
            }
            out_.articles.push_back(write_story(story, text_, settled_, evidence, profile_));
        }
        add_left();
        add_lines_beside();
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::vector<Cluster> clusters() {
        const std::size_t count = graph_.size();
        std::vector<bool> outside(count), headline(count), text(count), caption(count), picture(count);
        for (std::size_t i = 0; i < count; ++i) {
            const Guise g = settled_.guises[i];
            picture[i] = graph_.scene.nodes[i].is_picture();
            outside[i] = settled_.outside[i] > 0.5;
            if (outside[i]) left_.push_back(static_cast<int>(i));
            headline[i] = g == Guise::headline;
            text[i] = g == Guise::body || g == Guise::note;
            caption[i] = g == Guise::caption;
        }
        const std::vector<NodeLink> links = links_of(graph_, judgement_, judge_.options.bias);
        return clusters_of({count, links, outside, headline, text, caption, picture, judge_.options});
    }

    /// What no article claims, lines of one kind in a block together.
    void add_left() {
        std::sort(left_.begin(), left_.end());
        for (auto first = left_.begin(); first != left_.end();) {
            const auto kind = [&](int node) {
                const auto i = static_cast<std::size_t>(node);
                return std::pair(graph_.scene.nodes[i].block, settled_.guises[i]);
            };
            const auto end = std::find_if(first, left_.end(), [&](int node) { return kind(node) != kind(*first); });
            const Lines lines(first, end);
            first = end;
            if (graph_.scene.nodes[static_cast<std::size_t>(lines.front())].is_picture()) continue;
            const Guise guise = kind(lines.front()).second;
            Part part{role_of(guise), text_.listed(lines), text_.sources(lines), {}};
            if (part.text.empty()) continue;
            set_attr(part.attrs, "reason",
                     std::string(is_outside(guise) ? guise_names[static_cast<std::size_t>(guise)]
                                                   : "no article is plainly its own"));
            out_.unassigned.push_back(std::move(part));
        }
    }

    /// Lines with text that are no nodes: copies of others.
    void add_lines_beside() {
        std::set<std::pair<std::size_t, std::int32_t>> nodes;
        for (const page_graph::Node& node : graph_.scene.nodes) nodes.emplace(node.block, node.line);
        for (std::size_t b = 0; b < page_.blocks.size(); ++b)
            for (std::size_t i = 0; i < page_.blocks[b].lines.size(); ++i) {
                const auto index = static_cast<std::int32_t>(i);
                std::string text = text_of(page_.blocks[b].lines[i]);
                if (text.empty() || nodes.contains({b, index})) continue;
                Part part{Role::body, std::move(text), {{page_.index, page_.blocks[b].id, index, 1}}, {}};
                set_attr(part.attrs, "reason", std::string("printed twice in one place"));
                out_.unassigned.push_back(std::move(part));
            }
    }

    const Page& page_;
    const Profile& profile_;
    const Judge& judge_;
    page_graph::Graph graph_;
    Judgement judgement_;
    Settled settled_;
    NodeText text_;
    Lines left_;
    PageArticles out_;
};

}  // namespace

PageArticles boxed_page(const Page& page, const Profile& profile, const Judge& judge) {
    return Decoding(page, profile, judge).run();
}

bool has_boxes(const Page& page) {
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
        return std::any_of(block.lines.begin(), block.lines.end(), [](const Line& line) { return !line.box.empty(); });
    });
}

}  // namespace galley::articles_newspaper
