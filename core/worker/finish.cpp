#include "core/worker/finish.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
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

/// As the pipeline's host, but never cancelled: it is short work, and the index of a run that was stopped is of use.
class PatientHost : public StageHost {
  public:
    explicit PatientHost(StageHost& host) : host_(host) {}
    std::optional<fs::path> resource(const std::string& name) override { return host_.resource(name); }
    void made(const std::string& stage, const std::string& identity) override { host_.made(stage, identity); }
    void entering(std::size_t slot) override { host_.entering(slot); }

  private:
    StageHost& host_;
};

class OutputHost : public DocumentHost {
  public:
    OutputHost(const fs::path& output, const std::vector<std::string>& documents,
               const std::map<std::string, std::string>& not_written)
        : output_(output), not_written_(not_written), files_(output, documents) {}

    void set_stage(const std::string& name) { files_.set_stage(name); }
    /// Why a file could not be written, when that is no fault of its name.
    [[nodiscard]] const std::optional<HostError>& disk_failure() const { return disk_failure_; }

    void asset(std::string_view path, std::string_view, std::string_view bytes) override {
        try {
            files_.write(path, bytes);
        } catch (const PathError&) {
            throw;
        } catch (const HostError& error) {
            disk_failure_ = error;
            throw;
        }
    }
    std::optional<std::string> output(std::string_view path) override {
        constexpr std::string_view failure = "/failure.txt";
        if (path.ends_with(failure)) {
            const auto why = not_written_.find(std::string(path.substr(0, path.size() - failure.size())));
            return why == not_written_.end() ? std::nullopt : std::optional(why->second);
        }
        return read_file_if_there(inside(output_, path));
    }

  private:
    const fs::path& output_;
    const std::map<std::string, std::string>& not_written_;
    Files files_;
    std::optional<HostError> disk_failure_;
};

void finish_stage(const PipelineStage& stage, const StageHosts& hosts, const std::vector<std::string>& ids,
                  FinishOutcome& outcome) {
    try {
        StageInstance instance = make_instance(stage, hosts);
        add_warnings(instance.finish(ids), stage.name, outcome.warnings);
    } catch (const StageError& error) {
        outcome.failures.push_back(fmt::format("{} ({}): {}", stage.name, code_name(error.code), error.what()));
    }
}

}  // namespace

FinishOutcome finish_output(const Pipeline& pipeline, StageHost& host, const fs::path& output,
                            const std::vector<std::string>& documents,
                            const std::map<std::string, std::string>& not_written) {
    FinishOutcome outcome;
    PatientHost patient(host);
    OutputHost files(output, documents, not_written);
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT)) {
        if (!has_finish(stage->stage())) continue;
        files.set_stage(stage->name);
        finish_stage(*stage, {patient, nullptr, &files}, documents, outcome);
        if (const auto& disk = files.disk_failure())
            throw HostError(ExitCode::output,
                            fmt::format("The output cannot be finished by {}. {}", stage->name, disk->what()));
    }
    return outcome;
}

}  // namespace galley
