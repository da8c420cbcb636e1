// A heading that is set in the first line of its text: bold words, a gap, and the text goes on.
#pragma once

#include <optional>
#include <string>

#include "galley/model.hpp"
#include "page_graph/scene.hpp"
#include "profile.hpp"
#include "story.hpp"

namespace galley::articles_newspaper {

/// The line in two: a heading and what of the text stands behind it.
struct RunInHead {
    int line = page_graph::nothing;  ///< a node
    std::u32string head, rest;
};

/// The heading that is run into a story's text: in the last line of its headline where that is as large as the text,
/// or, where the story has no headline, in the first line of its text. A heading of ideographs ends at the white that
/// is plainly the widest of its line; one in letters, which has to be found as headline, ends with a full stop, a
/// colon or a dash. Nothing for all other stories.
[[nodiscard]] std::optional<RunInHead> run_in_head(const Story& story, const Page& page, const page_graph::Scene& scene,
                                                   const Profile& profile);

}  // namespace galley::articles_newspaper
