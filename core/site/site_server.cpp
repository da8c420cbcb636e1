#include "core/site/site_server.hpp"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <thread>

#include "core/base/host_error.hpp"
#include "core/site/corrections_put.hpp"
#include "core/site/site_path.hpp"
#include "core/store/safe_file.hpp"
#include "core/store/staged_files.hpp"

namespace galley {

namespace fs = std::filesystem;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = boost::asio::ip::tcp;

namespace {

constexpr std::uint64_t largest_body = 64ull << 20;  // bytes of corrections

/// The site as all connections see it.
struct Site {
    SiteView view;
    CorrectionsPut corrections;
};

/// A folder that is served, and what of it is asked for; an empty target: nothing that there is.
struct Wanted {
    const fs::path& root;
    std::string_view target;
};

Wanted wanted(const SiteView& view, std::string_view target) {
    constexpr std::string_view compare = "/compare/", against = "/against/";
    if (!view.token.empty()) return {view.root, below_token(target, view.token)};
    if (view.against.empty()) return {view.root, target};
    if (target.starts_with(against)) return {view.against, target.substr(against.size() - 1)};
    return {view.root, target.starts_with(compare) ? target.substr(compare.size() - 1) : std::string_view()};
}

using Request = http::request<http::string_body>;

std::string_view header(const Request& request, beast::string_view name) {
    const auto value = request[name];
    return {value.data(), value.size()};
}

http::response<http::string_body> told(const Request& request, http::status status, const std::string& sentence) {
    http::response<http::string_body> response{status, request.version()};
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    response.set(http::field::cache_control, "no-store");
    response.body() = sentence + "\n";
    response.keep_alive(request.keep_alive());
    response.prepare_payload();
    return response;
}

bool send_put(tcp::socket& socket, const Request& request, std::string_view target, Site& site) {
    const PutAnswer done =
        site.corrections.put(target, request.body(), header(request, "If-Match"), header(request, "If-None-Match"));
    auto response = told(request, static_cast<http::status>(done.status), done.sentence);
    if (!done.etag.empty()) response.set(http::field::etag, done.etag);
    http::write(socket, response);
    return request.keep_alive();
}

/// Answers one request; false when the connection is to be closed.
bool answer(tcp::socket& socket, const Request& request, Site& site) {
    const bool keep = request.keep_alive();
    const auto refuse = [&](http::status status, std::string sentence = {}) {
        if (sentence.empty()) sentence = std::string(http::obsolete_reason(status));
        http::write(socket, told(request, status, sentence));
        return keep;
    };
    const bool editing = !site.view.token.empty();
    const bool writes = request.method() == http::verb::put && editing;
    if (!writes && request.method() != http::verb::get && request.method() != http::verb::head)
        return refuse(http::status::method_not_allowed);
    const auto method = request.method_string();
    if (const std::string why = refusal_of({{method.data(), method.size()},
                                            header(request, "Host"),
                                            header(request, "Origin"),
                                            header(request, "Sec-Fetch-Site")});
        !why.empty())
        return refuse(http::status::forbidden, why);
    const auto [root, target] = wanted(site.view, {request.target().data(), request.target().size()});
    if (target.empty()) return refuse(http::status::forbidden, "Open the address that galley view printed.");
    if (writes) return send_put(socket, request, target, site);
    const auto file = site_file(root, target);
    if (!file) return refuse(http::status::not_found);

    http::file_body::value_type body;
    beast::error_code error;
    body.open(file->c_str(), beast::file_mode::scan, error);
    if (error) return refuse(http::status::not_found);
    http::response<http::file_body> response{http::status::ok, request.version()};
    const auto type = media_type_of(*file);
    response.set(http::field::content_type, {type.data(), type.size()});
    response.set(http::field::cache_control, "no-cache");
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    if (editing && file->filename() == corrections_file)
        if (const auto bytes = read_file_if_there(*file)) response.set(http::field::etag, etag_of(*bytes));
    response.content_length(body.size());
    response.keep_alive(keep);
    response.body() = std::move(body);
    if (request.method() == http::verb::head) {
        http::response_serializer<http::file_body> head(response);
        http::write_header(socket, head);
    } else {
        http::write(socket, response);
    }
    return keep;
}

void serve_connection(tcp::socket socket, Site& site) {
    beast::flat_buffer buffer;
    try {
        for (bool open = true; open;) {
            http::request_parser<http::string_body> parser;
            parser.body_limit(site.view.token.empty() ? 0 : largest_body);
            http::read(socket, buffer, parser);
            open = answer(socket, parser.get(), site);
        }
    } catch (const boost::system::system_error&) {
        // The browser went away, or spoke no HTTP: either way the connection is over, and nothing was changed.
    }
}

}  // namespace

std::string start_of(const SiteView& view) {
    if (!view.token.empty()) return fmt::format("edit-{}/", view.token);
    return view.against.empty() ? "" : "compare/";
}

void serve_site(const SiteView& view, const std::function<void(std::uint16_t)>& ready) {
    Site site{view, CorrectionsPut(view.root)};
    boost::asio::io_context context;
    tcp::acceptor acceptor(context);
    try {
        acceptor.open(tcp::v4());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind({boost::asio::ip::address_v4::loopback(), view.port});
        acceptor.listen();
    } catch (const boost::system::system_error& error) {
        throw HostError(ExitCode::usage,
                        fmt::format("Port {} of 127.0.0.1 cannot be served on: {}. Choose another one with --port, or "
                                    "leave --port out for a free one.",
                                    view.port, error.code().message()));
    }
    ready(acceptor.local_endpoint().port());
    while (true) {
        boost::system::error_code error;
        tcp::socket socket = acceptor.accept(error);
        if (error) {  // too many files open, most often: it passes
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            continue;
        }
        std::thread(serve_connection, std::move(socket), std::ref(site)).detach();
    }
}

}  // namespace galley
