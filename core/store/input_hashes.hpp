// Hashes of input files, remembered in the work folder for large ones: a second run, status and merge need not read
// terabytes of scans again to know that nothing changed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace galley {

class InputHashes {
  public:
    /// What is remembered stands at `folder`/<2 hex>/<hash of the path>.
    explicit InputHashes(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// The hash of a file's bytes. One that was hashed before and has the same size and time of change since is not
    /// read again; one that is gone has the hash it had. Throws HostError (input_missing) when it cannot be read and
    /// nothing is remembered.
    [[nodiscard]] std::string of(const std::filesystem::path& file);

    /// The same without ever reading a large file: nothing when it was not hashed before.
    [[nodiscard]] std::optional<std::string> known(const std::filesystem::path& file);

  private:
    [[nodiscard]] std::optional<std::string> find(const std::filesystem::path& file, bool reads);

    std::filesystem::path folder_;
    std::pair<std::filesystem::path, std::string> last_;  // pages of one file come one after another
};

}  // namespace galley
