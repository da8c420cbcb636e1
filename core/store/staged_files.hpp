// The files of one document: written aside while its stages work, and put into the output tree together at the end.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

/// The file in a document's folder that people write, not stages: what they put right. Part of the document's key, and
/// never removed.
inline constexpr const char* corrections_file = "corrections.json";

struct OutputFile {
    std::string path;  ///< relative to the document's folder
    std::string hash;  ///< of its bytes
    bool operator==(const OutputFile&) const = default;
};

class StagedFiles {
  public:
    explicit StagedFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// What comes from now on is this stage's.
    void set_stage(std::string name) { stage_ = std::move(name); }

    /// Writes a file aside; a later one of the same path takes its place, when it is of the same stage. Throws
    /// HostError (output), and std::invalid_argument for a path that leaves the folder, is another stage's, or a folder
    /// where another file of the document stands.
    void add(std::string_view path, std::string_view bytes);

    /// A file that stands elsewhere already, with the hash of its bytes: linked, or copied where that cannot be.
    void add_file(std::string_view path, const std::filesystem::path& from, const std::string& hash);

    /// The same in pieces, one file at a time: it counts when its `last` piece is there. Throws std::invalid_argument
    /// also when another file has not had its last.
    void add_part(std::string_view path, std::string_view bytes, bool last);
    /// Forgets a file that never had its last piece.
    void drop_unfinished() { unfinished_.reset(); }

    /// What a stage writes can be taken back: drop_since(mark()) before and after.
    [[nodiscard]] std::size_t mark() const { return files_.size(); }
    void drop_since(std::size_t mark);

    /// Sorted by path, each path once.
    [[nodiscard]] std::vector<OutputFile> list() const;
    /// Gives every file its name. Those of `before`, an earlier state of the document, that stand where a folder must
    /// be, or in a folder where a file must be, go. Throws HostError (output).
    void commit(const std::vector<OutputFile>& before = {});

  private:
    struct Staged {
        OutputFile file;
        NewFile aside;
    };
    struct Unfinished {
        std::string path;
        NewFile aside;
        Hasher hasher;
    };
    /// Where a path stands, after checking that it may.
    [[nodiscard]] std::filesystem::path claim(std::string_view path, std::string& name);

    std::filesystem::path folder_;
    std::string stage_;
    std::vector<Staged> files_;
    std::map<std::string, std::string> claims_;  ///< path to stage
    std::optional<Unfinished> unfinished_;
};

/// True when `folder` holds every one of `files` with the same bytes.
[[nodiscard]] bool all_there(const std::filesystem::path& folder, const std::vector<OutputFile>& files);

/// Removes those of `before` that are not in `now`, as far as they still hold the bytes that galley wrote, and folders
/// below `folder` that became empty.
void remove_stale(const std::filesystem::path& folder, const std::vector<OutputFile>& before,
                  const std::vector<OutputFile>& now);

}  // namespace galley
