// A web server for one folder and one machine: for browsers that show pages from a server better than from disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace galley {

/// Serves the files under `root` on 127.0.0.1 only, to GET and HEAD, until the program ends; one thread a connection.
/// `port` 0 takes a free one; `ready` hears which. Requests that name another host are refused: a page of the internet
/// whose name was pointed at this machine reads nothing. Throws HostError when the port is taken.
[[noreturn]] void serve_site(const std::filesystem::path& root, std::uint16_t port,
                             const std::function<void(std::uint16_t)>& ready);

}  // namespace galley
