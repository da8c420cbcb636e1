// Small tensors, and graphs written by hand.
#pragma once

#include <map>

#include "onnx_graph.hpp"

namespace galley::ocr_paddle {

inline Tensor tensor(Shape shape, std::vector<float> numbers) {
    return {std::move(shape), false, std::make_shared<std::vector<float>>(std::move(numbers))};
}

/// Numbers that look like chance and are the same every time.
inline Tensor noise(Shape shape, unsigned seed) {
    std::vector<float> numbers;
    for (std::int64_t i = 0; i < count_of(shape); ++i) {
        seed = seed * 1664525U + 1013904223U;  // Numerical Recipes, section 7.1
        numbers.push_back(static_cast<float>(seed >> 16U) / 32768.0F - 1);
    }
    return tensor(std::move(shape), std::move(numbers));
}

inline Node node(std::string op, std::vector<std::string> inputs, std::string output,
                 std::map<std::string, std::vector<double>> attributes = {}) {
    return {std::move(op), std::move(inputs), std::move(output), std::move(attributes)};
}

}  // namespace galley::ocr_paddle
