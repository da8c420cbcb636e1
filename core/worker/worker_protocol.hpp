// What the host and its workers say to each other: one JSON object a line, over two pipes. Pixels never cross.
//
//   host to worker    setup, then any number of list, page, document, finish; the end of the pipe means: no more
//   worker to host    ready or fatal; for each task listed (several), page_done, document_done, finished, dropped or
//                     fatal, with replace before it when the worker is to be replaced
//
// A worker takes one task after the other; the host may send the next before the answer to the last, to keep it busy.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/base/host_error.hpp"
#include "core/pipeline/pipeline_spec.hpp"
#include "core/plan/manifest.hpp"
#include "core/worker/outcome.hpp"

namespace galley {

/// What a worker needs once.
struct WorkerSetup {
    PipelineSpec pipeline;
    std::vector<std::filesystem::path> plugins;  ///< files of the plugins that the pipeline uses
    std::filesystem::path work, output;          ///< output: empty when no documents are to be written
    bool lists_only = false;                     ///< only list tasks will come: no stage but the readers is made
    double page_timeout_s = 0;
    std::int64_t memory_limit = 0;  ///< bytes of data; 0: none
};

struct ListTask {
    std::string input;  ///< absolute path
    std::string reader;
};

/// A part of a listing: long ones come in several, the last with `more` false.
struct ListOutcome {
    std::vector<Entry> entries;
    bool more = false;
    std::vector<std::string> warnings;
    std::string error;  ///< why it could not be listed
};

/// Why a worker gives up; the run ends with it.
struct FatalError {
    ExitCode code = ExitCode::internal;
    std::string message;
    bool stopped = false;  ///< a stage with "on_error": "stop" failed
};

[[nodiscard]] nlohmann::json to_json(const WorkerSetup& setup);
[[nodiscard]] WorkerSetup setup_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const ListTask& task);
[[nodiscard]] ListTask list_task_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const ListOutcome& outcome);
[[nodiscard]] ListOutcome list_outcome_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const PlannedPage& page);
[[nodiscard]] PlannedPage planned_page_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const PageTask& task);
[[nodiscard]] PageTask page_task_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const DocumentTask& task);
[[nodiscard]] DocumentTask document_task_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const PageOutcome& outcome);
[[nodiscard]] PageOutcome page_outcome_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const DocumentOutcome& outcome);
[[nodiscard]] DocumentOutcome document_outcome_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const FinishOutcome& outcome);
[[nodiscard]] FinishOutcome finish_outcome_from_json(const nlohmann::json& json);
[[nodiscard]] nlohmann::json to_json(const FatalError& error);
[[nodiscard]] FatalError fatal_from_json(const nlohmann::json& json);

/// A message as its line, with the newline. Text that is not UTF-8 is made so.
[[nodiscard]] std::string message_line(const char* kind, const nlohmann::json& body);

}  // namespace galley
