#include "pointwise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "fast.hpp"
#include "galley/error.hpp"
#include "layouts.hpp"
#include "simplify.hpp"

namespace galley::ocr_paddle {

namespace {

/// Numbers that are worked on at once: a few such stretches stay in the processor's first cache.
constexpr std::int64_t stretch_size = 1024;

GALLEY_FAST_LOOP void add(const float* a, const float* b, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = a[i] + b[i];
}
GALLEY_FAST_LOOP void subtract(const float* a, const float* b, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = a[i] - b[i];
}
GALLEY_FAST_LOOP void multiply(const float* a, const float* b, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = a[i] * b[i];
}
GALLEY_FAST_LOOP void divide(const float* a, const float* b, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = a[i] / b[i];
}
GALLEY_FAST_LOOP void clip(const float* a, float low, float high, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = std::min(std::max(a[i], low), high);
}
GALLEY_FAST_LOOP void scale(const float* a, float slope, float shift, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = a[i] * slope + shift;
}
GALLEY_FAST_LOOP void scale_and_clip(const float* a, float slope, float shift, float* out, std::int64_t n) {
    for (std::int64_t i = 0; i < n; ++i) out[i] = std::min(std::max(a[i] * slope + shift, 0.0F), 1.0F);
}

constexpr float no_limit = std::numeric_limits<float>::max();

/// A tensor stretched over the shape of the run: `at(row)` points to what belongs to the rows from there on.
class Spread {
  public:
    Spread(const Tensor& tensor, const Tensor& like, std::int64_t rows_at_once)
        : tensor_(tensor), inner_(like.inner()) {
        const Shape& shape = tensor.shape;
        const std::int64_t count = tensor.count(), rows = like.count() / inner_;
        const std::size_t dimensions = shape.size();
        const bool by_channel =
            like.channels_last && dimensions >= 3 && shape[dimensions - 3] == count && count == inner_;
        const bool by_last = !like.channels_last && dimensions >= 1 && shape.back() == count && count == inner_;
        const bool by_row = !like.channels_last && dimensions >= 1 && shape.back() == 1 && count == rows;
        if (count == like.count()) {
            kind_ = Kind::whole;
            tensor_ = like.channels_last ? channels_last(tensor) : plain(tensor);
        } else if (count == 1 || by_channel || by_last) {
            kind_ = Kind::repeated;
            buffer_.resize(static_cast<std::size_t>(rows_at_once * inner_));
            for (std::size_t i = 0; i < buffer_.size(); ++i)
                buffer_[i] = tensor.data()[i % static_cast<std::size_t>(count)];
        } else if (by_row) {
            kind_ = Kind::by_row;
            buffer_.resize(static_cast<std::size_t>(rows_at_once * inner_));
        } else {
            throw ResourceError("the model joins tensors of shapes that do not go together");
        }
    }

    const float* at(std::int64_t row, std::int64_t rows) {
        if (kind_ == Kind::whole) return tensor_.data() + row * inner_;
        if (kind_ == Kind::by_row)
            for (std::int64_t i = 0; i < rows; ++i)
                std::fill_n(buffer_.begin() + i * inner_, inner_, tensor_.data()[row + i]);
        return buffer_.data();
    }

