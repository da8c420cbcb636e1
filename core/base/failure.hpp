// Why a page or a document did not come out: the one shape of it, from the stage that failed to run.json.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "galley/abi.h"

namespace galley {

struct Failure {
    std::string stage;                      ///< its name; empty when no stage is to blame
    std::int32_t code = GALLEY_E_INTERNAL;  ///< GALLEY_OK when no stage is to blame
    std::string message;
    std::string signal = {};  ///< "SIGSEGV" when one ended the process
    bool operator==(const Failure&) const = default;

    /// "E_INPUT"; nothing when no stage is to blame.
    [[nodiscard]] std::string code_text() const;
    /// For people: "read.images: the image ends too early".
    [[nodiscard]] std::string sentence() const;
    /// Whether it lies in the page or the plugin, so that another try would end the same. A failure of reading, or for
    /// want of a resource, is one of its surroundings.
    [[nodiscard]] bool lasting() const { return code != GALLEY_E_IO && code != GALLEY_E_RESOURCE; }
};

/// {"stage", "code", "message"}, and "signal" if there was one.
[[nodiscard]] nlohmann::ordered_json to_json(const Failure& failure);
/// Throws nlohmann::json::exception on anything else.
[[nodiscard]] Failure failure_from_json(const nlohmann::json& json);

/// "E_INPUT"; "code 42" for one that this host does not know.
[[nodiscard]] std::string code_name(std::int32_t code);
/// The other way round; GALLEY_E_INTERNAL for what is no such name.
[[nodiscard]] std::int32_t code_named(std::string_view name);

/// A stage could not do its work.
struct StageError : std::runtime_error {
    StageError(std::string stage_name, std::int32_t error_code, const std::string& message)
        : std::runtime_error(message), stage(std::move(stage_name)), code(error_code) {}
    std::string stage;
    std::int32_t code;

    [[nodiscard]] Failure failure() const { return {stage, code, what()}; }
};

/// A stage with "on_error": "stop" failed.
struct RunStopped : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace galley
