#include "network.hpp"

#include <limits>

#include "galley/error.hpp"
#include "pointwise.hpp"
#include "simplify.hpp"

namespace galley::ocr_paddle {

namespace {

constexpr std::size_t for_ever = std::numeric_limits<std::size_t>::max();

}  // namespace

std::size_t Network::slot(const std::string& name) {
    const auto [found, is_new] = slots_.try_emplace(name, values_.size());
    if (is_new) values_.emplace_back();
    return found->second;
}

Network::Network(Graph given) {
    Graph graph = simplified(std::move(given));
    if (!graph.nodes.empty() && graph.nodes.back().op == "Softmax" && graph.nodes.back().output == graph.output) {
        graph.output = graph.nodes.back().inputs.at(0);
        graph.nodes.pop_back();
    }
    input_ = slot(graph.input);
    for (const Node& node : graph.nodes) add(node, graph.constants);
    output_ = slot(graph.output);
    last_use_.assign(values_.size(), 0);
    for (std::size_t i = 0; i < steps_.size(); ++i)
        for (const std::size_t input : steps_[i].inputs) last_use_[input] = i;
    for (const auto& [name, constant] : graph.constants) {
        const auto used = slots_.find(name);
        if (used == slots_.end()) continue;  // a convolution has its own copy
        values_[used->second] = constant;
        last_use_[used->second] = for_ever;
    }
    last_use_[output_] = for_ever;
}

void Network::add(Node node, const std::map<std::string, Tensor>& constants) {
    Step step{std::move(node), {}, 0, nullptr, nullptr, nullptr};
    const auto constant = [&](std::size_t i) -> const Tensor* {
        if (i >= step.node.inputs.size()) return nullptr;
        const auto found = constants.find(step.node.inputs[i]);
        return found == constants.end() ? nullptr : &found->second;
    };
    if (step.node.op == "Conv") {
        if (constant(1) == nullptr) throw ResourceError("the model has a convolution without weights");
        step.convolution = std::make_unique<Convolution>(step.node, *constant(1), constant(2));
        step.inputs = {slot(step.node.inputs.at(0))};
    } else {
        step.general = find_operator(step.node.op);
        step.pointwise = make_pointwise(step.node);
        if (step.general == nullptr && !step.pointwise)
            throw ResourceError("the model has a step \"" + step.node.op + "\", which is not known");
        for (const std::string& input : step.node.inputs) step.inputs.push_back(slot(input));
    }
    step.output = slot(step.node.output);
    steps_.push_back(std::move(step));
}

/// Runs a row of pointwise steps of one shape together; gives the step after them.
std::size_t Network::run_pointwise(std::size_t first) {
    std::map<std::size_t, int> made;  // slot: step of the run
    std::vector<PointwiseStep> run;
    Shape shape;
    std::size_t next = first;
    for (; next < steps_.size() && steps_[next].pointwise; ++next) {
        std::vector<Operand> operands;
        std::vector<Shape> shapes;
        for (const std::size_t input : steps_[next].inputs) {
            const auto earlier = made.find(input);
            operands.push_back(earlier == made.end() ? Operand{-1, values_[input]} : Operand{earlier->second, {}});
            shapes.push_back(earlier == made.end() ? values_[input].shape : shape);
        }
        const Shape result = broadcast(shapes);
        if (run.empty()) shape = result;
        if (result != shape) break;
        made[steps_[next].output] = static_cast<int>(run.size());
        run.push_back({&steps_[next].pointwise, std::move(operands), false});
    }
    for (std::size_t i = 0; i < run.size(); ++i) run[i].kept = last_use_[steps_[first + i].output] >= next;
    std::vector<Tensor> kept = pointwise(run, shape, pool_);
    for (std::size_t i = 0, k = 0; i < run.size(); ++i)
        if (run[i].kept) values_[steps_[first + i].output] = std::move(kept[k++]);
    return next;
}

Tensor Network::run(const Tensor& image) {
    values_[input_] = image;
    for (std::size_t i = 0; i < steps_.size();) {
        Step& step = steps_[i];
        std::size_t next = i + 1;
        if (step.convolution) {
            values_[step.output] = (*step.convolution)(values_[step.inputs[0]], pool_);
        } else if (step.general != nullptr) {
            std::vector<Tensor> in;
            for (const std::size_t input : step.inputs) in.push_back(values_[input]);
            values_[step.output] = (*step.general)(step.node, in, pool_);
        } else {
            next = run_pointwise(i);
        }
        for (; i < next; ++i)
            for (const std::size_t input : steps_[i].inputs)
                if (last_use_[input] < next) values_[input] = {};
    }
    Tensor out = std::move(values_[output_]);
    values_[output_] = {};
    return out;
}

}  // namespace galley::ocr_paddle
