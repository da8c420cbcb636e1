#include "core/cli/progress.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdio>

namespace galley::cli {

namespace {

constexpr int bar_width = 24;                           // columns: the whole line fits into 80
constexpr std::chrono::milliseconds redraw_every{100};  // fast enough to look alive
constexpr std::chrono::seconds plain_line_every{10};    // slow enough for a log file

std::string duration(double seconds) {
    const auto s = static_cast<long>(seconds + 0.5);
    if (s < 60) return fmt::format("{} s", s);
    if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
    return fmt::format("{} h {:02} min", s / 3600, s % 3600 / 60);
}

}  // namespace

void Progress::clear_bar() const {
    if (terminal_) std::fputs("\r\033[K", stderr);
}

void Progress::page_done(const PageResult& page, std::size_t done, std::size_t total) {
    if (!page.outcome.reused) ++fresh_;
    if (!page.outcome.ok) {
        ++failed_;
        clear_bar();
        spdlog::error("page {} of {} ({}) failed at {} ({}): {}", page.index + 1, page.document, page.source,
                      page.outcome.stage, page.outcome.code, page.outcome.message);
    }
    for (const std::string& warning : page.outcome.warnings) {
        clear_bar();
        spdlog::warn("page {} of {} ({}): {}", page.index + 1, page.document, page.source, warning);
    }
    if (quiet_) return;
    const auto now = Clock::now();
    if (now - last_ <
        (terminal_ ? std::chrono::duration<double>(redraw_every) : std::chrono::duration<double>(plain_line_every)))
        return;
    last_ = now;
    draw(done, total);
}

void Progress::draw(std::size_t done, std::size_t total) {
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    const double rate = static_cast<double>(fresh_) / std::max(seconds, 1e-3);
    const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
    std::string text = fmt::format("{}/{} pages, {:.1f} pages/s, {} left", done, total, rate, duration(left));
    if (failed_ > 0) text += fmt::format(", {} failed", failed_);
    if (!terminal_) {
        spdlog::info("{}", text);
        return;
    }
    const auto filled = static_cast<int>(bar_width * done / std::max<std::size_t>(total, 1));
    fmt::print(stderr, "\r\033[K[{}{}] {}", std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(bar_width - filled), '.'), text);
    std::fflush(stderr);
}

void Progress::finish() {
    if (!quiet_) clear_bar();
}

}  // namespace galley::cli
