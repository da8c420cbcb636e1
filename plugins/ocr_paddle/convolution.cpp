#include "convolution.hpp"

#include <dnnl.h>

#include <algorithm>
#include <cstring>

#include "fast.hpp"
#include "galley/error.hpp"
#include "layouts.hpp"

extern "C" void omp_set_num_threads(int);  // OpenMP 5.0, section 3.2.1; clang-tidy does not find GCC's omp.h

namespace galley::ocr_paddle {

namespace {

GALLEY_FAST_LOOP void add_to_pixels(const std::vector<float>& bias, Tensor& image) {
    const auto channels = static_cast<std::int64_t>(bias.size()), pixels = image.count() / channels;
    float* to = image.data();
    for (std::int64_t p = 0; p < pixels; ++p, to += channels)
        for (std::int64_t c = 0; c < channels; ++c) to[c] += bias[static_cast<std::size_t>(c)];
}

/// A patch of an image, a layer's weights for it, and where the sums of their products go, channel by channel.
struct Patch {
    const float* from;
    const float* weights;
    float* to;
    std::int64_t from_row, weights_row, rows, columns, channels;
};

/// `together` channels from one on. Several registers are summed up side by side: one would wait for itself.
template <std::int64_t together>
[[gnu::always_inline]] inline void some_channels(const Patch& p, std::int64_t c) {
    float sum[together];
    for (std::int64_t i = 0; i < together; ++i) sum[i] = p.to[c + i];
    for (std::int64_t y = 0; y < p.rows; ++y)
        for (std::int64_t x = 0; x < p.columns; ++x) {
            const float* a = p.from + y * p.from_row + x * p.channels + c;
            const float* b = p.weights + y * p.weights_row + x * p.channels + c;
            for (std::int64_t i = 0; i < together; ++i) sum[i] += a[i] * b[i];
        }
    for (std::int64_t i = 0; i < together; ++i) p.to[c + i] = sum[i];
}

GALLEY_FAST_LOOP void all_channels(const Patch& patch) {
    constexpr std::int64_t many = 64, some = 16;
    std::int64_t c = 0;
    for (; c + many <= patch.channels; c += many) some_channels<many>(patch, c);
    for (; c + some <= patch.channels; c += some) some_channels<some>(patch, c);
    for (; c < patch.channels; ++c) some_channels<1>(patch, c);
}

}  // namespace

void multiply_matrices(std::int64_t m, std::int64_t n, std::int64_t k, const float* a, const float* b, float* out) {
    omp_set_num_threads(
        1);  // oneDNN deals work out to as many threads as it believes to have, and a limit is not told to it
    if (dnnl_sgemm('N', 'N', m, n, k, 1.0F, a, k, b, n, 0.0F, out, n) != dnnl_success)
        throw InternalError("oneDNN could not multiply two matrices");
}

Convolution::Convolution(const Node& node, const Tensor& weights, const Tensor* bias)
    : out_channels_(weights.shape.at(0)),
      in_channels_(weights.shape.at(1)),
      rows_(weights.shape.at(2)),
      columns_(weights.shape.at(3)),
      channels_apart_(node.number("group", 1) != 1) {
    if (channels_apart_ && (in_channels_ != 1 || node.number("group", 1) != static_cast<double>(out_channels_)))
        throw ResourceError("it has a convolution in groups of several channels, which is not known");
    std::vector<std::int64_t> steps = node.integers("strides"), pads = node.integers("pads");
    steps.resize(2, 1);
    pads.resize(4, 0);
    step_y_ = steps[0], step_x_ = steps[1];
    top_ = pads[0], left_ = pads[1], bottom_ = pads[2], right_ = pads[3];
    weights_.resize(static_cast<std::size_t>(weights.count()));
    const std::int64_t area = rows_ * columns_;
    for (std::int64_t o = 0; o < out_channels_; ++o)
        for (std::int64_t i = 0; i < in_channels_; ++i)
            for (std::int64_t k = 0; k < area; ++k)
                weights_[static_cast<std::size_t>((k * in_channels_ + i) * out_channels_ + o)] =
                    weights.data()[(o * in_channels_ + i) * area + k];
    if (bias != nullptr) bias_ = *bias->numbers;
    bias_.resize(static_cast<std::size_t>(out_channels_), 0.0F);
}

Tensor Convolution::operator()(const Tensor& given, Pool& pool) const {
    const Tensor image = channels_last(given);
    const std::int64_t out_height = (image.shape[2] + top_ + bottom_ - rows_) / step_y_ + 1;
    const std::int64_t out_width = (image.shape[3] + left_ + right_ - columns_) / step_x_ + 1;
    Tensor out = pool.make({1, out_channels_, out_height, out_width}, true);
    if (channels_apart_)
        by_channel(image, out);
    else if (rows_ * columns_ == 1 && step_y_ * step_x_ == 1)
        one_pixel(image, out);
    else
        in_patches(image, out, pool);
    return out;
}

void Convolution::one_pixel(const Tensor& image, Tensor& out) const {
    const std::int64_t pixels = image.shape[2] * image.shape[3];
    multiply_matrices(pixels, out_channels_, in_channels_, image.data(), weights_.data(), out.data());
    add_to_pixels(bias_, out);
}

void Convolution::in_patches(const Tensor& image, Tensor& out, Pool& pool) const {
    const std::int64_t height = image.shape[2], width = image.shape[3], out_height = out.shape[2],
                       out_width = out.shape[3];
    const std::int64_t patch = rows_ * columns_ * in_channels_;
    Tensor patches = pool.make({out_height * out_width, patch});
    float* to = patches.data();
    for (std::int64_t oy = 0; oy < out_height; ++oy)
        for (std::int64_t ox = 0; ox < out_width; ++ox)
            for (std::int64_t ky = 0; ky < rows_; ++ky)
                for (std::int64_t kx = 0; kx < columns_; ++kx, to += in_channels_) {
                    const std::int64_t y = oy * step_y_ + ky - top_, x = ox * step_x_ + kx - left_;
                    if (y < 0 || y >= height || x < 0 || x >= width)
                        std::fill_n(to, in_channels_, 0.0F);
                    else
                        std::copy_n(image.data() + (y * width + x) * in_channels_, in_channels_, to);
                }
    multiply_matrices(out_height * out_width, out_channels_, patch, patches.data(), weights_.data(), out.data());
    add_to_pixels(bias_, out);
}

void Convolution::by_channel(const Tensor& image, Tensor& out) const {
    const std::int64_t height = image.shape[2], width = image.shape[3], out_height = out.shape[2],
                       out_width = out.shape[3];
    const std::int64_t channels = out_channels_;
    for (std::int64_t oy = 0; oy < out_height; ++oy)
        for (std::int64_t ox = 0; ox < out_width; ++ox) {
            const std::int64_t y = oy * step_y_ - top_, x = ox * step_x_ - left_;
            const std::int64_t first_row = std::max<std::int64_t>(0, -y), last_row = std::min(rows_, height - y);
            const std::int64_t first_column = std::max<std::int64_t>(0, -x),
                               last_column = std::min(columns_, width - x);
            float* to = out.data() + (oy * out_width + ox) * channels;
            std::copy(bias_.begin(), bias_.end(), to);
            all_channels({image.data() + ((y + first_row) * width + x + first_column) * channels,
                          weights_.data() + (first_row * columns_ + first_column) * channels, to, width * channels,
                          columns_ * channels, last_row - first_row, last_column - first_column, channels});
        }
}

Tensor average_pool(const Node& node, const Tensor& given, Pool& pool) {
    const Tensor image = channels_last(given);
    const std::vector<std::int64_t> size = node.integers("kernel_shape"), step = node.integers("strides");
    const std::int64_t channels = image.shape[1], width = image.shape[3];
    const std::int64_t out_height = (image.shape[2] - size.at(0)) / step.at(0) + 1,
                       out_width = (width - size.at(1)) / step.at(1) + 1;
    Tensor out = pool.make({1, channels, out_height, out_width}, true);
    std::fill_n(out.data(), out.count(), 0.0F);
    const float share = 1.0F / static_cast<float>(size[0] * size[1]);
    for (std::int64_t oy = 0; oy < out_height; ++oy)
        for (std::int64_t ox = 0; ox < out_width; ++ox) {
            float* to = out.data() + (oy * out_width + ox) * channels;
            for (std::int64_t ky = 0; ky < size[0]; ++ky)
                for (std::int64_t kx = 0; kx < size[1]; ++kx) {
                    const float* from = image.data() + ((oy * step[0] + ky) * width + ox * step[1] + kx) * channels;
                    for (std::int64_t c = 0; c < channels; ++c) to[c] += from[c] * share;
                }
        }
    return out;
}

Tensor global_average_pool(const Tensor& given, Pool& pool) {
    const Tensor image = channels_last(given);
    const std::int64_t channels = image.shape[1], pixels = image.count() / channels;
    Tensor out = pool.make({1, channels, 1, 1}, true);
    std::fill_n(out.data(), channels, 0.0F);
    for (std::int64_t p = 0; p < pixels; ++p)
        for (std::int64_t c = 0; c < channels; ++c) out.data()[c] += image.data()[p * channels + c];
    for (std::int64_t c = 0; c < channels; ++c) out.data()[c] /= static_cast<float>(pixels);
    return out;
}

}  // namespace galley::ocr_paddle
