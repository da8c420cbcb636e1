// The end of phase 3: files that stand for all documents together, such as the viewer's index.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/plugin/stage_instance.hpp"
#include "core/worker/outcome.hpp"

namespace galley {

/// Gives every document stage that has a `finish` its turn, in the pipeline's order, once all `documents`
/// (their ids) are written. What such a stage reads and writes are files under `output`: it does not matter which
/// process wrote the documents. A document that did not come out is in `not_written` (id to reason), which the stage
/// reads as ID/failure.txt, a file that is never there. Not its to write are hidden files, run.json, the folders of
/// documents, and what another stage wrote. A failure costs these files alone; throws HostError when the output cannot
/// be written.
[[nodiscard]] FinishOutcome finish_output(const Pipeline& pipeline, StageHost& host,
                                          const std::filesystem::path& output,
                                          const std::vector<std::string>& documents,
                                          const std::map<std::string, std::string>& not_written = {});

}  // namespace galley
