// Which way up a page lies, by Tesseract's detection of orientation and script.
#pragma once

#include <filesystem>
#include <memory>

#include "galley/leptonica.hpp"

namespace tesseract {
class TessBaseAPI;
}

namespace galley::read_images {

/// Recognizes single characters in four positions, by the model osd. It knows Latin, Fraktur, Chinese and more, and is
/// not deceived by vertical text, whose characters stand upright. Not for several threads at once.
class OrientationDetector {
  public:
    /// Finds the model in Tesseract's own folder. Throws ResourceError when it is missing.
    OrientationDetector();
    ~OrientationDetector();

    /// Quarter turns clockwise, 0 to 3, that set a page of 1, 8 or 32 bits a pixel upright. Parts of the page are asked
    /// until what they say is sure: a page turned by mistake costs more than one left as it lies. 0 for a page with too
    /// little text, or of which one cannot tell.
    int turns_to_upright(Pix* page);

    /// Where the model is.
    [[nodiscard]] std::filesystem::path model() const;

  private:
    struct Opinion {
        int turns = 0;
        float confidence = 0;  ///< 0 when there is too little text to tell
    };
    Opinion opinion_on(Pix* part);

    std::unique_ptr<tesseract::TessBaseAPI> engine_;
};

}  // namespace galley::read_images
