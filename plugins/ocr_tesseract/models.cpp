#include "models.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace galley::ocr_tesseract {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Models of whole scripts are packed under the codes of ISO 15924.
constexpr std::array<Pair, 37> script_codes{{{"Arabic", "arab"},
                                             {"Armenian", "armn"},
                                             {"Bengali", "beng"},
                                             {"Canadian_Aboriginal", "cans"},
                                             {"Cherokee", "cher"},
                                             {"Cyrillic", "cyrl"},
                                             {"Devanagari", "deva"},
                                             {"Ethiopic", "ethi"},
                                             {"Fraktur", "frak"},
                                             {"Georgian", "geor"},
                                             {"Greek", "grek"},
                                             {"Gujarati", "gujr"},
                                             {"Gurmukhi", "guru"},
                                             {"HanS", "hans"},
                                             {"HanS_vert", "hans-vert"},
                                             {"HanT", "hant"},
                                             {"HanT_vert", "hant-vert"},
                                             {"Hangul", "hang"},
                                             {"Hangul_vert", "hang-vert"},
                                             {"Hebrew", "hebr"},
                                             {"Japanese", "jpan"},
                                             {"Japanese_vert", "jpan-vert"},
                                             {"Kannada", "knda"},
                                             {"Khmer", "khmr"},
                                             {"Lao", "laoo"},
                                             {"Latin", "latn"},
                                             {"Malayalam", "mlym"},
                                             {"Myanmar", "mymr"},
                                             {"Oriya", "orya"},
                                             {"Sinhala", "sinh"},
                                             {"Syriac", "syrc"},
                                             {"Tamil", "taml"},
                                             {"Telugu", "telu"},
                                             {"Thaana", "thaa"},
                                             {"Thai", "thai"},
                                             {"Tibetan", "tibt"},
                                             {"Vietnamese", "viet"}}};

constexpr std::array<std::string_view, 8> have_vertical_model{"chi_sim", "chi_tra", "jpn",      "kor",
                                                              "HanS",    "HanT",    "Japanese", "Hangul"};

std::string_view without_folder(std::string_view language) {
    constexpr std::string_view folder = "script/";
    return language.starts_with(folder) ? language.substr(folder.size()) : language;
}

}  // namespace

std::string debian_package(std::string_view language) {
    const std::string_view name = without_folder(language);
    for (const auto& [script, code] : script_codes)
        if (script == name) return "tesseract-ocr-script-" + std::string(code);
    std::string package = "tesseract-ocr-" + std::string(name);
    std::replace(package.begin(), package.end(), '_', '-');
    return package;
}

std::string vertical_model(std::string_view language) {
    const std::string_view name = without_folder(language);
    const bool has =
        std::find(have_vertical_model.begin(), have_vertical_model.end(), name) != have_vertical_model.end();
    return std::string(language) + (has ? "_vert" : "");
}

std::string missing_models(const std::vector<std::string>& languages, const std::filesystem::path& folder) {
    std::string files, packages;
    for (const std::string& language : languages) {
        files += (files.empty() ? "" : ", ") + language + ".traineddata";
        packages += " " + debian_package(language);
    }
    return "Tesseract's model " + files + " is missing from " + folder.string() + "; install it with: apt-get install" +
           packages + " (or name its folder with the option \"datapath\")";
}

}  // namespace galley::ocr_tesseract
