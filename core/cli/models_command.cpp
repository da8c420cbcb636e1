// galley models: which trained models are there, and what is missing.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/paths.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/help.hpp"
#include "galley/error.hpp"
#include "models/model_folder.hpp"

namespace galley::cli {

namespace {

namespace fs = std::filesystem;

struct ModelsArguments {
    std::vector<fs::path> folders;
    bool json = false;
};

/// A folder with a model.json, and what is wrong with it.
struct Listed {
    fs::path folder;
    std::optional<models::ModelFolder> model;  ///< nothing when its model.json cannot be read
    std::string fault;                         ///< empty: ready to use
};

Listed look_at(const fs::path& folder) {
    Listed out{folder, std::nullopt, ""};
    try {
        out.model = models::read_model_folder(folder);
        out.fault = models::fault_of(*out.model).value_or("");
    } catch (const Error& error) {
        out.fault = error.what();
    }
    return out;
}

/// The folders under `folder` that have a model.json, or `folder` itself.
std::vector<fs::path> model_folders(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder / "model.json", error)) return {folder};
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (fs::exists(entry.path() / "model.json", error)) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : " ") + text;
    return out;
}

nlohmann::ordered_json described(const Listed& listed) {
    nlohmann::ordered_json out{{"folder", listed.folder.string()}};
    if (const auto& model = listed.model) {
        std::vector<std::string> modes;
        for (const WritingMode mode : model->writing_modes) modes.push_back(models::writing_mode_name(mode));
        out.update({{"name", model->name},
                    {"task", models::task_name(model->task)},
                    {"file", model->file.filename().string()},
                    {"sha256", model->sha256},
                    {"licence", model->licence},
                    {"source", model->source},
                    {"languages", model->languages},
                    {"writing_modes", modes}});
    }
    out["ready"] = listed.fault.empty();
    if (!listed.fault.empty()) out["fault"] = listed.fault;
    return out;
}

ExitCode models_action(const ModelsArguments& given) {
    std::vector<Listed> all;
    std::vector<fs::path> roots = given.folders;
    for (const fs::path& share : share_folders()) roots.push_back(share / "models");
    for (const fs::path& root : roots)
        for (const fs::path& folder : model_folders(root)) all.push_back(look_at(folder));
    if (given.json) {
        auto out = nlohmann::ordered_json::array();
        for (const Listed& listed : all) out.push_back(described(listed));
        fmt::print("{}\n", nlohmann::ordered_json{{"models", out}}.dump(1));
        return ExitCode::ok;
    }
    std::size_t width = 0;
    for (const Listed& listed : all) width = std::max(width, listed.folder.filename().string().size());
    for (const Listed& listed : all) {
        const std::string name = listed.folder.filename().string();
        if (!listed.model) {
            fmt::print("{:<{}}  damaged\n", name, width);
        } else {
            fmt::print("{:<{}}  {:<11}  {:<7}  {}\n", name, width, models::task_name(listed.model->task),
                       listed.fault.empty() ? "ready" : "missing", joined(listed.model->languages));
        }
    }
    for (const Listed& listed : all)
        if (!listed.fault.empty()) fmt::print(stderr, "galley: {}\n", listed.fault);
    return ExitCode::ok;
}

}  // namespace

void add_models(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("models", "List the trained models, and what is missing");
    auto given = std::make_shared<ModelsArguments>();
    command->add_option("folder", given->folders, "A folder of models, or of one model, besides Galley's own")
        ->check(existing_folder());
    command->add_flag("--json", given->json, "Print JSON, with source, licence and hash of each");
    command->footer("Example:\n  galley models --json | jq -r '.models[] | select(.ready | not) | .folder'");
    command->callback([given, &action] { action = [given] { return models_action(*given); }; });
}

}  // namespace galley::cli
