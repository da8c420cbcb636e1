// Lines over a pipe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace galley {

/// Owns a file descriptor.
class Descriptor {
  public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    void close();

  private:
    int fd_;
};

struct Pipe {
    Descriptor read, write;  ///< closed in programs that this one starts
};

/// Throws HostError (internal) when the system has no more descriptors.
[[nodiscard]] Pipe make_pipe();

/// Writes all of it, waiting as needed. False when nobody reads any more.
bool write_all(int fd, std::string_view bytes);

class LineReader {
  public:
    explicit LineReader(int fd) : fd_(fd) {}

    /// Takes what there is, waiting for some when the descriptor is a waiting one. False at the end of the pipe.
    bool fill();
    /// The next whole line that has been read, without its newline.
    [[nodiscard]] std::optional<std::string> next();

  private:
    int fd_;
    std::string buffer_;
    std::size_t at_ = 0;
};

}  // namespace galley