  private:
    enum class Kind { whole, repeated, by_row };
    Kind kind_;
    Tensor tensor_;
    std::int64_t inner_;
    std::vector<float> buffer_;
};

}  // namespace

Pointwise make_pointwise(const Node& node) {
    const auto number = [&](const char* name, double usual) { return static_cast<float>(node.number(name, usual)); };
    if (node.op == "Add") return [](const Stretch& s) { add(s.a, s.b, s.out, s.count); };
    if (node.op == "Sub") return [](const Stretch& s) { subtract(s.a, s.b, s.out, s.count); };
    if (node.op == "Mul") return [](const Stretch& s) { multiply(s.a, s.b, s.out, s.count); };
    if (node.op == "Div") return [](const Stretch& s) { divide(s.a, s.b, s.out, s.count); };
    if (node.op == "Pow")
        return [](const Stretch& s) {
            for (std::int64_t i = 0; i < s.count; ++i) s.out[i] = std::pow(s.a[i], s.b[i]);
        };
    if (node.op == "Sqrt")
        return [](const Stretch& s) {
            for (std::int64_t i = 0; i < s.count; ++i) s.out[i] = std::sqrt(s.a[i]);
        };
    if (node.op == "Sigmoid")
        return [](const Stretch& s) {
            for (std::int64_t i = 0; i < s.count; ++i) s.out[i] = 1 / (1 + std::exp(-s.a[i]));
        };
    if (node.op == "Relu") return [](const Stretch& s) { clip(s.a, 0, no_limit, s.out, s.count); };
    if (node.op == "Clip")
        return [low = number("min", -no_limit), high = number("max", no_limit)](const Stretch& s) {
            clip(s.a, low, high, s.out, s.count);
        };
    if (node.op == "HardSigmoid") {
        constexpr double usual_slope = 0.2, usual_shift = 0.5;
        return [slope = number("alpha", usual_slope), shift = number("beta", usual_shift)](const Stretch& s) {
            scale_and_clip(s.a, slope, shift, s.out, s.count);
        };
    }
    if (node.op == affine_op)
        return [slope = number("slope", 1), shift = number("shift", 0)](const Stretch& s) {
            scale(s.a, slope, shift, s.out, s.count);
        };
    return nullptr;
}

Shape broadcast(const std::vector<Shape>& shapes) {
    Shape out;
    for (const Shape& shape : shapes) {
        if (shape.size() > out.size()) out.insert(out.begin(), shape.size() - out.size(), 1);
        const std::size_t lead = out.size() - shape.size();
        for (std::size_t i = 0; i < shape.size(); ++i) out[lead + i] = std::max(out[lead + i], shape[i]);
    }
    return out;
}

std::vector<Tensor> pointwise(const std::vector<PointwiseStep>& steps, const Shape& shape, Pool& pool) {
    bool last = shape.size() == 4;
    for (const PointwiseStep& step : steps)  // an image unless a whole tensor says otherwise
        for (const Operand& operand : step.operands)
            if (operand.step < 0 && operand.tensor.shape == shape && !operand.tensor.channels_last) last = false;
    const Tensor like{shape, last, nullptr};
    const std::int64_t inner = like.inner(), rows = like.count() / std::max<std::int64_t>(inner, 1);
    const std::int64_t at_once = std::max<std::int64_t>(1, stretch_size / inner);
    std::vector<Tensor> results;
    std::vector<std::vector<float>> made(steps.size());
    std::vector<float*> kept(steps.size(), nullptr);
    std::vector<std::vector<Spread>> spreads(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (const Operand& operand : steps[i].operands)
            if (operand.step < 0) spreads[i].emplace_back(operand.tensor, like, at_once);
        if (steps[i].kept) {
            results.push_back(pool.make(shape, last));
            kept[i] = results.back().data();
        } else {
            made[i].resize(static_cast<std::size_t>(at_once * inner));
        }
    }
    std::vector<float*> where(steps.size());
    for (std::int64_t row = 0; row < rows; row += at_once) {
        const std::int64_t here = std::min(at_once, rows - row);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            where[i] = kept[i] != nullptr ? kept[i] + row * inner : made[i].data();
            std::size_t next = 0;
            const auto from = [&](const Operand& operand) -> const float* {
                return operand.step >= 0 ? where[static_cast<std::size_t>(operand.step)]
                                         : spreads[i][next++].at(row, here);
            };
            const std::vector<Operand>& operands = steps[i].operands;
            Stretch stretch{from(operands.at(0)), nullptr, where[i], here * inner};
            if (operands.size() > 1) stretch.b = from(operands[1]);
            (*steps[i].work)(stretch);
        }
    }
    return results;
}

}  // namespace galley::ocr_paddle
