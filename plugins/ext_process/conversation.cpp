#include "conversation.hpp"

#include "answers.hpp"
#include "identity.hpp"
#include "message_shape.hpp"

namespace galley::ext_process {

namespace {

constexpr std::chrono::milliseconds goodbye{1000};  // for a program to end after "bye"
constexpr std::size_t quoted = 80;                  // bytes of a bad line that a message shows

std::string beginning_of(const std::string& line) {
    if (line.size() <= quoted) return line;
    std::size_t end = quoted;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end) + "…";
}

std::string text_in(const Json& message, const char* name, const std::string& otherwise) {
    const auto found = message.find(name);
    return found != message.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

}  // namespace

std::string as_line(const Json& message) { return message.dump(-1, ' ', false, Json::error_handler_t::replace); }

Conversation::Conversation(Settings settings, std::string scope, Context& context)
    : settings_(std::move(settings)), scope_(std::move(scope)) {
    if (settings_.command.empty() || settings_.command.front().empty())
        throw OptionError(
            "the option \"command\" names no program; give it and its arguments, as in [\"python3\", \"redact.py\"]");
    try {
        start(context);
    } catch (const Error& error) {
        if (error.code() != GALLEY_E_INTERNAL && error.code() != GALLEY_E_LIMIT) throw;
        throw ResourceError(std::string("the program did not start: ") + error.what());
    }
}

Conversation::~Conversation() {
    if (!program_ || !program_->running()) return;
    program_->send(as_line({{"type", "bye"}}));
    program_->end(goodbye);
}

void Conversation::broken(const std::string& why) {
    program_.reset();
    throw InternalError("the program " + settings_.command.front() + " " + why + "; it was stopped");
}

Json Conversation::receive(const Limits& limits, Context& context) {
    const std::string line = program_->receive(limits, [&] { context.check_cancelled(); });
    for (const std::string& said : program_->errors()) context.info(said);
    Json message = Json::parse(line, nullptr, false);
    if (!message.is_object() || !message.contains("type") || !message["type"].is_string())
        broken("answered with something that is no JSON object with a \"type\": " + beginning_of(line));
    try {
        check_shape(message);
    } catch (...) {  // it would go on with its answer
        program_.reset();
        throw;
    }
    return message;
}

/// A program whose message led to an error does not know of it, and would go on with its answer: it is stopped.
Json Conversation::heard(const Json& message, const std::function<Json(const Json&)>& hear) {
    try {
        return hear(message);
    } catch (...) {
        program_.reset();
        throw;
    }
}

void Conversation::start(Context& context) {
    program_ = std::make_unique<Program>(settings_.command, settings_.folder);
    program_->send(
        as_line({{"type", "hello"}, {"protocol", protocol}, {"scope", scope_}, {"options", Json(settings_.options)}}));
    const Json hello = receive({settings_.start_s, std::size_t{1} << 20}, context);
    if (hello["type"] == "error") {
        const std::string why = text_in(hello, "text", "it gave no reason");
        program_.reset();
        throw Error(hello.contains("code") ? code_named(text_in(hello, "code", "")) : GALLEY_E_OPTION, why);
    }
    if (hello["type"] != "hello") broken("must say hello first, but said " + hello["type"].dump());
    if (!hello.contains("protocol") || hello["protocol"] != protocol)
        broken("speaks protocol " + (hello.contains("protocol") ? hello["protocol"].dump() : "(none)") +
               ", and this stage speaks " + std::to_string(protocol));
    identity_ = text_in(hello, "name", "") + " " + text_in(hello, "version", "") +
                hashes_of(settings_.command, settings_.folder);
}

namespace {

/// What nobody asked for.
struct Unasked {
    std::string what;
};

}  // namespace

Json Conversation::ask(std::string_view type, std::string_view body, std::string_view last,
                       const std::function<Json(const Json&)>& hear, Context& context) {
    const auto send = [&] {
        if (!program_ || !program_->running()) start(context);
        program_->send("{\"type\":\"" + std::string(type) + "\",\"id\":" + std::to_string(++asked_) + "," +
                       std::string(body) + "}");
        return answer_to(asked_, last, hear, context);
    };
    try {
        if (program_ && program_->running() && program_->has_said()) throw Unasked{"before it was asked again"};
        return send();
    } catch (const Unasked& unasked) {
        // Whether it is noticed now or with the next request hangs on the clock; what comes out does not.
        context.warn("the program " + settings_.command.front() + " wrote something that nobody asked for, " +
                     unasked.what +
                     "; it was stopped, and started again for this request. A program answers each request "
                     "once, and repeats its id");
        program_.reset();
    }
    try {
        return send();
    } catch (const Unasked& unasked) {
        broken("wrote something that nobody asked for, " + unasked.what);
    }
}

Json Conversation::answer_to(std::int64_t id, std::string_view last, const std::function<Json(const Json&)>& hear,
                             Context& context) {
    const Limits limits{settings_.answer_s, static_cast<std::size_t>(settings_.max_answer_mb) << 20};
    for (bool first = true;; first = false) {
        Json message = receive(limits, context);
        const auto type = message["type"].get<std::string>();
        const bool aside = type == "info" || type == "warning";
        if (!aside && !message.contains("id"))
            broken("said \"" + beginning_of(type) +
                   "\" without the \"id\" of the request that it belongs to, which is " + std::to_string(id));
        if (message.contains("id") && message["id"] != id) {
            const std::string what =
                "with the id " + beginning_of(message["id"].dump()) + " where " + std::to_string(id) + " was due";
            if (first) throw Unasked{what};
            broken("wrote something that nobody asked for, " + what);  // what it gave cannot be taken back
        }
        if (type == last) return message;
        if (type == "info") {
            context.info(text_in(message, "text", ""));
        } else if (type == "warning") {
            context.warn(text_in(message, "text", ""));
        } else if (type == "error") {
            const std::string why = text_in(message, "text", "");
            if (why.empty()) broken("reported an error without a \"text\"");
            throw Error(code_named(text_in(message, "code", "E_INPUT")), why);
        } else {
            Json reply = heard(message, hear);
            if (reply.is_boolean())
                broken("said \"" + beginning_of(type) + "\", which means nothing here; a \"" + std::string(last) +
                       "\" was due");
            if (reply.is_null()) continue;
            reply["id"] = id;
            program_->send(as_line(reply));
        }
    }
}

}  // namespace galley::ext_process
