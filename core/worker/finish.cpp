#include "core/worker/finish.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <stdexcept>

#include "core/base/host_error.hpp"
#include "core/store/safe_file.hpp"
#include "core/worker/page_chain.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

/// The files of one finish, and whose they are.
class Files {
  public:
    Files(const fs::path& output, const std::vector<std::string>& documents)
        : output_(output), documents_(documents.begin(), documents.end()) {}

    void set_stage(const std::string& name) { stage_ = name; }

    void write(std::string_view path, std::string_view bytes) {
        (void)inside(output_, path);
        const std::string name = fs::path(path).lexically_normal().generic_string();
        check(name);
        write_file(output_ / name, bytes, false);  // the run syncs all at its end
    }

  private:
    void check(const std::string& name) {
        const auto refuse = [&](const std::string& why) {
            throw std::invalid_argument(fmt::format("the output path \"{}\" {}", name, why));
        };
        if (name.starts_with('.') || name == "run.json") refuse("is kept for galley itself");
        for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1))
            if (documents_.contains(name.substr(0, slash))) refuse("lies in the folder of a document");
        if (documents_.contains(name)) refuse("is the folder of a document");
        if (const auto other = claims_.emplace(name, stage_).first; other->second != stage_)
            refuse("is that of a file which " + other->second + " wrote");
    }

    const fs::path& output_;
    std::set<std::string> documents_;
    std::string stage_;
    std::map<std::string, std::string> claims_;  // path to stage
};

void finish_stage(const PipelineStage& stage, const Services& services, const std::vector<std::string>& ids,
                  FinishOutcome& outcome) {
    try {
        StageInstance instance = make_instance(stage, services);
        add_warnings(instance.finish(ids), stage.name, outcome.warnings);
    } catch (const StageError& error) {
        outcome.failures.push_back(fmt::format("{} ({}): {}", stage.name, code_name(error.code), error.what()));
    }
}

}  // namespace

FinishOutcome finish_output(const Pipeline& pipeline, const Services& base, const fs::path& output,
                            const std::vector<std::string>& documents) {
    FinishOutcome outcome;
    Files files(output, documents);
    std::optional<HostError> disk;
    Services services = base;
    services.cancelled = nullptr;  // short work, and the index of a run that was stopped is of use
    services.asset = [&](std::string_view path, std::string_view, std::string_view bytes) {
        try {
            files.write(path, bytes);
        } catch (const PathError&) {
            throw;
        } catch (const HostError& error) {
            disk = error;
            throw;
        }
    };
    services.output = [&](std::string_view path) { return read_file_if_there(inside(output, path)); };
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT)) {
        if (!has_finish(stage->stage())) continue;
        files.set_stage(stage->name);
        finish_stage(*stage, services, documents, outcome);
        if (disk)
            throw HostError(ExitCode::output,
                            fmt::format("The output cannot be finished by {}. {}", stage->name, disk->what()));
    }
    return outcome;
}

}  // namespace galley
