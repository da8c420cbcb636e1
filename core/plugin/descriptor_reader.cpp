#include "core/plugin/descriptor_reader.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/host_error.hpp"
#include "core/base/own_child.hpp"
#include "core/plugin/descriptor_copy.hpp"
#include "core/plugin/plugin_library.hpp"
#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr double load_limit_s = 20;  // for one file: far beyond any library's own work, even on a busy machine

std::string dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

/// Path, size and time of change; empty when it cannot be told.
std::string state_of(const fs::path& file) {
    struct stat found {};
    if (stat(file.c_str(), &found) != 0) return {};
    return fmt::format("{}\n{} {}.{}", file.string(), found.st_size, found.st_mtim.tv_sec, found.st_mtim.tv_nsec);
}

/// Descriptors that an earlier call of this program read, each in a file named by the hash of what it is known by. A
/// folder that cannot be used costs time and nothing else.
class Cache {
  public:
    Cache() {
        const char* cache = std::getenv("XDG_CACHE_HOME");
        const char* home = std::getenv("HOME");
        if (cache != nullptr && *cache == '/')
            folder_ = fs::path(cache) / "galley/plugins";
        else if (home != nullptr && *home == '/')
            folder_ = fs::path(home) / ".cache/galley/plugins";
    }

    [[nodiscard]] const galley_plugin_desc* find(const fs::path& file) const {
        const fs::path kept = path_of(file);
        if (kept.empty()) return nullptr;
        try {
            const auto text = read_file_if_there(kept);
            return text ? descriptor_from_json(json::parse(*text)) : nullptr;
        } catch (const std::exception&) {  // damaged: read again
            return nullptr;
        }
    }

    void keep(const fs::path& file, const json& descriptor) const {
        const fs::path kept = path_of(file);
        try {
            if (!kept.empty()) write_file(kept, dumped(descriptor), false);
        } catch (const HostError&) {
        }
    }

  private:
    /// Another program may read another thing in the same file.
    [[nodiscard]] fs::path path_of(const fs::path& file) const {
        static const std::string program = state_of("/proc/self/exe");
        const std::string state = state_of(file);
        return folder_.empty() || state.empty() ? fs::path() : folder_ / (hash_text(program + "\n" + state) + ".json");
    }

    fs::path folder_;
};

std::string refused(const fs::path& file, const std::string& why) {
    return fmt::format("The plugin {} was refused: {}", file.string(), why);
}

/// Adds answers until there is one for each file, or one file has ended the child: that is its answer.
void read_in_child(const std::vector<fs::path>& files, std::vector<json>& answers) {
    std::vector<std::string> arguments{"descriptors"};
    for (std::size_t i = answers.size(); i < files.size(); ++i) arguments.push_back(files[i].string());
    OwnChild child(std::move(arguments));
    while (answers.size() < files.size()) {
        const auto line = child.line(std::chrono::duration<double>(load_limit_s));
        json answer = line ? json::parse(*line, nullptr, false) : json();
        if (answer.is_object()) {
            answers.push_back(std::move(answer));
            continue;
        }
        const bool late = child.late();
        child.end();
        const std::string why = late ? fmt::format("it was not loaded after {} s.", load_limit_s)
                                     : fmt::format("loading it {}.", child.ending());
        answers.push_back({{"problem", refused(files[answers.size()], why)}});
        return;
    }
}

}  // namespace

std::vector<ReadDescriptor> read_descriptors(const std::vector<fs::path>& files) {
    const Cache cache;
    std::vector<ReadDescriptor> out(files.size());
    std::vector<fs::path> unknown;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < files.size(); ++i) {
        out[i].descriptor = cache.find(files[i]);
        if (out[i].descriptor != nullptr) continue;
        unknown.push_back(files[i]);
        places.push_back(i);
    }
    std::vector<json> answers;
    while (answers.size() < unknown.size()) read_in_child(unknown, answers);
    for (std::size_t i = 0; i < unknown.size(); ++i) {
        ReadDescriptor& one = out[places[i]];
        try {
            if (answers[i].contains("problem")) {
                one.problem = answers[i]["problem"].get<std::string>();
                continue;
            }
            one.descriptor = descriptor_from_json(answers[i].at("descriptor"));
            cache.keep(unknown[i], answers[i]["descriptor"]);
        } catch (const json::exception&) {  // the plugin wrote where our answer goes
            one.problem = refused(unknown[i], "loading it spoilt the process that did.");
        }
    }
    return out;
}

int descriptors_main(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        json answer;
        try {
            answer["descriptor"] = to_json(*load_plugin(file).descriptor);
        } catch (const std::exception& error) {
            answer["problem"] = error.what();
        }
        answer_parent(dumped(answer));
    }
    return 0;
}

}  // namespace galley
