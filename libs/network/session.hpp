// A trained network, ready to run, whatever runtime runs it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace galley::network {

using Shape = std::vector<std::int64_t>;

/// 32-bit floats, borrowed: the last axis of `shape` changes fastest. `values` holds as many as the shape says.
struct TensorView {
    Shape shape;
    std::span<const float> values;
};

/// The same of whole numbers, such as the places that a network gathers from.
struct IndexView {
    Shape shape;
    std::span<const std::int64_t> values;
};

using InputView = std::variant<TensorView, IndexView>;

/// How many values a tensor of that shape holds.
std::size_t value_count(const Shape& shape);

/// What goes in or comes out, as the model's file has it; -1 for an axis of any length.
struct Port {
    std::string name;
    Shape shape;
};

/// exact: 32-bit floats throughout, so that results are the same on every processor of a kind. fast: the processor may
/// calculate in bfloat16 where it can, about two to three times as fast.
enum class Precision { exact, fast };

/// How inputs of different shapes are handled. Measured on one core with the models of PP-OCRv6:
/// by_shape  compiled once for each shape, and the last few kept: the line detector on 960 × 960 pixels takes half the
///           memory (272 against 409 MB) and a third less time, but half a second to compile.
/// any       compiled once for all: the recogniser is as fast as by_shape and each compiled one would keep 65 to 190
/// MB.
enum class Shapes { by_shape, any };

struct SessionOptions {
    Precision precision = Precision::exact;
    Shapes shapes = Shapes::any;
    std::size_t kept = 2;  ///< with by_shape, how many compiled networks are kept, the last ones used; at least 1. Of
                           ///< sessions that share a network the first decides
};

class Engine;

/// A network. Runs in the calling thread; two threads that the runtime starts when it compiles a network, for its
/// first run, sleep then. Not
/// for two threads at once.
class Session {
  public:
    /// Loads an ONNX file. Throws ResourceError when the runtime or the file is missing, or the file is damaged, not
    /// ONNX, or of an operator set that the runtime does not know.
    explicit Session(const std::filesystem::path& file, const SessionOptions& options = {});
    ~Session();
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;

    [[nodiscard]] const std::vector<Port>& inputs() const;
    [[nodiscard]] const std::vector<Port>& outputs() const;

    /// What the file's metadata say about `key`, such as the alphabet of a recogniser; nothing when they are silent.
    [[nodiscard]] std::optional<std::string> metadata(std::string_view key) const;

    /// The outputs, in the order of outputs(), for one value each of inputs(), in their order. They are valid until the
    /// next run of a session of the same file in this thread. Throws InputError when the network does not take inputs
    /// of that number, type or shape, InternalError when the runtime gives up.
    std::vector<TensorView> run(std::span<const InputView> inputs);
    std::vector<TensorView> run(const TensorView& input);

  private:
    std::shared_ptr<Engine> engine_;
};

/// Whether the runtime is there: this build knows it, and its libraries can be loaded.
bool has_runtime();

/// Name and version of the runtime, such as "OpenVINO 2026.4.1", for a stage's identity; "no network runtime" without.
std::string runtime_version();

/// Precision by the name that options use, "exact" or "fast". Throws OptionError for any other.
Precision precision_named(std::string_view name);

}  // namespace galley::network
