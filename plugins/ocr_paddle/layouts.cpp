#include "layouts.hpp"

namespace galley::ocr_paddle {

namespace {

/// Rows become columns: `to[c][r] = from[r][c]`.
Tensor turned(const Tensor& from, std::int64_t rows, std::int64_t columns, bool channels_last) {
    Tensor to{from.shape, channels_last, std::make_shared<std::vector<float>>(static_cast<std::size_t>(from.count()))};
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t c = 0; c < columns; ++c) to.data()[c * rows + r] = from.data()[r * columns + c];
    return to;
}

}  // namespace

Tensor channels_last(const Tensor& tensor) {
    if (tensor.channels_last || tensor.shape.size() != 4) return tensor;
    return turned(tensor, tensor.shape[1], tensor.shape[2] * tensor.shape[3], true);
}

Tensor plain(const Tensor& tensor) {
    if (!tensor.channels_last) return tensor;
    return turned(tensor, tensor.shape[2] * tensor.shape[3], tensor.shape[1], false);
}

}  // namespace galley::ocr_paddle
