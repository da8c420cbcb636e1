// Which way up a page lies, told by finding and reading a sample of its lines.
#pragma once

#include "finding/detector.hpp"
#include "reading/recognizer.hpp"
#include "toolkit/leptonica.hpp"

namespace galley::read_images {

/// Reads some lines each way, with the networks that pages are read with. Not for several threads at once.
class OrientationDetector {
  public:
    /// Throws ResourceError when a model or the runtime of networks is missing.
    OrientationDetector(const models::ModelFolder& lines, const models::ModelFolder& characters);

    /// Quarter turns clockwise, 0 to 3, that set a page of 1, 8 or 32 bits a pixel upright. 0 for a page with too
    /// little text, or of which one cannot tell: a page turned by mistake costs more than one left as it lies.
    int turns_to_upright(Pix* page);

    /// What its opinion depends on: runtime and models.
    [[nodiscard]] const std::string& identity() const { return identity_; }

  private:
    finding::Detector detector_;
    reading::Recognizer recognizer_;
    std::string identity_;
};

}  // namespace galley::read_images
