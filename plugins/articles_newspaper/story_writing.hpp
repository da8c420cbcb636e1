// Articles of the model out of stories.
#pragma once

#include "node_text.hpp"

namespace galley::articles_newspaper {

/// The article of a story, without an id. Parts carry in attrs.probability how sure their role is; the article has
/// `evidence`, and in attrs.certainty what its confidence is calculated from.
Article write_story(const Story& story, const NodeText& text, const Settled& settled,
                    const std::vector<std::string>& evidence, const Profile& profile);

}  // namespace galley::articles_newspaper
