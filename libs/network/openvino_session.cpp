#include <algorithm>
#include <list>
#include <openvino/frontend/manager.hpp>
#include <openvino/openvino.hpp>
#include <system_error>

#include "galley/error.hpp"
#include "network/session.hpp"

namespace galley::network {

namespace {

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
                            "; it is damaged, or of a kind of ONNX that " + runtime_version() +
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

}  // namespace

struct Session::Runtime {
    ov::Core core;
    ov::AnyMap config;
    std::shared_ptr<ov::Model> model;  ///< with by_shape; compiled for any shape, it is not needed any more
    std::string name;
    Port input;
    std::vector<Port> outputs;
    std::optional<ov::InferRequest> any;
    std::size_t kept = 1;
    struct Compiled {
        Shape shape;
        ov::InferRequest request;
    };
    std::list<Compiled> compiled;  ///< the last one used first
    ov::AnyMap metadata;

    /// The network for that shape; compiles it, and gives up the one that was not used for longest.
    ov::InferRequest& request_for(const Shape& shape) {
        if (any) return *any;
        const auto found =
            std::find_if(compiled.begin(), compiled.end(), [&](const auto& c) { return c.shape == shape; });
        if (found != compiled.end()) {
            compiled.splice(compiled.begin(), compiled, found);
        } else {
            if (compiled.size() >= kept) compiled.pop_back();  // before: two at once take twice the memory
            const std::shared_ptr<ov::Model> copy = model->clone();
            copy->reshape(ov::PartialShape(std::vector<ov::Dimension>(shape.begin(), shape.end())));
            compiled.push_front({shape, core.compile_model(copy, device, config).create_infer_request()});
        }
        return compiled.front().request;
    }
};

Session::Session(const std::filesystem::path& file, const SessionOptions& options)
    : runtime_(std::make_unique<Runtime>()) {
    Runtime& r = *runtime_;
    r.config = settings(options.precision);
    r.kept = std::max<std::size_t>(1, options.kept);
    r.name = file.string();
    r.model = read_model(file);
    if (r.model->inputs().size() != 1)
        throw ResourceError("the model " + r.name + " has " + std::to_string(r.model->inputs().size()) +
                            " inputs; Galley runs networks of one");
    r.input = port_of(r.model->input());
    for (const auto& output : r.model->outputs()) r.outputs.push_back(port_of(output));
    if (r.model->has_rt_info("framework")) r.metadata = r.model->get_rt_info<ov::AnyMap>("framework");
    if (options.shapes == Shapes::by_shape) return;
    try {
        r.any = r.core.compile_model(r.model, device, r.config).create_infer_request();
    } catch (const std::exception& e) {
        throw ResourceError("the model " + r.name + " cannot be loaded: " + reason_of(e));
    }
    r.model.reset();
}

Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const Port& Session::input() const { return runtime_->input; }
const std::vector<Port>& Session::outputs() const { return runtime_->outputs; }

std::optional<std::string> Session::metadata(std::string_view key) const {
    const auto found = runtime_->metadata.find(std::string(key));
    if (found == runtime_->metadata.end()) return std::nullopt;
    return found->second.as<std::string>();
}

std::vector<TensorView> Session::run(const TensorView& input) {
    Runtime& r = *runtime_;
    if (!takes(r.input.shape, input.shape) || value_count(input.shape) != input.values.size())
        throw InputError("the model " + r.name + " takes " + shape_text(r.input.shape) + " numbers, not " +
                         shape_text(input.shape) + " (" + std::to_string(input.values.size()) + ")");
    try {
        ov::InferRequest& request = r.request_for(input.shape);
        const ov::Shape shape(input.shape.begin(), input.shape.end());
        request.set_input_tensor(ov::Tensor(ov::element::f32, shape, const_cast<float*>(input.values.data())));
        request.infer();
        std::vector<TensorView> out;
        for (std::size_t i = 0; i < r.outputs.size(); ++i) {
            const ov::Tensor tensor = request.get_output_tensor(i);
            const ov::Shape& got = tensor.get_shape();
            out.push_back({Shape(got.begin(), got.end()), {tensor.data<const float>(), tensor.get_size()}});
        }
        return out;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& e) {
        throw InternalError("the model " + r.name + " could not be run on " + shape_text(input.shape) +
                            " numbers: " + reason_of(e));
    }
}

bool has_runtime() { return true; }

std::string runtime_version() {
    const std::string build = ov::get_openvino_version().buildNumber;  // "2026.4.1-22045-..."
    return "OpenVINO " + build.substr(0, build.find('-'));
}

}  // namespace galley::network
