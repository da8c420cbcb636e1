#include "core/base/own_child.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace galley {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds farewell{2000};  // for exit handlers, which are a plugin's too

}  // namespace

OwnChild::OwnChild(std::vector<std::string> arguments, const std::vector<std::string>& environment)
    : OwnChild(std::move(arguments), environment, make_pipe()) {}

OwnChild::OwnChild(std::vector<std::string> arguments, const std::vector<std::string>& environment, Pipe pipe)
    : printed_(memfd_create("printed", MFD_CLOEXEC)),
      pipe_(std::move(pipe.read)),
      process_({std::move(arguments), environment_with(environment), printed_.get(), {pipe.write.get()}}) {}

std::optional<std::string> OwnChild::line(std::chrono::duration<double> limit) {
    const auto deadline = Clock::now() + std::chrono::duration_cast<Clock::duration>(limit);
    while (true) {
        if (const auto at = received_.find('\n'); at != std::string::npos) {
            std::string out = received_.substr(0, at);
            received_.erase(0, at + 1);
            return out;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        late_ = left <= 0;
        if (late_) return std::nullopt;
        pollfd wait{pipe_.get(), POLLIN, 0};
        if (poll(&wait, 1, static_cast<int>(std::min<long long>(left, 1000))) <= 0) continue;
        char buffer[65536];
        const ssize_t count = read(pipe_.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return std::nullopt;
        received_.append(buffer, static_cast<std::size_t>(count));
    }
}

bool OwnChild::end() {
    if (!ending_) {
        by_itself_ = !late_ && process_.wait(farewell);
        process_.kill();
        while (!(ending_ = process_.wait(farewell))) {
        }
    }
    return by_itself_ && ending_->signal == 0;
}

std::string OwnChild::ending() const {
    const std::string how = ending_->sentence(), last = last_line();
    return last.empty() ? how : how + ": " + last;
}

std::string OwnChild::last_line() const {
    constexpr off_t tail = 400;
    const off_t end = lseek(printed_.get(), 0, SEEK_END);
    std::string text(static_cast<std::size_t>(std::min(end, tail)), '\0');
    if (pread(printed_.get(), text.data(), text.size(), end - static_cast<off_t>(text.size())) < 0) return {};
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text.substr(text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1);
}

void answer_parent(const std::string& line) {
    const std::string text = line + "\n";
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t count = write(OwnChild::answers, text.data() + done, text.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;  // nobody listens: the parent will say that there was no answer
        done += static_cast<std::size_t>(count);
    }
}

}  // namespace galley
