// Files that appear whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

/// A file in the making: bytes go to a unique name in the same folder, commit() gives it its own. A reader sees the old
/// file or the new one, and two writers never meet in one temporary. Every function throws HostError (output) with the
/// cause; PathError when that is the file's name, or what else stands in its place.
class NewFile {
  public:
    /// Where the bytes go until commit(): a folder of the same file system.
    struct Aside {
        std::filesystem::path folder;
    };
    /// Makes the folders that are missing.
    explicit NewFile(std::filesystem::path file);
    /// The file's own folder is made by commit().
    NewFile(std::filesystem::path file, const Aside& aside);
    /// Another name for the file `from`, or a copy of it on a file system that has no such thing. Closed already.
    NewFile(std::filesystem::path file, const Aside& aside, const std::filesystem::path& from);
    ~NewFile();  ///< removes what was not committed
    NewFile(NewFile&& other) noexcept;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    NewFile& operator=(NewFile&&) = delete;

    void write(std::string_view bytes);
    /// Closes the temporary, so that many may wait for their commit. `durable` syncs it first.
    void close(bool durable = false);
    void commit(bool durable = false);

  private:
    std::filesystem::path file_, temporary_;
    int fd_ = -1;
    bool linked_ = false;
};

/// All of it in one call. `durable` false leaves out the sync: for files whose damage is noticed and mended.
void write_file(const std::filesystem::path& file, std::string_view bytes, bool durable = true);

/// The bytes of a file; throws std::runtime_error when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& file);
/// The same, but nothing when there is no such file: where that is the rule, an exception would cost more than the
/// look.
[[nodiscard]] std::optional<std::string> read_file_if_there(const std::filesystem::path& file);

/// Removes temporaries that a killed process of this machine left in `folder`, and those of any machine that are older
/// than a day: another machine may still be writing the younger ones. Folders below too when `deep`.
void sweep_temporaries(const std::filesystem::path& folder, bool deep);

/// Sends to disk what was written to the file systems of `folders`; one that is empty or not there has none. Once a run
/// is cheaper than once a file. Throws HostError (output).
void sync_file_system(const std::vector<std::filesystem::path>& folders);

/// `folder` / `relative`, after checking that it stays inside: no "..", not absolute, no NUL, not empty; and that it
/// can be the name of a file: not that of a folder, no part of more than 255 bytes, not of more than 4,000. Throws
/// std::invalid_argument with a sentence.
[[nodiscard]] std::filesystem::path inside(const std::filesystem::path& folder, std::string_view relative);

}  // namespace galley
