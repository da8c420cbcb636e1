#include "models.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
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

std::string model_hash(const std::filesystem::path& file) {
    // FNV-1a of 64 bits: it tells models apart, it guards against nobody.
    constexpr std::uint64_t offset = 0xCBF29CE484222325, prime = 0x100000001B3;
    std::ifstream in(file, std::ios::binary);
    if (!in) return "";
    std::uint64_t hash = offset;
    std::array<char, 64 * 1024> chunk{};
    while (in.read(chunk.data(), chunk.size()), in.gcount() > 0)
        for (std::streamsize i = 0; i < in.gcount(); ++i)
            hash = (hash ^ static_cast<unsigned char>(chunk[static_cast<std::size_t>(i)])) * prime;
    char text[17];
    std::snprintf(text, sizeof(text), "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

}  // namespace galley::ocr_tesseract
