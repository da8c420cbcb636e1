// Steps of a network that change shapes, or look at more than one number at a time.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "onnx_graph.hpp"
#include "tensor.hpp"

namespace galley::ocr_paddle {

/// Makes a step's result from its inputs, in the order of ONNX.
using Operator = std::function<Tensor(const Node&, const std::vector<Tensor>&, Pool&)>;

/// The operator of that name, as ONNX defines it for operator sets 9 to 12; null for one that is not known.
/// Convolutions and pointwise steps stand in files of their own.
const Operator* find_operator(const std::string& name);

}  // namespace galley::ocr_paddle
