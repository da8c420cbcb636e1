// What a METS file says of the pages of an issue: their labels, the facts, and which blocks are whose article.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::mets {

/// Elements of a page's file, from the one with the id `begin` to the one with the id `end`, belong to an article.
struct Claim {
    std::string begin, end;
    std::string article;  ///< id of its division: the same on every page of the issue
    std::string role;     ///< name of a Role (galley/names.hpp), or empty
    bool operator==(const Claim&) const = default;
};

struct PageInMets {
    std::vector<Fact> facts;  ///< title, date, number and language of the issue, label of the page
    std::vector<Claim> claims;
    bool operator==(const PageInMets&) const = default;
};

/// As the attrs of an Entry carry it from list to load, so that a record depends on it.
[[nodiscard]] std::string attrs_of(const PageInMets& page);
/// What `attrs_of` wrote; nothing of attrs that hold none.
[[nodiscard]] PageInMets page_from(const std::string& attrs);

class File {
  public:
    /// Throws as xml::read; InputError when it is no METS.
    explicit File(const std::filesystem::path& path);

    /// What it says of the page in this file; nothing when it does not name the file.
    [[nodiscard]] std::optional<PageInMets> page(const std::filesystem::path& file) const;

  private:
    std::map<std::filesystem::path, PageInMets> pages_;  // by path without "." and ".."
};

/// The METS files that lie beside pages or one folder above them, each read once. One that is damaged counts as none.
class Shelf {
  public:
    /// What the METS file nearest to `file` says of it. Nothing outside of the input is looked at: `input` is the file
    /// or folder that was given.
    [[nodiscard]] std::optional<PageInMets> page(const std::filesystem::path& file, const std::filesystem::path& input);

  private:
    const std::vector<std::shared_ptr<const File>>& in(const std::filesystem::path& folder);

    std::map<std::filesystem::path, std::vector<std::shared_ptr<const File>>> folders_;
};

}  // namespace galley::mets
