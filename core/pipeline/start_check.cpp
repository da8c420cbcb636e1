#include "core/pipeline/start_check.hpp"

#include <fmt/format.h>

#include <atomic>

#include "core/base/host_error.hpp"
#include "core/base/own_child.hpp"
#include "core/worker/page_chain.hpp"
#include "core/worker/pipeline_host.hpp"
#include "core/worker/worker_protocol.hpp"

namespace galley {

using nlohmann::json;

namespace {

constexpr std::chrono::seconds start_limit{120};  // for one stage: some load large models

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

void check_start(const PipelineSpec& spec) {
    WorkerSetup setup;
    setup.pipeline = spec;
    setup.plugins = plugin_files(load(spec));
    OwnChild child({"start-stages", to_json(setup).dump()});
    std::string stage;
    while (const auto line = child.line(start_limit)) {
        const json answer = json::parse(*line, nullptr, false);
        if (!answer.is_object()) break;
        if (answer.contains("done")) return;
        if (answer.contains("fatal")) {
            const FatalError error = fatal_from_json(answer["fatal"]);
            throw HostError(error.code, error.message);
        }
        stage = answer.value("starting", "");
    }
    const bool late = child.late();
    child.end();
    throw HostError(
        ExitCode::internal,
        fmt::format("The stage {} cannot start: {}.", stage,
                    late ? fmt::format("it was not made after {} s", start_limit.count()) : "it " + child.ending()));
}

int start_stages_main(const std::string& text) {
    const WorkerSetup setup = setup_from_json(json::parse(text));
    const auto fail = [](ExitCode code, const char* why) {
        answer_parent(dumped({{"fatal", to_json(FatalError{code, why, false})}}));
        return static_cast<int>(code);
    };
    try {
        const Pipeline pipeline = load_with(setup.pipeline, setup.plugins);
        const std::atomic<bool> stop{false};
        PipelineHost host(pipeline, stop);
        for (const PipelineStage& stage : pipeline.stages) {
            answer_parent(dumped({{"starting", stage.name}}));
            (void)make_instance(stage, {host});
        }
        answer_parent(R"({"done":true})");
        return 0;
    } catch (const HostError& error) {
        return fail(error.code(), error.what());
    } catch (const std::exception& error) {
        return fail(ExitCode::internal, error.what());
    }
}

}  // namespace galley
