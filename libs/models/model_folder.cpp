#include "models/model_folder.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "galley/error.hpp"
#include "models/sha256.hpp"

namespace galley::models {

namespace {

using nlohmann::json;

constexpr std::array tasks{std::pair{"lines", Task::lines}, std::pair{"characters", Task::characters},
                           std::pair{"orientation", Task::orientation}, std::pair{"articles", Task::articles}};
constexpr std::array modes{std::pair{"horizontal-ltr", WritingMode::horizontal_ltr},
                           std::pair{"vertical-rl", WritingMode::vertical_rl},
                           std::pair{"horizontal-rtl", WritingMode::horizontal_rtl}};
constexpr std::array places{std::pair{"none", Place::none}, std::pair{"first", Place::first},
                            std::pair{"last", Place::last}};
constexpr std::array orders{std::pair{"rgb", false}, std::pair{"bgr", true}};

/// The members of model.json, with errors that name the file and the member.
class Reader {
  public:
    Reader(std::filesystem::path file, const json& object, std::string prefix = "")
        : file_(std::move(file)), object_(object), prefix_(std::move(prefix)) {
        if (!object.is_object()) throw fault("", "must be an object");
    }

    [[nodiscard]] ResourceError fault(const std::string& member, const std::string& what) const {
        return ResourceError(file_.string() + ": " + prefix_ + (member.empty() ? "" : "\"" + member + "\" ") + what);
    }

    [[nodiscard]] std::string text(const char* member, const char* otherwise) const {
        const auto found = object_.find(member);
        if (found == object_.end()) {
            if (otherwise == nullptr) throw fault(member, "is missing");
            return otherwise;
        }
        if (!found->is_string()) throw fault(member, "must be a text");
        return found->get<std::string>();
    }

    template <typename Names>
    auto one_of(const Names& names, const std::string& member, const std::string& text) const {
        std::string known;
        for (const auto& [name, value] : names) {
            if (text == name) return value;
            known += (known.empty() ? "" : ", ") + std::string(name);
        }
        throw fault(member, "is \"" + text + "\"; it may be " + known);
    }

    [[nodiscard]] std::vector<std::string> texts(const char* member) const {
        const auto found = object_.find(member);
        if (found == object_.end()) return {};
        if (!found->is_array() ||
            !std::all_of(found->begin(), found->end(), [](const json& j) { return j.is_string(); }))
            throw fault(member, "must be a list of texts");
        return found->get<std::vector<std::string>>();
    }

    [[nodiscard]] std::int32_t number(const char* member, std::int32_t otherwise, std::int32_t most) const {
        const auto found = object_.find(member);
        if (found == object_.end()) return otherwise;
        if (!found->is_number_integer() || *found < 0 || *found > most)
            throw fault(member, "must be a whole number from 0 to " + std::to_string(most));
        return found->get<std::int32_t>();
    }

    [[nodiscard]] std::array<float, 3> three(const char* member, std::array<float, 3> otherwise) const {
        const auto found = object_.find(member);
        if (found == object_.end()) return otherwise;
        if (!found->is_array() || found->size() != otherwise.size() ||
            !std::all_of(found->begin(), found->end(), [](const json& j) { return j.is_number(); }))
            throw fault(member, "must be a list of three numbers");
        return found->get<std::array<float, 3>>();
    }

    [[nodiscard]] json member(const char* name) const { return object_.value(name, json::object()); }

  private:
    std::filesystem::path file_;
    const json& object_;
    std::string prefix_;
};

Input read_input(const std::filesystem::path& file, const json& object) {
    const Reader read(file, object, "\"input\": ");
    constexpr std::int32_t most_channels = 3, most_height = 10000;
    Input in;
    in.channels = read.number("channels", in.channels, most_channels);
    if (in.channels != 1 && in.channels != most_channels) throw read.fault("channels", "must be 1 or 3");
    in.height = read.number("height", 0, most_height);
    in.mean = read.three("mean", in.mean);
    in.scale = read.three("scale", in.scale);
    if (std::count(in.scale.begin(), in.scale.end(), 0.0F) > 0) throw read.fault("scale", "must not hold 0");
    in.blue_first = read.one_of(orders, "order", read.text("order", "rgb"));
    return in;
}

template <typename Names, typename Value>
std::string name_of(const Names& names, Value value) {
    for (const auto& [name, named] : names)
        if (named == value) return name;
    return "";
}

}  // namespace

ModelFolder read_model_folder(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "model.json";
    std::ifstream in(file);
    if (!in)
        throw ResourceError("the model folder " + folder.string() +
                            " has no model.json; galley models lists those that are there");
    json object;
    try {
        object = json::parse(in);
    } catch (const json::parse_error& error) {
        throw ResourceError(file.string() + " is damaged: " + error.what());
    }
    const Reader read(file, object);
    ModelFolder out;
    out.folder = folder;
    const std::filesystem::path plain = std::filesystem::absolute(folder).lexically_normal();
    out.name = (plain.has_filename() ? plain : plain.parent_path()).filename().string();
    out.task = read.one_of(tasks, "task", read.text("task", nullptr));
    const std::filesystem::path name = read.text("file", nullptr);
    if (name.empty() || name.has_parent_path()) throw read.fault("file", "must name a file of the folder itself");
    out.file = folder / name;
    out.sha256 = read.text("sha256", "");
    out.licence = read.text("licence", "");
    out.source = read.text("source", "");
    out.input = read_input(file, read.member("input"));
    out.alphabet = read.text("alphabet", "");
    if (out.task == Task::characters && out.alphabet.empty())
        throw read.fault("alphabet", "is missing; it is \"metadata\" or a file with a character a line");
    out.blank = read.one_of(places, "blank", read.text("blank", "first"));
    out.space = read.one_of(places, "space", read.text("space", "last"));
    out.languages = read.texts("languages");
    for (const std::string& mode : read.texts("writing_modes"))
        out.writing_modes.push_back(read.one_of(modes, "writing_modes", mode));
    return out;
}

std::filesystem::path find_folder(const std::string& name,
                                  const std::function<std::string(const std::string&)>& resource) {
    const bool path = name.find('/') != std::string::npos;
    std::filesystem::path file = resource((path ? name : "models/" + name) + "/model.json");
    return file.parent_path();
}

void check_file(const ModelFolder& model) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(model.file, error))
        throw ResourceError("the model " + model.name + " has no " + model.file.filename().string() + " in " +
                            model.folder.string() + "; ./dev deps fetches the models of Galley");
    if (model.sha256.empty()) return;
    const std::string hash = sha256_of(model.file);
    if (hash != model.sha256)
        throw ResourceError("the model file " + model.file.string() +
                            " is not the one that its model.json names: its SHA-256 is " + hash + " and should be " +
                            model.sha256 + "; remove it, and ./dev deps fetches it again");
}

std::string identity_of(const ModelFolder& model) {
    return model.name + " " + (model.sha256.empty() ? sha256_of(model.file) : model.sha256);
}

std::optional<std::string> fault_of(const ModelFolder& model) {
    try {
        check_file(model);
        return std::nullopt;
    } catch (const ResourceError& error) {
        return error.what();
    }
}

std::string task_name(Task task) { return name_of(tasks, task); }
std::string writing_mode_name(WritingMode mode) { return name_of(modes, mode); }

}  // namespace galley::models
