// The protocol of docs/ext-process.md: who says what to whom, in which order.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "galley/context.hpp"
#include "galley/document_json.hpp"
#include "galley/options.hpp"
#include "program.hpp"

namespace galley::ext_process {

inline constexpr int protocol = 1;

/// A message as one line.
[[nodiscard]] std::string as_line(const Json& message);

/// Options of every stage that talks to a program.
struct Settings {
    TextList command;
    std::string folder;
    TextMap options;
    double start_s = 20, answer_s = 60;
    std::int64_t max_answer_mb = 64;
};

/// The rows of Settings, for the option table of a stage whose Options is Settings.
constexpr auto settings_table() {
    return options(
        opt("command", &Settings::command, "", "The program and its arguments, such as python3,redact.py"),
        opt("folder", &Settings::folder, ".", "Where it runs; relative names in the command are seen from here",
            is_path()),
        opt("options", &Settings::options, "Handed to the program when it starts"),
        opt("start_s", &Settings::start_s, 20, "Seconds in which it must say hello", between(0.1, 3600)),
        opt("answer_s", &Settings::answer_s, 60, "Seconds in which it must answer", between(0.1, 86400)),
        opt("max_answer_mb", &Settings::max_answer_mb, 64, "Megabytes that one line of it may have", between(1, 2048)));
}

/// A program that has said hello. One that died, stalled, flooded or was cancelled is started again when it is next
/// asked, so that a bad page costs that page.
class Conversation {
  public:
    /// Starts the program. Throws OptionError, ResourceError.
    Conversation(Settings settings, std::string scope, Context& context);
    ~Conversation();
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;

    /// Sends a request of this type, with `body`, the text of more members, such as `"page":{…}`; hears everything
    /// before the final answer, and returns that: the message of type `last`. `hear` gets what is neither final nor
    /// info, warning or error, and returns the reply, or null for none. A program that wrote what nobody asked for is
    /// stopped, and another asked in its place. Throws what the program reports as an error, and InternalError or
    /// InputError when it breaks the protocol.
    Json ask(std::string_view type, std::string_view body, std::string_view last,
             const std::function<Json(const Json&)>& hear, Context& context);

    /// Name and version from its hello, and the hashes of its files.
    [[nodiscard]] std::string identity() const { return identity_; }

  private:
    void start(Context& context);
    Json answer_to(std::int64_t id, std::string_view last, const std::function<Json(const Json&)>& hear,
                   Context& context);
    Json heard(const Json& message, const std::function<Json(const Json&)>& hear);
    Json receive(const Limits& limits, Context& context);
    [[noreturn]] void broken(const std::string& why);

    Settings settings_;
    std::string scope_, identity_;
    std::int64_t asked_ = 0;  ///< requests so far; the number of each is its id
    std::unique_ptr<Program> program_;
};

}  // namespace galley::ext_process
