// The network that finds lines, asked about one tile of a page.
#pragma once

#include <array>

#include "finding/kernels.hpp"
#include "models/model_folder.hpp"
#include "network/session.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::finding {

/// A detector of the DBNet kind: an image in, a map of the same size out.
class Detector {
  public:
    /// Throws ResourceError when the model or the runtime is missing, or the model is of another kind.
    Detector(const models::ModelFolder& model, network::Precision precision);

    /// The map of a tile of 32 bits a pixel, its sides multiples of 32.
    TextMap operator()(Pix* tile);

  private:
    /// What stands for one value of a colour, 0 to 255, in each channel.
    using Levels = std::array<std::array<float, 256>, 3>;

    bool blue_first_;
    Levels levels_;
    network::Session session_;
    std::vector<float> values_;  ///< of the tile, kept between calls
};

}  // namespace galley::finding
