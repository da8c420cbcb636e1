#include "core/safe_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <random>
#include <stdexcept>

#include "core/host_error.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file, const char* what, int error) {
    throw HostError(ExitCode::output, fmt::format("The file {} cannot be written: {} failed: {}.", file.string(), what,
                                                  std::strerror(error)));
}

/// Unique among hosts, processes and threads: two writers of one file must not meet in one temporary.
std::string temporary_name(const fs::path& file) {
    static const std::uint64_t seed = std::random_device{}() + (std::uint64_t{std::random_device{}()} << 32);
    static std::atomic<std::uint64_t> counter{0};
    return fmt::format(".{}.{:x}-{:x}-{}.tmp", file.filename().string().substr(0, 100), seed, getpid(), counter++);
}

/// Closes on the way out; removes the temporary unless it was kept.
struct Temporary {
    fs::path path;
    int fd = -1;
    ~Temporary() {
        if (fd >= 0) close(fd);
        if (!path.empty()) unlink(path.c_str());
    }
};

}  // namespace

void write_file(const fs::path& file, std::string_view bytes, bool durable) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) fail(file, "making its folder", error.value());

    Temporary temporary{file.parent_path() / temporary_name(file)};
    temporary.fd = open(temporary.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (temporary.fd < 0) {
        const int cause = errno;
        temporary.path.clear();
        fail(file, "making a file in its folder", cause);
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t n = write(temporary.fd, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(file, "writing", errno);
        done += static_cast<std::size_t>(n);
    }
    if (durable && fsync(temporary.fd) != 0) fail(file, "syncing", errno);
    const int status = close(temporary.fd);
    temporary.fd = -1;
    if (status != 0) fail(file, "closing", errno);
    if (rename(temporary.path.c_str(), file.c_str()) != 0) fail(file, "renaming", errno);
    temporary.path.clear();
}

fs::path inside(const fs::path& folder, std::string_view relative) {
    const auto refuse = [&](const char* why) {
        throw std::invalid_argument(fmt::format("the output path \"{}\" {}", relative, why));
    };
    if (relative.empty()) refuse("is empty");
    if (relative.find('\0') != std::string_view::npos) refuse("holds a NUL character");
    const fs::path path(relative);
    if (path.is_absolute()) refuse("is absolute; it must be relative to the document's folder");
    for (const fs::path& part : path)
        if (part == "..") refuse("leaves the document's folder");
    return folder / path;
}

}  // namespace galley
