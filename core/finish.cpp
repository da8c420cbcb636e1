#include "core/finish.hpp"

#include <fmt/format.h>

#include "core/host_error.hpp"
#include "core/page_worker.hpp"
#include "core/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

void finish_stage(const PipelineStage& stage, const Services& services, const std::vector<std::string>& ids,
                  const std::function<void(const std::string&)>& warn) {
    try {
        StageInstance instance = make_instance(stage, services);
        for (const Report& report : instance.finish(ids).reports)
            if (report.severity != GALLEY_INFO) warn(fmt::format("{}: {}", stage.id(), report.text));
    } catch (const StageError& error) {
        const std::string why = fmt::format("{} ({}): {}", stage.id(), code_name(error.code), error.what());
        if (error.code == GALLEY_E_IO)
            throw HostError(ExitCode::output, fmt::format("The output cannot be finished. {}", why));
        warn(fmt::format("The documents are written, but not what stands for them together. {}", why));
    }
}

}  // namespace

void finish_output(const Pipeline& pipeline, const Services& base, const fs::path& output,
                   const std::vector<std::string>& documents, const std::function<void(const std::string&)>& warn) {
    Services services = base;
    services.cancelled = nullptr;  // short work, and the index of a run that was stopped is of use
    services.asset = [&](std::string_view path, std::string_view, std::string_view bytes) {
        write_file(inside(output, path), bytes, false);  // the run syncs all at its end
    };
    services.output = [&](std::string_view path) { return read_file_if_there(inside(output, path)); };
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT))
        if (has_finish(stage->stage())) finish_stage(*stage, services, documents, warn);
}

}  // namespace galley
