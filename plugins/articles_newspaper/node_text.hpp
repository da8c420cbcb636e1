// The text of nodes of a page's graph.
#pragma once

#include <string>
#include <vector>

#include "galley/model.hpp"
#include "page_graph/scene.hpp"
#include "profile.hpp"
#include "run_in_head.hpp"
#include "story.hpp"
#include "syllables.hpp"

namespace galley::articles_newspaper {

/// A node and the text that is taken for it, where that is not all of its own.
struct PartOfLine {
    int node = page_graph::nothing;
    std::u32string text;
};

class NodeText {
  public:
    NodeText(const Page& page, const page_graph::Scene& scene, const Profile& profile);

    /// Lines as running text: with a space between where the profile asks for one, broken words mended.
    [[nodiscard]] std::u32string joined(const Lines& lines, const PartOfLine& part = {}) const;
    /// A story's heading that is run into its text.
    [[nodiscard]] std::optional<RunInHead> run_in_head(const Story& story) const {
        return articles_newspaper::run_in_head(story, page_, scene_, profile_);
    }
    /// Where they stand; lines that follow each other in a block are one source, a picture is one of no lines.
    [[nodiscard]] std::vector<Source> sources(const Lines& lines) const;
    /// Each line on a line of its own.
    [[nodiscard]] std::string listed(const Lines& lines) const;
    /// How sure their reader was of their letters, on average, 0 to 1; 1 where there are none.
    [[nodiscard]] double reading_confidence(const Lines& lines) const;

  private:
    [[nodiscard]] const page_graph::Node& node(int i) const { return scene_.nodes[static_cast<std::size_t>(i)]; }

    const Page& page_;
    const page_graph::Scene& scene_;
    const Profile& profile_;
    LineEnds ends_;
};

}  // namespace galley::articles_newspaper
