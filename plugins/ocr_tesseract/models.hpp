// Tesseract's models: their names, and the Debian packages that hold them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "file_hash.hpp"

namespace galley::ocr_tesseract {

/// "tesseract-ocr-chi-sim" for "chi_sim", "tesseract-ocr-script-frak" for "Fraktur" or "script/Fraktur".
std::string debian_package(std::string_view language);

/// The model for vertical lines that belongs to a language: "chi_sim_vert" for "chi_sim". A language that has none, or
/// is vertical already, stands for itself.
std::string vertical_model(std::string_view language);

/// A sentence: which files are missing from `folder`, and how to install them.
std::string missing_models(const std::vector<std::string>& languages, const std::filesystem::path& folder);

/// Another model gives other text. Empty when there is no file.
inline std::string model_hash(const std::filesystem::path& file) { return file_hash(file); }

}  // namespace galley::ocr_tesseract
