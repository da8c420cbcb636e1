#include "simplify.hpp"

#include <cmath>
#include <optional>

#include "galley/error.hpp"

namespace galley::ocr_paddle {

namespace {

struct Affine {
    double slope, shift;
};

Node affine_node(std::string input, std::string output, Affine by) {
    return {affine_op, {std::move(input)}, std::move(output), {{"slope", {by.slope}}, {"shift", {by.shift}}}};
}

/// What was learnt about each channel (ONNX operator BatchNormalization), as a product and a sum.
void replace_norm(const Node& node, Graph& graph, std::vector<Node>& out) {
    const auto learnt = [&](std::size_t i) -> const Tensor& {
        const auto found = node.inputs.size() > i ? graph.constants.find(node.inputs[i]) : graph.constants.end();
        if (found == graph.constants.end()) throw ResourceError("the model has a normalisation without numbers");
        return found->second;
    };
    const Tensor &scale = learnt(1), &shift = learnt(2), &middle = learnt(3), &spread = learnt(4);
    constexpr double usual_epsilon = 1e-5;
    const auto epsilon = static_cast<float>(node.number("epsilon", usual_epsilon));
    std::vector<float> factor, term;
    for (std::size_t c = 0; c < scale.numbers->size(); ++c) {
        factor.push_back(scale.numbers->at(c) / std::sqrt(spread.numbers->at(c) + epsilon));
        term.push_back(shift.numbers->at(c) - middle.numbers->at(c) * factor.back());
    }
    const Shape by_channel{1, scale.count(), 1, 1};
    const std::string name = node.output;
    graph.constants[name + "/factor"] = {by_channel, false, std::make_shared<std::vector<float>>(std::move(factor))};
    graph.constants[name + "/term"] = {by_channel, false, std::make_shared<std::vector<float>>(std::move(term))};
    out.push_back({"Mul", {node.inputs[0], name + "/factor"}, name + "/scaled", {}});
    out.push_back({"Add", {name + "/scaled", name + "/term"}, name, {}});
}

/// What a step does if one of its two operands is a known number, and which operand is the other.
std::optional<std::pair<Affine, std::size_t>> with_known_number(const Node& node, const Graph& graph) {
    if (node.inputs.size() != 2) return {};
    for (std::size_t known = 0; known < 2; ++known) {
        const auto found = graph.constants.find(node.inputs[known]);
        if (found == graph.constants.end() || found->second.count() != 1) continue;
        const double number = found->second.data()[0];
        const std::size_t other = 1 - known;
        if (graph.constants.count(node.inputs[other]) != 0) return {};  // both known: no picture to work on
        if (node.op == "Add") return {{{1, number}, other}};
        if (node.op == "Mul") return {{{number, 0}, other}};
        if (node.op == "Sub" && known == 1) return {{{1, -number}, other}};
        if (node.op == "Div" && known == 1) return {{{1 / number, 0}, other}};
    }
    return {};
}

}  // namespace

Graph simplified(Graph graph) {
    std::vector<Node> nodes;
    for (const Node& node : graph.nodes) {
        if (node.op == "BatchNormalization")
            replace_norm(node, graph, nodes);
        else if (const auto affine = with_known_number(node, graph))
            nodes.push_back(affine_node(node.inputs[affine->second], node.output, affine->first));
        else
            nodes.push_back(node);
    }
    std::map<std::string, int> uses{{graph.output, 1}};
    for (const Node& node : nodes)
        for (const std::string& input : node.inputs) ++uses[input];
    graph.nodes.clear();
    for (Node& node : nodes) {
        Node* before = graph.nodes.empty() ? nullptr : &graph.nodes.back();
        const bool joins = node.op == affine_op && before != nullptr && before->op == affine_op &&
                           node.inputs[0] == before->output && uses[before->output] == 1;
        if (!joins) {
            graph.nodes.push_back(std::move(node));
            continue;
        }
        const double slope = node.number("slope", 1), shift = node.number("shift", 0);
        *before = affine_node(before->inputs[0], node.output,
                              {slope * before->number("slope", 1), slope * before->number("shift", 0) + shift});
    }
    return graph;
}

}  // namespace galley::ocr_paddle
