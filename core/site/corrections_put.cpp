#include "core/site/corrections_put.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>

#include "core/base/host_error.hpp"
#include "core/site/site_path.hpp"
#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"
#include "core/store/staged_files.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

bool is_this_machine(std::string_view host) {
    const std::string_view name = host.substr(0, host.rfind(':'));
    return name == "127.0.0.1" || name == "localhost";
}

bool reads(std::string_view method) { return method == "GET" || method == "HEAD"; }

/// The file that `target` names, when it is the corrections of a document that has a site; nothing otherwise.
std::optional<fs::path> file_of(const fs::path& root, std::string_view target) {
    const std::string end = std::string("/") + corrections_file;
    if (!target.ends_with(end)) return std::nullopt;
    const std::string folder(target.substr(0, target.size() - end.size()));
    if (folder.empty() || !site_file(root, folder + "/viewer/document.js")) return std::nullopt;
    const auto index = site_file(root, folder + "/index.html");
    return index ? std::optional(index->parent_path() / corrections_file) : std::nullopt;
}

std::string fault_of(std::string_view body) {
    const auto json = nlohmann::json::parse(body, nullptr, false);
    if (!json.is_object()) return "What was sent is no JSON object.";
    const auto schema = json.find("schema");
    if (schema == json.end() || *schema != "galley.corrections/1") return "What was sent is not galley.corrections/1.";
    const auto operations = json.find("operations");
    return operations == json.end() || !operations->is_array() ? "What was sent has no list of operations." : "";
}

}  // namespace

std::string refusal_of(const Asking& asking) {
    if (!is_this_machine(asking.host)) return "This server answers to 127.0.0.1 only.";
    const bool own = asking.fetch_site.empty() || asking.fetch_site == "same-origin" || asking.fetch_site == "none";
    if (!own) return "A page of another site asked for this; it gets nothing.";
    const bool same = asking.origin == fmt::format("http://{}", asking.host);
    if (!asking.origin.empty() && !same) return "A page of another origin asked for this; it gets nothing.";
    if (!reads(asking.method) && (!same || asking.fetch_site == "none"))
        return "Only the page that this server showed may write.";
    return {};
}

std::string_view below_token(std::string_view target, std::string_view token) {
    constexpr std::string_view start = "/edit-";
    if (token.empty() || !target.starts_with(start) || target.size() <= start.size() + token.size()) return {};
    unsigned different = 0;
    for (std::size_t i = 0; i < token.size(); ++i)
        different |= static_cast<unsigned char>(target[start.size() + i]) ^ static_cast<unsigned char>(token[i]);
    const std::string_view rest = target.substr(start.size() + token.size());
    return different == 0 && rest.front() == '/' ? rest : std::string_view();
}

std::string random_token() {
    std::array<unsigned char, 16> bytes{};
    if (getentropy(bytes.data(), bytes.size()) != 0)
        throw HostError(ExitCode::internal,
                        fmt::format("The system gives no random numbers: {}.", std::system_category().message(errno)));
    std::string out;
    for (const unsigned char byte : bytes) out += fmt::format("{:02x}", byte);
    return out;
}

std::string etag_of(std::string_view bytes) { return fmt::format("\"{}\"", hash_text(bytes)); }

PutAnswer CorrectionsPut::put(std::string_view target, std::string_view body, std::string_view if_match,
                              std::string_view if_none_match) {
    const auto file = file_of(root_, target);
    if (!file) return {404, "There is no document of this name here.", {}};
    if (const std::string fault = fault_of(body); !fault.empty()) return {422, fault, {}};
    const std::lock_guard lock(writing_);
    try {
        const auto before = read_file_if_there(*file);
        const std::string now = before ? etag_of(*before) : std::string();
        if (if_match.empty() && if_none_match != "*")
            return {428, "Say with If-Match or If-None-Match which corrections you have seen.", now};
        if (if_match.empty() ? before.has_value() : now != if_match)
            return {412, "The corrections were changed meanwhile, in another tab or by hand, so nothing was written.",
                    now};
        write_file(*file, body);
        return {200, "", etag_of(body)};
    } catch (const std::exception& error) {
        return {507, error.what(), {}};
    }
}

}  // namespace galley
