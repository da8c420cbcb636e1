// The end of phase 3: files that stand for all documents together, such as the viewer's index.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/stage_instance.hpp"

namespace galley {

/// Gives every document stage that has a `finish` its turn, in the pipeline's order, once all `documents`
/// (their ids) are written. What such a stage reads and writes are files under `output`: it does not matter which
/// process wrote the documents, and a document that did not come out is simply not there. A failure costs these files
/// alone and is told to `warn`; throws HostError when the output cannot be written.
void finish_output(const Pipeline& pipeline, const Services& base, const std::filesystem::path& output,
                   const std::vector<std::string>& documents, const std::function<void(const std::string&)>& warn);

}  // namespace galley
