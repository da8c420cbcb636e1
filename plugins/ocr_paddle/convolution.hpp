// Convolution and pooling of images whose channels lie side by side.
#pragma once

#include "onnx_graph.hpp"
#include "tensor.hpp"

namespace galley::ocr_paddle {

/// out = a · b for row-major matrices of m × k and k × n numbers.
void multiply_matrices(std::int64_t m, std::int64_t n, std::int64_t k, const float* a, const float* b, float* out);

/// A layer of a network (ONNX operator Conv): of one group, or of one group for each channel.
class Convolution {
  public:
    /// `weights` as ONNX has them, channels out × channels in of a group × rows × columns; no bias: null. Throws
    /// ResourceError for groupings that it does not know.
    Convolution(const Node& node, const Tensor& weights, const Tensor* bias);

    [[nodiscard]] Tensor operator()(const Tensor& image, Pool& pool) const;

  private:
    void one_pixel(const Tensor& image, Tensor& out) const;
    void in_patches(const Tensor& image, Tensor& out, Pool& pool) const;
    void by_channel(const Tensor& image, Tensor& out) const;

    std::int64_t out_channels_, in_channels_, rows_, columns_;
    std::int64_t step_y_, step_x_, top_, left_, bottom_, right_;
    bool channels_apart_;
    std::vector<float> weights_;  ///< rows × columns × channels in × channels out
    std::vector<float> bias_;
};

/// Means of patches that do not overlap the edge (AveragePool without padding).
Tensor average_pool(const Node& node, const Tensor& image, Pool& pool);
/// The mean of each channel.
Tensor global_average_pool(const Tensor& image, Pool& pool);

}  // namespace galley::ocr_paddle
