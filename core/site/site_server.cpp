#include "core/site/site_server.hpp"

#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <thread>

#include "core/base/host_error.hpp"
#include "core/site/site_path.hpp"

namespace galley {

namespace fs = std::filesystem;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = boost::asio::ip::tcp;

namespace {

bool is_this_machine(std::string_view host) {
    const std::string_view name = host.substr(0, host.rfind(':'));
    return name == "127.0.0.1" || name == "localhost";
}

http::response<http::string_body> refusal(http::status status, bool keep, unsigned version) {
    http::response<http::string_body> response{status, version};
    response.set(http::field::content_type, "text/plain; charset=utf-8");
    response.body() = fmt::format("{}\n", std::string(http::obsolete_reason(status)));
    response.keep_alive(keep);
    response.prepare_payload();
    return response;
}

/// Answers one request; false when the connection is to be closed.
bool answer(tcp::socket& socket, const http::request<http::empty_body>& request, const fs::path& root) {
    const bool keep = request.keep_alive();
    const auto refuse = [&](http::status status) {
        http::write(socket, refusal(status, keep, request.version()));
        return keep;
    };
    const auto host = request[http::field::host];
    if (!is_this_machine({host.data(), host.size()})) return refuse(http::status::forbidden);
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        return refuse(http::status::method_not_allowed);
    const auto file = site_file(root, {request.target().data(), request.target().size()});
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

void serve_connection(tcp::socket socket, const fs::path& root) {
    beast::flat_buffer buffer;
    try {
        for (bool open = true; open;) {
            http::request<http::empty_body> request;
            http::read(socket, buffer, request);
            open = answer(socket, request, root);
        }
    } catch (const boost::system::system_error&) {
        // The browser went away, or spoke no HTTP: either way the connection is over, and nothing was changed.
    }
}

}  // namespace

void serve_site(const fs::path& root, std::uint16_t port, const std::function<void(std::uint16_t)>& ready) {
    boost::asio::io_context context;
    tcp::acceptor acceptor(context);
    try {
        acceptor.open(tcp::v4());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind({boost::asio::ip::address_v4::loopback(), port});
        acceptor.listen();
    } catch (const boost::system::system_error& error) {
        throw HostError(ExitCode::usage,
                        fmt::format("Port {} of 127.0.0.1 cannot be served on: {}. Choose another one with --port, or "
                                    "leave --port out for a free one.",
                                    port, error.code().message()));
    }
    ready(acceptor.local_endpoint().port());
    while (true) {
        boost::system::error_code error;
        tcp::socket socket = acceptor.accept(error);
        if (error) {  // too many files open, most often: it passes
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            continue;
        }
        std::thread(serve_connection, std::move(socket), std::cref(root)).detach();
    }
}

}  // namespace galley
