// A trained network, run on the processor.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "convolution.hpp"
#include "onnx_graph.hpp"
#include "operators.hpp"
#include "pointwise.hpp"
#include "tensor.hpp"

namespace galley::ocr_paddle {

/// One network, for one thread.
class Network {
  public:
    /// Throws ResourceError for a file that is no such network, or has steps that are not known.
    explicit Network(Graph given);

    /// One image through the network, in a batch of one: 1 × channels × rows × columns. The result is what goes into
    /// the last step if that is a Softmax (who wants only the largest share needs no others), else the network's
    /// output. It must not outlive the network.
    Tensor run(const Tensor& image);

  private:
    struct Step {
        Node node;
        std::vector<std::size_t> inputs;
        std::size_t output;
        // One of these three.
        Pointwise pointwise;
        const Operator* general = nullptr;
        std::unique_ptr<Convolution> convolution;  ///< takes its first input alone
    };

    std::size_t slot(const std::string& name);
    void add(Node node, const std::map<std::string, Tensor>& constants);
    std::size_t run_pointwise(std::size_t first);

    Pool pool_;
    std::map<std::string, std::size_t> slots_;
    std::vector<Step> steps_;
    std::vector<Tensor> values_;         ///< by slot
    std::vector<std::size_t> last_use_;  ///< by slot: the last step that needs it; constants and the output for ever
    std::size_t input_, output_;
};

}  // namespace galley::ocr_paddle
