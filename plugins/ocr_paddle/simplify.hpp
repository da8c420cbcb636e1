// The same network with fewer steps.
#pragma once

#include "onnx_graph.hpp"

namespace galley::ocr_paddle {

/// A step of our own: input · `slope` + `shift`, which are its attributes.
inline constexpr const char* affine_op = "Affine";

/// Makes normalisations into a product and a sum for each channel; sums, differences, products and quotients with one
/// known number into Affine steps, and Affine steps that follow each other into one. Rounding aside the network stays
/// what it was. Throws ResourceError for a normalisation whose numbers are not known.
Graph simplified(Graph graph);

}  // namespace galley::ocr_paddle
