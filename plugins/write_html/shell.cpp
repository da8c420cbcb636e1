#include "shell.hpp"

#include <algorithm>

namespace galley::write_html {

namespace {

/// Nothing but the site's own files; connect-src is for galley view --edit. 'self' does not match files opened from
/// disk in every browser; file: does.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; connect-src "
    "'self'; base-uri 'none'; "
    "form-action 'none'";

void replace_all(std::string& text, std::string_view place, std::string_view value) {
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
        text.replace(at, place.size(), value);
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string way_up(std::string_view id) {
    std::string out = "../";
    for (auto n = std::count(id.begin(), id.end(), '/'); n > 0; --n) out += "../";
    return out;
}

std::string shell(std::string_view title, std::string_view root, std::string_view data) {
    std::string out(page_file());
    replace_all(out, "{{root}}", root);
    replace_all(out, "{{policy}}", policy);
    replace_all(out, "{{data}}", data);
    replace_all(out, "{{title}}", escaped(title));  // last: a title may hold anything
    return out;
}

}  // namespace galley::write_html
