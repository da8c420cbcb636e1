#include "operators.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "convolution.hpp"
#include "galley/error.hpp"
#include "layouts.hpp"

namespace galley::ocr_paddle {

namespace {

using Inputs = std::vector<Tensor>;

std::size_t axis_of(std::int64_t axis, const Tensor& tensor) {
    const auto dimensions = static_cast<std::int64_t>(tensor.shape.size());
    if (axis < -dimensions || axis >= dimensions)
        throw ResourceError("the model names a dimension that a tensor does not have");
    return static_cast<std::size_t>(axis < 0 ? axis + dimensions : axis);
}

/// The numbers of a shape before and after one of its dimensions, multiplied.
std::int64_t before(const Shape& shape, std::size_t axis) {
    return count_of({shape.begin(), shape.begin() + static_cast<std::ptrdiff_t>(axis)});
}
std::int64_t after(const Shape& shape, std::size_t axis) {
    return count_of({shape.begin() + static_cast<std::ptrdiff_t>(axis) + 1, shape.end()});
}

Tensor shape_of(const Node& /*node*/, const Inputs& in, Pool& pool) {
    Tensor out = pool.make({static_cast<std::int64_t>(in[0].shape.size())});
    std::copy(in[0].shape.begin(), in[0].shape.end(), out.data());
    return out;
}

Tensor slice(const Node& node, const Inputs& in, Pool& pool) {
    const Tensor from = plain(in[0]);
    const std::vector<std::int64_t> starts = node.integers("starts"), ends = node.integers("ends"),
                                    axes = node.integers("axes");
    if (starts.size() != 1 || ends.size() != 1 || axes.size() != 1)
        throw ResourceError("the model cuts along several dimensions at once");
    const std::size_t axis = axis_of(axes[0], from);
    const std::int64_t size = from.shape[axis];
    const auto index = [&](std::int64_t i) { return std::clamp<std::int64_t>(i < 0 ? i + size : i, 0, size); };
    const std::int64_t start = index(starts[0]), kept = std::max<std::int64_t>(0, index(ends[0]) - start),
                       run = after(from.shape, axis);
    Shape shape = from.shape;
    shape[axis] = kept;
    Tensor out = pool.make(shape);
    for (std::int64_t i = 0; i < before(shape, axis); ++i)
        std::copy_n(from.data() + (i * size + start) * run, kept * run, out.data() + i * kept * run);
    return out;
}

Tensor concat(const Node& node, const Inputs& in, Pool& pool) {
    Inputs parts;
    for (const Tensor& part : in) parts.push_back(plain(part));
    const std::size_t axis = axis_of(static_cast<std::int64_t>(node.number("axis", 0)), parts[0]);
    Shape shape = parts[0].shape;
    shape[axis] = 0;
    for (const Tensor& part : parts) shape[axis] += part.shape.at(axis);
    Tensor out = pool.make(shape);
    float* to = out.data();
    for (std::int64_t i = 0; i < before(shape, axis); ++i)
        for (const Tensor& part : parts) {
            const std::int64_t run = part.shape[axis] * after(part.shape, axis);
            to = std::copy_n(part.data() + i * run, run, to);
        }
    return out;
}

/// The same numbers, seen in another shape.
Tensor reshaped(const Tensor& from, Shape shape) {
    if (count_of(shape) != from.count()) throw ResourceError("the model gives a tensor a shape of another size");
    return {std::move(shape), false, from.numbers};
}

Tensor reshape(const Node& /*node*/, const Inputs& in, Pool& /*pool*/) {
    const Tensor from = plain(in[0]);
    Shape shape;
    for (std::int64_t i = 0; i < in[1].count(); ++i) {
        const auto wanted = static_cast<std::int64_t>(in[1].data()[i]);
        shape.push_back(wanted == 0 ? from.shape.at(static_cast<std::size_t>(i)) : wanted);  // 0: as it was
    }
    const auto open = std::find(shape.begin(), shape.end(), -1);  // -1: what is left over
    if (open != shape.end()) {
        *open = 1;
        *open = from.count() / std::max<std::int64_t>(1, count_of(shape));
    }
    return reshaped(from, shape);
}

Tensor squeeze(const Node& node, const Inputs& in, Pool& /*pool*/) {
    const Tensor from = plain(in[0]);
    std::vector<bool> drop(from.shape.size(), false);
    for (const std::int64_t axis : node.integers("axes")) drop[axis_of(axis, from)] = true;
    Shape shape;
    for (std::size_t i = 0; i < drop.size(); ++i)
        if (!drop[i]) shape.push_back(from.shape[i]);
    return reshaped(from, shape);
}

Tensor transpose(const Node& node, const Inputs& in, Pool& pool) {
    const Tensor from = plain(in[0]);
    const std::vector<std::int64_t> order = node.integers("perm");
    if (order.size() != from.shape.size()) throw ResourceError("the model turns a tensor of other dimensions");
    Shape shape, strides;
    for (const std::int64_t axis : order) {
        shape.push_back(from.shape[axis_of(axis, from)]);
        strides.push_back(after(from.shape, axis_of(axis, from)));
    }
    Tensor out = pool.make(shape);
    Shape index(shape.size(), 0);
    std::int64_t at = 0;
    for (std::int64_t i = 0; i < out.count(); ++i) {
        out.data()[i] = from.data()[at];
        for (std::size_t d = shape.size(); d-- > 0;) {  // counts up, the last dimension first
            at += strides[d];
            if (++index[d] < shape[d]) break;
            at -= strides[d] * shape[d];
            index[d] = 0;
        }
    }
    return out;
}

Tensor mean(const Node& node, const Inputs& in, Pool& pool) {
    const Tensor from = plain(in[0]);
    const std::vector<std::int64_t> axes = node.integers("axes");
    if (axes.size() != 1 || axis_of(axes[0], from) + 1 != from.shape.size() || node.number("keepdims", 1) != 1)
        throw ResourceError("the model takes a mean along another dimension than the last");
    const std::int64_t run = from.shape.back();
    Shape shape = from.shape;
    shape.back() = 1;
    Tensor out = pool.make(shape);
    for (std::int64_t i = 0; i < out.count(); ++i) {
        float sum = 0;
        for (std::int64_t k = 0; k < run; ++k) sum += from.data()[i * run + k];
        out.data()[i] = sum / static_cast<float>(run);
    }
    return out;
}

Tensor softmax(const Node& node, const Inputs& in, Pool& pool) {
    const Tensor from = plain(in[0]);
    if (axis_of(static_cast<std::int64_t>(node.number("axis", 1)), from) + 1 != from.shape.size())
        throw ResourceError("the model wants shares along another dimension than the last");
    Tensor out = pool.make(from.shape);
    const std::int64_t run = from.shape.back();
    for (std::int64_t start = 0; start < from.count(); start += run) {
        const float* a = from.data() + start;
        float* to = out.data() + start;
        const float most = *std::max_element(a, a + run);
        float sum = 0;
        for (std::int64_t i = 0; i < run; ++i) sum += to[i] = std::exp(a[i] - most);
        for (std::int64_t i = 0; i < run; ++i) to[i] /= sum;
    }
    return out;
}

/// Products of matrices: of many with one, or of as many with as many.
Tensor matmul(const Node& /*node*/, const Inputs& in, Pool& pool) {
    const Tensor a = plain(in[0]), b = plain(in[1]);
    if (a.shape.size() < 2 || b.shape.size() < 2 || a.shape.back() != b.shape[b.shape.size() - 2])
        throw ResourceError("the model multiplies matrices that do not fit");
    const std::int64_t rows = a.shape[a.shape.size() - 2], inner = a.shape.back(), columns = b.shape.back();
    Shape shape = a.shape;
    shape.back() = columns;
    Tensor out = pool.make(shape);
    if (b.shape.size() == 2) {
        multiply_matrices(a.count() / inner, columns, inner, a.data(), b.data(), out.data());
        return out;
    }
    const std::int64_t matrices = a.count() / (rows * inner);
    if (matrices != b.count() / (inner * columns))
        throw ResourceError("the model multiplies unlike numbers of matrices");
    for (std::int64_t i = 0; i < matrices; ++i)
        multiply_matrices(rows, columns, inner, a.data() + i * rows * inner, b.data() + i * inner * columns,
                          out.data() + i * rows * columns);
    return out;
}

const std::map<std::string, Operator> operators{
    {"AveragePool", [](const Node& node, const Inputs& in, Pool& pool) { return average_pool(node, in[0], pool); }},
    {"Cast", [](const Node& /*node*/, const Inputs& in, Pool& /*pool*/) { return in[0]; }},
    {"Concat", concat},
    {"GlobalAveragePool",
     [](const Node& /*node*/, const Inputs& in, Pool& pool) { return global_average_pool(in[0], pool); }},
    {"MatMul", matmul},
    {"ReduceMean", mean},
    {"Reshape", reshape},
    {"Shape", shape_of},
    {"Slice", slice},
    {"Softmax", softmax},
    {"Squeeze", squeeze},
    {"Transpose", transpose},
};

}  // namespace

const Operator* find_operator(const std::string& name) {
    const auto found = operators.find(name);
    return found == operators.end() ? nullptr : &found->second;
}

}  // namespace galley::ocr_paddle
