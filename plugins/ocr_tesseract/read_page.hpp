// A page image read into words: block by block where a layout is known, else as Tesseract sees fit.
#pragma once

#include <functional>

#include "engine.hpp"
#include "galley/image.hpp"
#include "galley/model.hpp"

namespace galley::ocr_tesseract {

/// Engines for either writing direction; the vertical one is loaded when the first vertical line asks for it.
class Engines {
  public:
    Engines(std::vector<std::string> languages, std::string datapath, std::map<std::string, std::string> variables);

    Engine& horizontal() { return horizontal_; }
    Engine& vertical();
    /// Whether the main language sets its quotation marks as corner brackets in vertical print.
    [[nodiscard]] bool corners_are_quotes() const;
    /// Includes the models for vertical lines, loaded or not.
    [[nodiscard]] std::string identity() const;

  private:
    [[nodiscard]] std::vector<std::string> vertical_languages() const;

    std::vector<std::string> languages_;
    std::string datapath_;
    std::map<std::string, std::string> variables_;
    Engine horizontal_;
    std::unique_ptr<Engine> vertical_;
};

/// Whether a block is of a kind that is read at all: pictures, rules and noise are not.
bool is_readable(BlockKind kind);

/// Whether any line of the page has text already.
bool has_text(const Page& page);

/// Fills the page's lines with words. A page without blocks gets Tesseract's own, found with segmentation mode `mode`.
/// Blocks that have text already stay as they are.
void read_page(Page& page, const ImageView& image, Engines& engines, int mode, const Pause& pause);

}  // namespace galley::ocr_tesseract
