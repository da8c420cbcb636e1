// The session of a build without OpenVINO: it says what is missing.
#include "galley/error.hpp"
#include "network/session.hpp"

namespace galley::network {

struct Session::Runtime {
    Port input;
    std::vector<Port> outputs;
};

Session::Session(const std::filesystem::path& file, const SessionOptions&) {
    throw ResourceError("the model " + file.string() +
                        " cannot be loaded: this build of Galley has no network runtime; ./dev deps brings OpenVINO, "
                        "then build again");
}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const Port& Session::input() const { return runtime_->input; }
const std::vector<Port>& Session::outputs() const { return runtime_->outputs; }
std::optional<std::string> Session::metadata(std::string_view) const { return std::nullopt; }
std::vector<TensorView> Session::run(const TensorView&) { throw ResourceError("there is no network runtime"); }

bool has_runtime() { return false; }
std::string runtime_version() { return "no network runtime"; }

}  // namespace galley::network
