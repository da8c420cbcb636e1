// Articles of the model out of drafts: roles, texts, sources.
#pragma once

#include "assembly.hpp"
#include "galley/model.hpp"

namespace galley::articles_newspaper {

/// The article of a draft, without an id.
Article write_article(const Draft& draft, const std::vector<Unit>& units, const std::vector<PrintedLine>& lines,
                      const Profile& profile);

/// The parts of a unit that no article claims, each with the reason in its attrs.
std::vector<Part> write_unassigned(const Unit& unit, const std::vector<PrintedLine>& lines);

}  // namespace galley::articles_newspaper
