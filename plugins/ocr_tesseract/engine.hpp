// One loaded Tesseract, reused for every page: loading a model costs as much as reading a column.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "galley/leptonica.hpp"
#include "galley/model.hpp"
#include "reader.hpp"

namespace tesseract {
class TessBaseAPI;
}

namespace galley::ocr_tesseract {

using ocr_lines::Pause;
using ocr_lines::Reader;

class Engine {
  public:
    /// Throws ResourceError when a model is missing, OptionError when Tesseract does not know a variable. An empty
    /// datapath means Tesseract's own folder.
    Engine(const std::vector<std::string>& languages, const std::string& datapath,
           const std::map<std::string, std::string>& variables);
    ~Engine();
    Engine(Engine&&) noexcept;

    /// A whole image with Tesseract's own layout, which page segmentation mode 1 to 13 chooses. Boxes are in pixels of
    /// the image.
    std::vector<Block> read(Pix* gray, int mode, const Pause& pause);

    /// An image that shows one line from left to right, as line_image.hpp prepares it: its words. Each ideograph is a
    /// word of its own, and the confidences are those of the least sure characters: finer among doubtful ones than
    /// those that Tesseract gives words, which are 0 for all of them. word_confidence() leads there.
    std::vector<Word> read_characters(Pix* gray);

    /// The folder that the models came from.
    [[nodiscard]] std::string folder() const;
    /// Version of Tesseract and the hash of each model: what the text depends on besides the options.
    [[nodiscard]] std::string identity() const;

  private:
    void recognize(Pix* gray, int mode, const Pause& pause);

    std::unique_ptr<tesseract::TessBaseAPI> api_;
    std::vector<std::string> languages_;
};

/// Reads lines with an engine, which must outlive it.
Reader by_characters(Engine& engine);

}  // namespace galley::ocr_tesseract
