// Which file of a folder a web address means. Pure but for looking at the folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace galley {

/// The text behind a percent-encoded path; nothing when it is not well formed.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

/// The file under `root` that the target of an HTTP request ("/a/b.js?x=1") names, a folder meaning its index.html.
/// Nothing when there is none, when it lies outside of `root` (by "..", by a symbolic link), or when a part of its path
/// starts with a dot: manifest and records are nobody's business.
[[nodiscard]] std::optional<std::filesystem::path> site_file(const std::filesystem::path& root,
                                                             std::string_view target);

/// The media type by the file's suffix.
[[nodiscard]] std::string_view media_type_of(const std::filesystem::path& file);

}  // namespace galley
