#include "core/cli/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "core/base/shown_text.hpp"

namespace galley::cli {

namespace {

/// Fields of the message that is being logged: the sink formats it in the thread that logs.
thread_local const nlohmann::ordered_json* message_fields = nullptr;

std::string dump(const nlohmann::ordered_json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The message as a JSON string, and its fields after it.
class JsonMessage : public spdlog::custom_flag_formatter {
  public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
        std::string text = dump(std::string(message.payload.data(), message.payload.size()));
        if (message_fields != nullptr)
            for (const auto& [key, value] : message_fields->items()) text += "," + dump(key) + ":" + dump(value);
        out.append(text.data(), text.data() + text.size());
    }
    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<JsonMessage>();
    }
};

/// The message without what a terminal would obey.
class ShownMessage : public spdlog::custom_flag_formatter {
  public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
        const std::string text = shown_lines({message.payload.data(), message.payload.size()});
        out.append(text.data(), text.data() + text.size());
    }
    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<ShownMessage>();
    }
};

}  // namespace

void set_up_log(LogFormat format) {
    auto formatter = std::make_unique<spdlog::pattern_formatter>();
    if (format == LogFormat::json)
        formatter->add_flag<JsonMessage>('*').set_pattern(
            R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","message":%*})");
    else
        formatter->add_flag<ShownMessage>('*').set_pattern("galley: %*");
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    sink->set_formatter(std::move(formatter));
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("galley", std::move(sink)));
}

void log_with(spdlog::level::level_enum level, const std::string& message, const nlohmann::ordered_json& fields) {
    message_fields = &fields;
    spdlog::log(level, "{}", message);
    message_fields = nullptr;
}

}  // namespace galley::cli
