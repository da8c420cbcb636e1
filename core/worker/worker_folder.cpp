#include "core/worker/worker_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <string_view>
#include <utility>

#include "core/base/child_process.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "galley-worker-";

/// The descriptor that holds the lock; -1 when another does.
int lock(const fs::path& folder) {
    const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0) return fd;
    if (fd >= 0) close(fd);
    return -1;
}

/// What hosts left that were killed. Of other users nothing can be removed, and nothing is.
void sweep(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!at->path().filename().string().starts_with(prefix)) continue;
        const int fd = lock(at->path());
        if (fd < 0) continue;
        std::error_code ignored;
        fs::remove_all(at->path(), ignored);
        close(fd);
    }
}

}  // namespace

WorkerFolder::WorkerFolder() {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    if (error) return;
    static const bool swept = (sweep(folder), true);
    (void)swept;
    std::string name = (folder / (std::string(prefix) + "XXXXXX")).string();
    if (mkdtemp(name.data()) == nullptr) return;
    path_ = name;
    lock_ = lock(path_);
}

WorkerFolder::~WorkerFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
    if (lock_ >= 0) close(lock_);
}

WorkerFolder::WorkerFolder(WorkerFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

std::vector<std::string> WorkerFolder::environment() const {
    return environment_with(path_.empty() ? std::vector<std::string>() : std::vector{"TMPDIR=" + path_.string()});
}

}  // namespace galley
