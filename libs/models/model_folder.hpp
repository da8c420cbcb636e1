// A trained model: a folder with its file and model.json, which says what it is for and how it is fed.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::models {

enum class Task { lines, characters, orientation, articles };

/// What a network of images takes. A pixel of value v, 0 to 255, goes in as (v / 255 - mean) / scale, for each channel.
struct Input {
    std::int32_t channels = 3;
    std::int32_t height = 0;  ///< in pixels; 0: any
    std::array<float, 3> mean{0.5F, 0.5F, 0.5F}, scale{0.5F, 0.5F, 0.5F};
    bool blue_first = false;  ///< channels in the order blue, green, red
};

/// Where a class stands among those that a recogniser tells apart, besides its alphabet.
enum class Place { none, first, last };

struct ModelFolder {
    std::filesystem::path folder;
    std::string name;  ///< of the folder
    Task task = Task::characters;
    std::filesystem::path file;  ///< absolute
    std::string sha256;          ///< as model.json has it; empty where it does not say
    std::string licence, source;
    Input input;
    std::string alphabet;  ///< "metadata", or a file of the folder with a character a line; for characters alone
    Place blank = Place::first, space = Place::last;
    std::vector<std::string> languages;
    std::vector<WritingMode> writing_modes;
};

/// Reads model.json. Throws ResourceError with a sentence when it is missing, damaged, or says what no model can have.
/// The model's own file is not looked at.
ModelFolder read_model_folder(const std::filesystem::path& folder);

/// The folder that an option names: one beside Galley's own ("pp-ocrv6-characters"), or, with a slash in it, a path.
/// `resource` gives the path of a data file by its name, and throws when there is none.
std::filesystem::path find_folder(const std::string& name,
                                  const std::function<std::string(const std::string&)>& resource);

/// Throws ResourceError when the model's file is missing or is not the one that model.json names by its hash.
void check_file(const ModelFolder& model);

/// What output depends on: the model's name and the hash of its file, as model.json has it and check_file has checked.
/// Where model.json has none the file is read for it.
std::string identity_of(const ModelFolder& model);

/// What is wrong with the model's file, as check_file says it; nothing when all is well.
std::optional<std::string> fault_of(const ModelFolder& model);

/// "lines", "characters", "orientation" or "articles", and "horizontal-ltr", "vertical-rl" or "horizontal-rtl".
std::string task_name(Task task);
std::string writing_mode_name(WritingMode mode);

}  // namespace galley::models
