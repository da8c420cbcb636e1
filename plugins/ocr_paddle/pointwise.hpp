// Steps that treat each number alone: sums, products, roots, activations.
#pragma once

#include <functional>
#include <vector>

#include "onnx_graph.hpp"
#include "tensor.hpp"

namespace galley::ocr_paddle {

/// A stretch of numbers: the operands, of which there are one or two, and where the results go.
struct Stretch {
    const float* a;
    const float* b;
    float* out;
    std::int64_t count;
};

/// Does one step for a stretch.
using Pointwise = std::function<void(const Stretch&)>;

/// What a pointwise step does, as ONNX defines it, or simplify.hpp; empty for a step that is not known or not
/// pointwise.
Pointwise make_pointwise(const Node& node);

/// Where a step of a run takes a number from: from an earlier step of the same run, or from a tensor.
struct Operand {
    int step = -1;  ///< -1: from `tensor`
    Tensor tensor;
};

/// One step of a run; operands are in the order of ONNX.
struct PointwiseStep {
    const Pointwise* work;
    std::vector<Operand> operands;
    bool kept;  ///< whether its result is wanted after the run
};

/// The shape that the step's result has, by the broadcasting of ONNX; `shapes` are those of its operands.
Shape broadcast(const std::vector<Shape>& shapes);

/// Does all steps of a run, whose results all have the shape `shape`, a stretch of the tensors at a time, so that what
/// one step makes is still at hand for the next. Gives the kept results, in order. Tensors are of that shape, or hold
/// one number, one for each channel, or one for each of what lies side by side. Throws ResourceError when they do not.
std::vector<Tensor> pointwise(const std::vector<PointwiseStep>& steps, const Shape& shape, Pool& pool);

}  // namespace galley::ocr_paddle
