// Can the stages of a pipeline start? They are made in a child process, for that may end it.
#pragma once

#include <string>

#include "core/pipeline/pipeline_spec.hpp"

namespace galley {

/// Makes an instance of every stage, and drops it. Throws HostError as a run would before its first page.
void check_start(const PipelineSpec& spec);

/// What the hidden command `galley start-stages SETUP` does. Returns the exit code.
int start_stages_main(const std::string& setup);

}  // namespace galley
