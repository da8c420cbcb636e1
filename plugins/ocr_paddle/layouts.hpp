// The order of a tensor's numbers in memory, changed.
#pragma once

#include "tensor.hpp"

namespace galley::ocr_paddle {

/// With the channels of a pixel side by side; tensors that are no images, and those that are so already, stay.
Tensor channels_last(const Tensor& tensor);

/// As ONNX orders it, the last dimension side by side.
Tensor plain(const Tensor& tensor);

}  // namespace galley::ocr_paddle
