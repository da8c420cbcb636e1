#include "core/base/line_pipe.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/base/host_error.hpp"

namespace galley {

Descriptor::Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw HostError(ExitCode::internal,
                        std::string("No pipe to a worker could be made: ") + std::strerror(errno) + ".");
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) {
            pollfd wait{fd, POLLOUT, 0};
            (void)poll(&wait, 1, -1);
            continue;
        }
        if (n < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool LineReader::fill() {
    std::array<char, 1 << 16> chunk;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    while (true) {
        const ssize_t n = ::read(fd_, chunk.data(), chunk.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) return true;
        if (n <= 0) return false;
        buffer_.append(chunk.data(), static_cast<std::size_t>(n));
        return true;
    }
}

std::optional<std::string> LineReader::next() {
    const auto end = buffer_.find('\n', at_);
    if (end == std::string::npos) {
        buffer_.erase(0, at_);
        at_ = 0;
        return std::nullopt;
    }
    std::string line = buffer_.substr(at_, end - at_);
    at_ = end + 1;
    return line;
}

}  // namespace galley
