#include "core/cli/progress.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/shown_text.hpp"
#include "core/cli/log.hpp"

namespace galley::cli {

namespace {

constexpr std::size_t bar_width = 20;                   // columns: the whole line fits into 80
constexpr std::chrono::milliseconds redraw_every{100};  // fast enough to look alive
constexpr std::chrono::seconds plain_line_every{10};    // slow enough for a log file

using Fields = nlohmann::ordered_json;

std::string duration(double seconds) {
    const auto s = std::lround(seconds);
    if (s < 60) return fmt::format("{} s", s);
    if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
    return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

}  // namespace

void Progress::clear_bar() const {
    if (terminal_) std::fputs("\r\033[K", stderr);
}

void Progress::page(const PageResult& page) {
    const std::string where = fmt::format("page {} of {} ({})", page.index + 1, page.document, shown(page.source));
    const PageOutcome& outcome = page.outcome;
    if (!outcome.ok() || !outcome.warnings.empty()) clear_bar();
    Fields fields{{"document", page.document}, {"page", page.index + 1}, {"source", page.source}};
    for (const std::string& warning : outcome.warnings)
        log_with(spdlog::level::warn, fmt::format("{}: {}", where, shown(warning)), fields);
    if (outcome.ok()) return;
    const Failure& failure = *outcome.failure;
    fields["stage"] = failure.stage;
    fields["code"] = failure.code_text();
    fields["attempts"] = outcome.attempts;
    log_with(
        spdlog::level::err,
        fmt::format("{} failed at {} ({}): {}{}{}", where, failure.stage, failure.code_text(), shown(failure.message),
                    outcome.attempts > 1 ? fmt::format("; {} attempts", outcome.attempts) : "",
                    outcome.reused ? "; --retry-failed tries it again" : ""),
        fields);
}

void Progress::document(const DocumentOutcome& document) {
    if (!document.ok() || !document.warnings.empty()) clear_bar();
    Fields fields{{"document", document.id}};
    for (const std::string& warning : document.warnings)
        log_with(spdlog::level::warn, fmt::format("document {}: {}", document.id, shown(warning)), fields);
    if (document.ok()) return;
    const Failure& failure = *document.failure;
    if (!failure.stage.empty()) fields.update({{"stage", failure.stage}, {"code", failure.code_text()}});
    log_with(spdlog::level::err,
             fmt::format("document {} is not complete: {}{}", document.id,
                         failure.stage.empty() ? "" : fmt::format("{} ({}): ", failure.stage, failure.code_text()),
                         shown(failure.message)),
             fields);
}

void Progress::warning(const std::string& message) {
    clear_bar();
    spdlog::warn("{}", shown(message));
}

std::string progress_text(const RunResult& result) {
    const std::size_t known = result.done + result.failed, fresh = known - std::min(known, result.reused);
    const double rate = static_cast<double>(fresh) / std::max(result.seconds, 1e-3);
    std::string out = fmt::format("{}/{} pages, {:.1f} pages/s", known, result.pages, rate);
    if (rate > 0) out += fmt::format(", {} left", duration(static_cast<double>(result.pages - known) / rate));
    if (result.reused > 0) out += fmt::format(", {} reused", result.reused);
    if (result.failed > 0) out += fmt::format(", {} failed", result.failed);
    return out;
}

void Progress::tick(const RunResult& result) {
    if (quiet_) return;
    const auto now = Clock::now();
    const std::chrono::duration<double> pause =
        terminal_ ? std::chrono::duration<double>(redraw_every) : std::chrono::duration<double>(plain_line_every);
    if (now - last_ < pause) return;
    last_ = now;
    if (!terminal_) {
        log_with(spdlog::level::info, progress_text(result),
                 {{"pages", result.pages},
                  {"done", result.done},
                  {"failed", result.failed},
                  {"reused", result.reused},
                  {"seconds", result.seconds}});
        return;
    }
    const auto filled =
        static_cast<std::size_t>(bar_width * (result.done + result.failed) / std::max<std::size_t>(result.pages, 1));
    fmt::print(stderr, "\r\033[K[{}{}] {}", std::string(filled, '#'), std::string(bar_width - filled, '.'),
               progress_text(result));
    std::fflush(stderr);
}

void Progress::finish() const {
    if (!quiet_) clear_bar();
}

}  // namespace galley::cli
