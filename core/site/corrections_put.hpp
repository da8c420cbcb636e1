// The one thing that the site's server writes: corrections.json of a document, from the page that it served itself.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace galley {

/// What a request says of where it comes from, and what it wants. Views are empty where a header is missing.
struct Asking {
    std::string_view method, host, origin, fetch_site;
};

/// Why a request is refused before anything is looked at, as a sentence; empty when it may go on. `host` must be this
/// machine's; a request that a page of another origin makes is refused, whatever it asks for (Fetch Metadata,
/// https://www.w3.org/TR/fetch-metadata/); one that writes must say that it comes from this server's own page.
[[nodiscard]] std::string refusal_of(const Asking& asking);

/// What stands behind the secret part of an address, "/edit-TOKEN/a/b" gives "/a/b"; empty when the secret is another.
/// Takes the same time for every wrong token of its length.
[[nodiscard]] std::string_view below_token(std::string_view target, std::string_view token);
/// 32 hexadecimal digits from the system's source of random numbers.
[[nodiscard]] std::string random_token();

struct PutAnswer {
    unsigned status = 200;  ///< of HTTP
    std::string sentence;   ///< for people
    std::string etag;       ///< of the file as it is now; empty when there is none
};

/// Writes of several tabs come one after the other.
class CorrectionsPut {
  public:
    explicit CorrectionsPut(std::filesystem::path root) : root_(std::move(root)) {}

    /// Writes `body` for `target` ("/DOCUMENT/corrections.json", percent-encoded), whole or not at all. `if_match` is
    /// the etag that the writer has seen, `if_none_match` "*" when it has seen that there was none: when that is not so
    /// any more, nothing is written (412). 428 when it says neither, 404 when there is no such document, 422 when the
    /// body is no list of corrections, 507 when it cannot be written.
    [[nodiscard]] PutAnswer put(std::string_view target, std::string_view body, std::string_view if_match,
                                std::string_view if_none_match);

  private:
    std::filesystem::path root_;
    std::mutex writing_;
};

/// The etag of a file's bytes, with its quotation marks.
[[nodiscard]] std::string etag_of(std::string_view bytes);

}  // namespace galley
