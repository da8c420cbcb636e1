// The runtime of networks: OpenVINO. Nothing else includes it.
#include <algorithm>
#include <list>
#include <map>
#include <openvino/frontend/manager.hpp>
#include <openvino/openvino.hpp>
#include <system_error>
#include <tuple>

#include "galley/error.hpp"
#include "network/engine.hpp"

namespace galley::network {

namespace {

std::string version() {
    const std::string build = ov::get_openvino_version().buildNumber;  // "2026.4.1-22045-..."
    return "OpenVINO " + build.substr(0, build.find('-'));
}

constexpr const char* device = "CPU";

/// The telling part of the runtime's messages, which name its own source files line by line.
std::string reason_of(const std::exception& error) {
    std::string out;
    const std::string text = error.what();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        if (line.empty() || line.starts_with("Exception from ") || line.starts_with("Check '")) continue;
        constexpr std::size_t enough = 200;
        if (out.size() + line.size() > enough) break;
        out += (out.empty() ? "" : " ") + line;
    }
    return out.empty() ? "the runtime does not say why" : out;
}

ov::AnyMap settings(Precision precision) {
    ov::AnyMap out{ov::inference_num_threads(1), ov::num_streams(1), ov::hint::enable_cpu_pinning(false)};
    if (precision == Precision::exact) {
        out.insert(ov::hint::execution_mode(ov::hint::ExecutionMode::ACCURACY));
        out.insert(ov::hint::inference_precision(ov::element::f32));
    } else {
        out.insert(ov::hint::execution_mode(ov::hint::ExecutionMode::PERFORMANCE));
    }
    return out;
}

Port port_of(const ov::Output<ov::Node>& output) {
    Port port{output.get_names().empty() ? "" : output.get_any_name(), {}};
    const ov::PartialShape& shape = output.get_partial_shape();
    if (shape.rank().is_dynamic()) return port;
    for (const ov::Dimension& length : shape)
        port.shape.push_back(length.is_dynamic() ? std::int64_t{-1} : length.get_length());
    return port;
}

std::shared_ptr<ov::Model> read_model(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        throw ResourceError("the model " + file.string() + " is missing; ./dev deps fetches the models of Galley");
    try {
        // Not Core::read_model: it lets the readers of other formats try what is not ONNX, and they write to stderr.
        ov::frontend::FrontEndManager readers;
        const auto onnx = readers.load_by_framework("onnx");
        return onnx->convert(onnx->load(file.string()));
    } catch (const std::exception& e) {
        throw ResourceError("the model " + file.string() + " cannot be loaded: " + reason_of(e) +
                            "; it is damaged, or of a kind of ONNX that " + version() +
                            " does not know; fetch it again with ./dev deps");
    }
}

std::string shape_text(const Shape& shape) {
    std::string out;
    for (const std::int64_t length : shape)
        out += (out.empty() ? "" : " x ") + (length < 0 ? std::string("any") : std::to_string(length));
    return out;
}

bool takes(const Shape& port, const Shape& shape) {
    if (port.empty()) return true;
    return std::equal(port.begin(), port.end(), shape.begin(), shape.end(),
                      [](std::int64_t wanted, std::int64_t length) { return wanted < 0 || wanted == length; });
}

/// A value of the caller's as the runtime sees it, without a copy.
ov::Tensor tensor_of(const InputView& input) {
    return std::visit(
        [](const auto& view) {
            using Value = std::remove_const_t<typename decltype(view.values)::element_type>;
            return ov::Tensor(ov::element::from<Value>(), ov::Shape(view.shape.begin(), view.shape.end()),
                              const_cast<Value*>(view.values.data()));
        },
        input);
}

const Shape& shape_of(const InputView& input) {
    return std::visit([](const auto& view) -> const Shape& { return view.shape; }, input);
}

std::size_t values_of(const InputView& input) {
    return std::visit([](const auto& view) { return view.values.size(); }, input);
}

class OpenVinoEngine final : public Engine {
  public:
    OpenVinoEngine(const std::filesystem::path& file, const SessionOptions& options)
        : config_(settings(options.precision)),
          model_(read_model(file)),
          name_(file.string()),
          kept_(std::max<std::size_t>(1, options.kept)) {
        for (const auto& input : model_->inputs()) inputs_.push_back(port_of(input));
        for (const auto& output : model_->outputs()) outputs_.push_back(port_of(output));
        if (model_->has_rt_info("framework")) metadata_ = model_->get_rt_info<ov::AnyMap>("framework");
        for_any_ = options.shapes == Shapes::any;
    }

    [[nodiscard]] const std::vector<Port>& inputs() const override { return inputs_; }
    [[nodiscard]] const std::vector<Port>& outputs() const override { return outputs_; }

