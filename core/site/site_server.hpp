// A web server for one folder and one machine: for browsers that show pages from a server better than from disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace galley {

/// What is served, and how.
struct SiteView {
    std::filesystem::path root;
    std::string token = {};              ///< not empty: the page may write (below)
    std::filesystem::path against = {};  ///< not empty: another output, to compare with
    std::uint16_t port = 0;              ///< 0: any free one
};

/// Where the address of the site begins below the host: "", "edit-TOKEN/" or "compare/".
[[nodiscard]] std::string start_of(const SiteView& view);

/// Serves the files under `root` on 127.0.0.1 only, to GET and HEAD, until the program ends; one thread a connection.
/// `ready` hears the port. Requests that name another host are refused: a page of the internet
/// whose name was pointed at this machine reads nothing. With a `token` all of it stands below /edit-TOKEN/, and the
/// page there may PUT the corrections.json of a document (corrections_put.hpp). With `against` it stands below
/// /compare/, and the other output below /against/. Throws HostError when the port is taken.
[[noreturn]] void serve_site(const SiteView& view, const std::function<void(std::uint16_t)>& ready);

}  // namespace galley
