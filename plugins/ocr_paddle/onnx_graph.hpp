// A network as its file describes it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tensor.hpp"

namespace galley::ocr_paddle {

/// One step. `attributes` are those that are numbers; a single one is a list of one.
struct Node {
    std::string op;
    std::vector<std::string> inputs;
    std::string output;
    std::map<std::string, std::vector<double>> attributes;

    [[nodiscard]] double number(const std::string& name, double otherwise) const;
    [[nodiscard]] std::vector<std::int64_t> integers(const std::string& name) const;
};

/// Nodes in an order in which each finds its inputs made, and the values that are known beforehand.
struct Graph {
    std::vector<Node> nodes;
    std::map<std::string, Tensor> constants;
    std::string input, output;
};

/// Reads an ONNX file (Open Neural Network Exchange, https://onnx.ai, operator set 9 to 12) of one input and one
/// output, whose numbers are floats of 32 bits and integers. Throws ResourceError with a sentence about what is wrong
/// with the file.
Graph read_onnx(const std::filesystem::path& file);

}  // namespace galley::ocr_paddle
