#include "scripts.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace galley::ocr_tesseract {

namespace {

struct Script {
    std::string_view name;
    std::array<std::string_view, 8> models;  ///< best first
};

constexpr std::array scripts{
    Script{"Arabic", {"Arabic", "ara", "fas", "urd"}},
    Script{"Armenian", {"Armenian", "hye"}},
    Script{"Bengali", {"Bengali", "ben"}},
    Script{"Cyrillic", {"Cyrillic", "rus", "ukr", "bul", "srp", "bel", "mkd", "kaz"}},
    Script{"Devanagari", {"Devanagari", "hin", "mar", "nep"}},
    Script{"Fraktur", {"Fraktur", "frk", "deu_frak"}},
    Script{"Georgian", {"Georgian", "kat"}},
    Script{"Greek", {"Greek", "ell", "grc"}},
    Script{"Gujarati", {"Gujarati", "guj"}},
    Script{"Gurmukhi", {"Gurmukhi", "pan"}},
    Script{"Han", {"HanS", "chi_sim", "HanT", "chi_tra"}},
    Script{"Hangul", {"Hangul", "kor"}},
    Script{"Hebrew", {"Hebrew", "heb", "yid"}},
    Script{"Japanese", {"Japanese", "jpn"}},
    Script{"Kannada", {"Kannada", "kan"}},
    Script{"Khmer", {"Khmer", "khm"}},
    Script{"Korean", {"Hangul", "kor"}},
    Script{"Lao", {"Lao", "lao"}},
    Script{"Latin", {"Latin", "eng", "deu", "fra", "spa", "ita"}},
    Script{"Malayalam", {"Malayalam", "mal"}},
    Script{"Myanmar", {"Myanmar", "mya"}},
    Script{"Oriya", {"Oriya", "ori"}},
    Script{"Sinhala", {"Sinhala", "sin"}},
    Script{"Tamil", {"Tamil", "tam"}},
    Script{"Telugu", {"Telugu", "tel"}},
    Script{"Thai", {"Thai", "tha"}},
    Script{"Tibetan", {"Tibetan", "bod"}},
};

void add_models(const std::filesystem::path& folder, const std::string& prefix, std::vector<std::string>& out) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().stem().string();
        if (entry.path().extension() != ".traineddata") continue;
        if (name != "osd" && name != "equ" && name != "snum") out.push_back(prefix + name);
    }
}

}  // namespace

std::vector<std::string> installed_models(const std::filesystem::path& folder) {
    std::vector<std::string> out;
    add_models(folder, "", out);
    add_models(folder / "script", "script/", out);
    std::sort(out.begin(), out.end());
    return out;
}

namespace {

/// The first installed model of a script with that ending.
std::string first_model(std::string_view script, const std::vector<std::string>& installed, std::string_view ending) {
    const auto found = std::find_if(scripts.begin(), scripts.end(), [&](const Script& s) { return s.name == script; });
    if (found == scripts.end()) return "";
    for (const std::string_view model : found->models)
        for (const std::string_view folder : {"", "script/"}) {
            std::string name = std::string(folder) + std::string(model) + std::string(ending);
            if (!model.empty() && std::binary_search(installed.begin(), installed.end(), name)) return name;
        }
    return "";
}

}  // namespace

std::string model_for(std::string_view script, const std::vector<std::string>& installed) {
    return first_model(script, installed, "");
}

std::string vertical_model_for(std::string_view script, const std::vector<std::string>& installed) {
    const std::string vertical = first_model(script, installed, "_vert");
    return vertical.empty() ? model_for(script, installed) : vertical;
}

std::vector<std::string_view> scripts_beside_networks() {
    // "Korean" is what the detection calls Hangul among ideographs; its models are the same.
    constexpr std::array<std::string_view, 6> others{"Fraktur", "Greek", "Han", "Japanese", "Korean", "Latin"};
    std::vector<std::string_view> out;
    for (const Script& script : scripts)
        if (std::find(others.begin(), others.end(), script.name) == others.end()) out.push_back(script.name);
    return out;
}

}  // namespace galley::ocr_tesseract
