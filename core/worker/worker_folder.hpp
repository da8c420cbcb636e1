// A folder for the temporary files of one worker, and of all that its plugins start: it goes when the worker does,
// however that ends.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace galley {

/// Named galley-worker-XXXXXX in the folder for temporary files. Locked while it lives: one that nobody locks was left
/// by a host that was killed, and the next one removes it.
class WorkerFolder {
  public:
    /// A system that gives no folder costs nothing: then the worker has what it would have anyway.
    WorkerFolder();
    ~WorkerFolder();
    WorkerFolder(WorkerFolder&& other) noexcept;
    WorkerFolder(const WorkerFolder&) = delete;
    WorkerFolder& operator=(const WorkerFolder&) = delete;
    WorkerFolder& operator=(WorkerFolder&&) = delete;

    /// This process's environment with TMPDIR set to the folder: "NAME=value", for posix_spawn.
    [[nodiscard]] std::vector<std::string> environment() const;

  private:
    std::filesystem::path path_;
    int lock_ = -1;
};

}  // namespace galley
