// Option values: a stage's table applied to what the pipeline says.
#pragma once

#include <deque>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "galley/abi.h"

namespace galley {

/// Something wrong with a value of the pipeline. `pointer` is relative to the place where the check began.
struct Problem {
    std::string pointer;
    std::string message;
};

/// The value of every option of a stage, in the order of its table.
class OptionValues {
  public:
    /// Fills in defaults and checks names, types, ranges and choices; whatever is wrong is added to `problems`, with
    /// pointers below `given`. Relative paths start at `folder`.
    OptionValues(const galley_stage& stage, const nlohmann::json& given, const std::filesystem::path& folder,
                 std::vector<Problem>& problems);

    /// For galley_stage::create. Lives as long as this object.
    [[nodiscard]] std::vector<galley_value> abi() const;

    /// All options with their values, sorted by name: part of a record's key. Paths stand here as the pipeline gives
    /// them, so that moving a folder changes no key.
    [[nodiscard]] const nlohmann::json& json() const { return json_; }

  private:
    struct Value {
        std::string text;
        std::vector<std::string> items;
        std::int64_t integer = 0;
        double number = 0;
    };

    std::deque<Value> values_;
    mutable std::deque<std::vector<galley_text>> items_;  // what abi() lends
    nlohmann::json json_ = nlohmann::json::object();
};

/// The default of one option as JSON.
[[nodiscard]] nlohmann::json default_of(const galley_option& option);

/// "bool", "int", "float", "text", "choice", "path", "list" or "map".
[[nodiscard]] std::string type_name(const galley_option& option);

/// The choices of an option; empty when it has none.
[[nodiscard]] std::vector<std::string> choices_of(const galley_option& option);

/// "1 to 4", "at least 1", or nothing.
[[nodiscard]] std::string range_of(const galley_option& option);

/// The value that a command line text stands for, by the option's type: `eng,deu` is a list of two. Text that does not
/// fit comes back as a string, for the check to refuse.
[[nodiscard]] nlohmann::json value_from_text(const galley_option& option, const std::string& text);

}  // namespace galley
