#include "onnx_graph.hpp"

#include <onnx/onnx_pb.h>

#include <cstring>
#include <fstream>
#include <set>

#include "galley/error.hpp"

namespace galley::ocr_paddle {

namespace {

template <class T>
void append_raw(const std::string& raw, std::vector<float>& out) {
    for (std::size_t at = 0; at + sizeof(T) <= raw.size(); at += sizeof(T)) {
        T value;
        std::memcpy(&value, raw.data() + at, sizeof(T));
        out.push_back(static_cast<float>(value));
    }
}

/// Integers become floats: they are sizes and indices, small enough to stay exact.
Tensor tensor_of(const onnx::TensorProto& from) {
    Tensor out{{from.dims().begin(), from.dims().end()}, false, std::make_shared<std::vector<float>>()};
    std::vector<float>& to = *out.numbers;
    switch (from.data_type()) {
        case onnx::TensorProto::FLOAT:
            append_raw<float>(from.raw_data(), to);
            to.insert(to.end(), from.float_data().begin(), from.float_data().end());
            break;
        case onnx::TensorProto::INT32:
            append_raw<std::int32_t>(from.raw_data(), to);
            to.insert(to.end(), from.int32_data().begin(), from.int32_data().end());
            break;
        case onnx::TensorProto::INT64:
            append_raw<std::int64_t>(from.raw_data(), to);
            to.insert(to.end(), from.int64_data().begin(), from.int64_data().end());
            break;
        default:
            throw ResourceError("it has numbers of a kind that is not read (" + from.name() + ")");
    }
    if (static_cast<std::int64_t>(to.size()) != out.count())
        throw ResourceError("the table " + from.name() + " is not complete");
    return out;
}

Node node_of(const onnx::NodeProto& from) {
    if (from.output_size() != 1) throw ResourceError("the step " + from.name() + " has more than one output");
    Node out{from.op_type(), {from.input().begin(), from.input().end()}, from.output(0), {}};
    for (const onnx::AttributeProto& attribute : from.attribute()) {
        std::vector<double>& values = out.attributes[attribute.name()];
        if (attribute.type() == onnx::AttributeProto::FLOAT) values = {attribute.f()};
        if (attribute.type() == onnx::AttributeProto::INT) values = {static_cast<double>(attribute.i())};
        if (attribute.type() == onnx::AttributeProto::INTS)
            values.assign(attribute.ints().begin(), attribute.ints().end());
    }
    return out;
}

Graph graph_of(const onnx::GraphProto& from) {
    Graph out;
    for (const onnx::TensorProto& constant : from.initializer()) out.constants[constant.name()] = tensor_of(constant);
    for (const onnx::NodeProto& node : from.node()) {
        if (node.op_type() == "Constant" && node.attribute_size() == 1 && node.attribute(0).has_t() &&
            node.output_size() == 1)
            out.constants[node.output(0)] = tensor_of(node.attribute(0).t());
        else
            out.nodes.push_back(node_of(node));
    }
    std::vector<std::string> inputs;
    for (const onnx::ValueInfoProto& input : from.input())
        if (out.constants.count(input.name()) == 0) inputs.push_back(input.name());
    if (inputs.size() != 1 || from.output_size() != 1) throw ResourceError("it must have one input and one output");
    out.input = inputs.front();
    out.output = from.output(0).name();
    std::set<std::string> made{out.input};
    for (const Node& node : out.nodes) {
        for (const std::string& input : node.inputs)
            if (!input.empty() && made.count(input) == 0 && out.constants.count(input) == 0)
                throw ResourceError("the step that makes " + node.output + " needs " + input +
                                    ", which nothing makes before");
        made.insert(node.output);
    }
    if (made.count(out.output) == 0) throw ResourceError("nothing makes its output");
    return out;
}

}  // namespace

double Node::number(const std::string& name, double otherwise) const {
    const auto found = attributes.find(name);
    return found == attributes.end() || found->second.empty() ? otherwise : found->second.front();
}

std::vector<std::int64_t> Node::integers(const std::string& name) const {
    const auto found = attributes.find(name);
    if (found == attributes.end()) return {};
    return {found->second.begin(), found->second.end()};
}

Graph read_onnx(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw ResourceError("cannot open the model " + file.string());
    onnx::ModelProto model;
    if (!model.ParseFromIstream(&in))
        throw ResourceError("the model " + file.string() + " is no ONNX file, or a damaged one");
    try {
        return graph_of(model.graph());
    } catch (const ResourceError& error) {
        throw ResourceError("the model " + file.string() + " cannot be used: " + error.what());
    }
}

}  // namespace galley::ocr_paddle
