// A page image read into words: block by block where a layout is known, else as Tesseract sees fit.
#pragma once

#include <filesystem>
#include <functional>

#include "engine.hpp"
#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// Names of Tesseract's models, the main one first.
struct Models {
    std::vector<std::string> first;
    std::vector<std::string> second;  ///< asked where the first are in doubt; may be empty
};

/// Engines for either writing direction, and for the second opinion; that one and the vertical one are loaded when the
/// first page or line asks for them. Throws ResourceError at once when a model of the second opinion is missing.
class Engines {
  public:
    Engines(Models models, std::string datapath, std::map<std::string, std::string> variables);

    Engine& horizontal() { return horizontal_; }
    Engine& vertical();
    /// The second opinion about lines that are level or set level; null where none is wanted.
    Engine* second();
    /// Whether the main language sets its quotation marks as corner brackets in vertical print.
    [[nodiscard]] bool corners_are_quotes() const;
    /// Includes the models for vertical lines and for the second opinion, loaded or not.
    [[nodiscard]] std::string identity() const;

  private:
    [[nodiscard]] std::vector<std::string> vertical_languages() const;
    [[nodiscard]] std::filesystem::path model_file(const std::string& language) const;

    Models models_;
    std::string datapath_;
    std::map<std::string, std::string> variables_;
    Engine horizontal_;
    std::unique_ptr<Engine> vertical_, second_;
};

/// Whether there is anything to read: a page without blocks, or a block of text that has a place and no words.
bool wants_reading(const Page& page);

/// Fills the page's lines with words. A page without blocks gets Tesseract's own, found with segmentation mode `mode`.
/// Blocks that have text already stay as they are.
void read_page(Page& page, const ImageView& image, Engines& engines, int mode, const Pause& pause);

}  // namespace galley::ocr_tesseract
