#include "network/session.hpp"

#include <dlfcn.h>

#include <array>

#include "galley/error.hpp"
#include "network/engine.hpp"

namespace galley::network {

namespace {

/// Where this code stands: the file of the plugin or program that it is linked into.
std::filesystem::path own_file() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<void*>(&own_file), &info) == 0 || info.dli_fname == nullptr) return {};
    std::error_code error;
    return std::filesystem::weakly_canonical(info.dli_fname, error);
}

/// The library of the runtime: above the folder of the plugins; for a test or benchmark, in the build's lib/galley.
std::filesystem::path library() {
    const std::filesystem::path folder = own_file().parent_path();
    const std::array<std::filesystem::path, 3> places{folder.parent_path(), folder.parent_path() / "lib/galley",
                                                      folder / "lib/galley"};
    std::error_code error;
    for (const auto& place : places)
        if (auto file = place / "galley-openvino.so"; std::filesystem::exists(file, error)) return file;
    return {};
}

struct Loaded {
    const Runtime* runtime = nullptr;
    std::string why_not;
};

Loaded load() {
    const std::filesystem::path file = library();
    if (file.empty()) return {nullptr, "this build of Galley has no network runtime"};
    void* const handle = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);  // stays until the end of the process
    const char* const why = handle == nullptr ? dlerror() : nullptr;
    if (why != nullptr) return {nullptr, "the network runtime cannot be loaded (" + std::string(why) + ")"};
    const auto* const runtime = static_cast<const Runtime*>(dlsym(handle, runtime_symbol));
    if (runtime == nullptr) return {nullptr, file.string() + " is not the network runtime of this build of Galley"};
    return {runtime, {}};
}

const Loaded& loaded() {
    static const Loaded once = load();
    return once;
}

}  // namespace

Session::Session(const std::filesystem::path& file, const SessionOptions& options) {
    if (loaded().runtime == nullptr)
        throw ResourceError("the model " + file.string() + " cannot be loaded: " + loaded().why_not +
                            "; ./dev deps brings OpenVINO, then build again");
    engine_ = loaded().runtime->load(file, options);
}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const std::vector<Port>& Session::inputs() const { return engine_->inputs(); }
const std::vector<Port>& Session::outputs() const { return engine_->outputs(); }
std::optional<std::string> Session::metadata(std::string_view key) const { return engine_->metadata(key); }

std::vector<TensorView> Session::run(std::span<const InputView> inputs) { return engine_->run(inputs); }

std::vector<TensorView> Session::run(const TensorView& input) {
    const std::array<InputView, 1> inputs{input};
    return engine_->run(inputs);
}

bool has_runtime() { return loaded().runtime != nullptr; }

std::string runtime_version() { return has_runtime() ? loaded().runtime->version() : "no network runtime"; }

}  // namespace galley::network
