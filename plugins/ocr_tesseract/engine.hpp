// One loaded Tesseract, reused for every page: loading a model costs as much as reading a column.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "toolkit/leptonica.hpp"

namespace tesseract {
class TessBaseAPI;
}

namespace galley::ocr_tesseract {

/// Called now and then during long work; throws to stop it.
using Pause = std::function<void()>;

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

    /// An image that shows one line from left to right, dark on light: its words. Each ideograph is a
    /// word of its own, and the confidences are those of the least sure characters: finer among doubtful ones than
    /// those that Tesseract gives words, which are 0 for all of them. word_confidence() in read_line.hpp leads there.
    std::vector<Word> read_characters(Pix* gray);

  private:
    void recognize(Pix* gray, int mode, const Pause& pause);

    std::unique_ptr<tesseract::TessBaseAPI> api_;
};

/// "tesseract 5.3.0".
[[nodiscard]] std::string tesseract_version();

/// The folder of the models: `datapath`, or Tesseract's own when that is empty.
[[nodiscard]] std::filesystem::path model_folder(const std::string& datapath);

/// The script that the text of a gray picture is in, as Tesseract's detection names it; empty when it cannot tell, or
/// its model "osd" is missing.
[[nodiscard]] std::string script_of(Pix* gray, const std::string& datapath);

}  // namespace galley::ocr_tesseract