    [[nodiscard]] std::optional<std::string> metadata(std::string_view key) const override {
        const auto found = metadata_.find(std::string(key));
        if (found == metadata_.end()) return std::nullopt;
        return found->second.as<std::string>();
    }

    std::vector<TensorView> run(std::span<const InputView> inputs) override {
        check(inputs);
        try {
            ov::InferRequest& request = request_for(inputs);
            for (std::size_t i = 0; i < inputs.size(); ++i) request.set_input_tensor(i, tensor_of(inputs[i]));
            request.infer();
            std::vector<TensorView> out;
            for (std::size_t i = 0; i < outputs_.size(); ++i) {
                const ov::Tensor tensor = request.get_output_tensor(i);
                const ov::Shape& got = tensor.get_shape();
                out.push_back({Shape(got.begin(), got.end()), {tensor.data<const float>(), tensor.get_size()}});
            }
            return out;
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const ResourceError&) {
            throw;
        } catch (const std::exception& e) {
            throw InternalError("the model " + name_ + " could not be run on " + shape_text(shape_of(inputs[0])) +
                                " numbers: " + reason_of(e));
        }
    }

  private:
    ov::Core core_;
    ov::AnyMap config_;
    std::shared_ptr<ov::Model> model_;  ///< once compiled for any shape, it is not needed any more
    std::string name_;
    std::vector<Port> inputs_, outputs_;
    bool for_any_ = false;
    std::optional<ov::InferRequest> any_;
    std::size_t kept_;
    struct Compiled {
        std::vector<Shape> shapes;
        ov::InferRequest request;
    };
    std::list<Compiled> compiled_;  ///< the last one used first
    ov::AnyMap metadata_;

    void check(std::span<const InputView> inputs) const {
        if (inputs.size() != inputs_.size())
            throw InputError("the model " + name_ + " takes " + std::to_string(inputs_.size()) + " inputs, not " +
                             std::to_string(inputs.size()));
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const Shape& shape = shape_of(inputs[i]);
            if (takes(inputs_[i].shape, shape) && value_count(shape) == values_of(inputs[i])) continue;
            throw InputError("the model " + name_ + " takes " + shape_text(inputs_[i].shape) + " numbers, not " +
                             shape_text(shape) + " (" + std::to_string(values_of(inputs[i])) + ")");
        }
    }

    /// The network for inputs of any shape. It is compiled when it is first run: a text has no lines to find or read.
    ov::InferRequest& request_for_any() {
        if (any_) return *any_;
        try {
            any_ = core_.compile_model(model_, device, config_).create_infer_request();
        } catch (const std::exception& e) {
            throw ResourceError("the model " + name_ + " cannot be loaded: " + reason_of(e));
        }
        model_.reset();
        return *any_;
    }

    /// The network for inputs of these shapes; compiles it, and gives up the one that was not used for longest.
    ov::InferRequest& request_for(std::span<const InputView> inputs) {
        if (for_any_) return request_for_any();
        std::vector<Shape> shapes;
        shapes.reserve(inputs.size());
        for (const InputView& input : inputs) shapes.push_back(shape_of(input));
        const auto found =
            std::find_if(compiled_.begin(), compiled_.end(), [&](const auto& c) { return c.shapes == shapes; });
        if (found != compiled_.end()) {
            compiled_.splice(compiled_.begin(), compiled_, found);
        } else {
            if (compiled_.size() >= kept_) compiled_.pop_back();  // before: two at once take twice the memory
            const std::shared_ptr<ov::Model> copy = model_->clone();
            std::map<std::size_t, ov::PartialShape> wanted;
            for (std::size_t i = 0; i < shapes.size(); ++i)
                wanted[i] = ov::PartialShape(std::vector<ov::Dimension>(shapes[i].begin(), shapes[i].end()));
            copy->reshape(wanted);
            compiled_.push_front(
                {std::move(shapes), core_.compile_model(copy, device, config_).create_infer_request()});
        }
        return compiled_.front().request;
    }
};

std::shared_ptr<Engine> load(const std::filesystem::path& file, const SessionOptions& options) {
    using Key = std::tuple<std::string, Precision, Shapes>;
    thread_local std::map<Key, std::weak_ptr<Engine>> loaded;
    std::weak_ptr<Engine>& place = loaded[{file.lexically_normal().string(), options.precision, options.shapes}];
    std::shared_ptr<Engine> engine = place.lock();
    if (!engine) place = engine = std::make_shared<OpenVinoEngine>(file, options);
    return engine;
}

}  // namespace

}  // namespace galley::network

extern "C" __attribute__((visibility("default")))
const galley::network::Runtime galley_network_runtime{&galley::network::version, &galley::network::load};
