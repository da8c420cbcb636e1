// Numbers in the shape of a grid, as the operators of a network pass them on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <numeric>
#include <vector>

namespace galley::ocr_paddle {

using Shape = std::vector<std::int64_t>;

inline std::int64_t count_of(const Shape& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

/// Copies share their numbers; nobody writes into a tensor that has been handed on.
/// The shape is as ONNX has it; four dimensions are images, channels and rows and columns. In memory an image has the
/// channels of a pixel side by side (`channels_last`), so that a convolution of one pixel is a product of matrices.
struct Tensor {
    Shape shape;
    bool channels_last = false;
    std::shared_ptr<std::vector<float>> numbers;

    [[nodiscard]] std::int64_t count() const { return count_of(shape); }
    [[nodiscard]] const float* data() const { return numbers->data(); }
    [[nodiscard]] float* data() { return numbers->data(); }
    /// What lies side by side in memory: the channels of a pixel, or the last dimension.
    [[nodiscard]] std::int64_t inner() const {
        if (shape.empty()) return 1;
        return channels_last ? shape[1] : shape.back();
    }
};

/// Gives out tensors, and takes their memory again once no copy is left: a network asks for the same sizes over and
/// over. For one thread; it must outlive its tensors.
class Pool {
  public:
    Tensor make(Shape shape, bool channels_last = false);

  private:
    std::vector<std::unique_ptr<std::vector<float>>> free_;
};

}  // namespace galley::ocr_paddle
