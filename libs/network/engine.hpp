// What a runtime does for a session. The runtime stands in a library of its own, galley-openvino, which is loaded when
// the first network is: a plugin whose networks are not needed, or whose runtime is missing, works without it.
#pragma once

#include "network/session.hpp"

namespace galley::network {

/// A loaded network; its functions are those of Session.
class Engine {
  public:
    virtual ~Engine() = default;
    [[nodiscard]] virtual const std::vector<Port>& inputs() const = 0;
    [[nodiscard]] virtual const std::vector<Port>& outputs() const = 0;
    [[nodiscard]] virtual std::optional<std::string> metadata(std::string_view key) const = 0;
    virtual std::vector<TensorView> run(std::span<const InputView> inputs) = 0;
};

/// What the library exports under the name `runtime_symbol`. It is built together with the plugins, by the same
/// compiler, so that C++ may pass between them.
struct Runtime {
    std::string (*version)();
    /// A network that is loaded already in this thread, by whatever plugin, is shared: a page's stages run one after
    /// the other, and the detector and the recogniser take some 200 MB each.
    std::shared_ptr<Engine> (*load)(const std::filesystem::path& file, const SessionOptions& options);
};
constexpr const char* runtime_symbol = "galley_network_runtime";

}  // namespace galley::network
