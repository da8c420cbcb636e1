#include "engines.hpp"

#include "galley/error.hpp"
#include "models.hpp"
#include "scripts.hpp"

namespace galley::ocr_tesseract {

namespace {

std::vector<std::string> first_languages(const std::vector<std::string>& languages, bool automatic,
                                         const std::vector<std::string>& installed, const std::string& folder) {
    if (!automatic) return languages;
    if (installed.empty()) throw ResourceError(missing_models({"eng"}, folder));
    const std::string latin = model_for("Latin", installed);
    return {latin.empty() ? installed.front() : latin};
}

}  // namespace

Engines::Engines(const std::vector<std::string>& languages, std::string datapath,
                 std::map<std::string, std::string> variables)
    : auto_(languages == std::vector<std::string>{"auto"}),
      datapath_(std::move(datapath)),
      variables_(std::move(variables)),
      installed_(auto_ ? installed_models(model_folder(datapath_)) : std::vector<std::string>{}),
      models_{first_languages(languages, auto_, installed_, model_folder(datapath_).string()), {}} {
    for (const std::string& language : models_.level)
        models_.vertical.push_back(auto_ ? language : vertical_model(language));
    horizontal();  // that a model is missing is said at the start
}

Engine& Engines::of(const std::vector<std::string>& languages) {
    std::unique_ptr<Engine>& engine = loaded_[languages];
    if (!engine) engine = std::make_unique<Engine>(languages, datapath_, variables_);
    return *engine;
}

void Engines::choose_for(Pix* picture) {
    if (!auto_) return;
    const std::string script = script_of(picture, datapath_), model = model_for(script, installed_);
    if (model.empty()) return;
    models_ = {{model}, {vertical_model_for(script, installed_)}};
}

std::vector<Models> Engines::others() const {
    std::vector<Models> out;
    for (const std::string_view script : scripts_beside_networks())
        if (const std::string model = model_for(script, installed_); !model.empty() && model != models_.level.front())
            out.push_back({{model}, {vertical_model_for(script, installed_)}});
    return out;
}

std::string Engines::identity() const {
    const std::filesystem::path folder = model_folder(datapath_);
    std::string out = tesseract_version();
    const auto add = [&](const std::string& name) {
        out += ", " + name + " " + model_hash(folder / (name + ".traineddata"));
    };
    if (auto_) add("osd");
    for (const std::string& language : auto_ ? installed_ : models_.level) {
        add(language);
        if (!auto_ && vertical_model(language) != language) add(vertical_model(language));
    }
    return out;
}

}  // namespace galley::ocr_tesseract
