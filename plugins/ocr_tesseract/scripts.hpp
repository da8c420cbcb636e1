// Which models read which script.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace galley::ocr_tesseract {

/// Names of the models in a folder, those of its folder script/ as "script/NAME"; sorted. Those that read no text are
/// left out.
[[nodiscard]] std::vector<std::string> installed_models(const std::filesystem::path& folder);

/// Of the installed models the one to read a script with, by the script's name as Tesseract's detection gives it
/// ("Cyrillic", "Han", "Hangul"): the model of the whole script, else of a language written in it. Empty when there is
/// none.
[[nodiscard]] std::string model_for(std::string_view script, const std::vector<std::string>& installed);

/// The same for vertical lines: the first of these models that has one for vertical print beside it ("chi_sim_vert").
/// Where none has, model_for.
[[nodiscard]] std::string vertical_model_for(std::string_view script, const std::vector<std::string>& installed);

/// The scripts that ocr.network's alphabets lack: all but Han, kana, Latin and Greek.
[[nodiscard]] std::vector<std::string_view> scripts_beside_networks();

}  // namespace galley::ocr_tesseract
