// Reads the image of one printed line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "galley/leptonica.hpp"
#include "galley/model.hpp"
#include "network.hpp"

namespace galley::ocr_paddle {

/// A network for recognition of the PP-OCR family (Li et al. 2022, "PP-OCRv3", arXiv:2206.03001, and its successors):
/// it takes lines 48 pixels high, as wide as they are, and gives a class for every 8 columns. One for a thread.
class Recognizer {
  public:
    /// Throws ResourceError when a file is missing, damaged, or of another kind.
    Recognizer(const std::filesystem::path& model, const std::filesystem::path& alphabet);

    /// The words of an 8-bit image that shows one line from left to right, dark on light. Boxes are in pixels of the
    /// image, and as high as it is.
    std::vector<Word> read(Pix* line);

  private:
    std::vector<std::string> alphabet_;
    Network network_;
};

}  // namespace galley::ocr_paddle
