// Why an article was put together as it was, in words.
#pragma once

#include <string>
#include <vector>

#include "reading.hpp"

namespace galley::articles_newspaper {

/// What speaks for an article of the page, and what it lacks. One phrase each.
std::vector<std::string> evidence_for(const Draft& draft, const PageFacts& facts);

}  // namespace galley::articles_newspaper
