// A PDF file: its pages, their text layers and their images. All that knows poppler.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "galley/image.hpp"
#include "picture_files.hpp"
#include "run.hpp"

class PDFDoc;

namespace galley::read_pdf {

/// Lengths in points, as the page is seen.
struct PageSize {
    double width = 0, height = 0;
};

using Question = std::function<bool()>;

/// Poppler writes what it finds wrong to stderr, and one damaged file gives thousands of lines. Also readies its tables
/// of fonts and encodings. Call once.
void start_poppler();

class Pdf {
  public:
    /// Throws IoError when the file cannot be opened, InputError when it is no PDF, damaged, without pages, or
    /// encrypted with another password.
    Pdf(const std::string& file, const std::string& password);
    ~Pdf();
    Pdf(const Pdf&) = delete;
    Pdf& operator=(const Pdf&) = delete;

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] int pages() const;
    /// These throw InputError when the page, from 0, is damaged.
    [[nodiscard]] PageSize size(int page) const;
    /// `stopped` is asked now and then; once it says yes, the rest of the page is left out.
    [[nodiscard]] Drawing drawing(int page, const Question& stopped) const;
    /// Gray.
    [[nodiscard]] Image render(int page, double dpi, const Question& stopped) const;

    /// See picture_files.hpp.
    [[nodiscard]] std::vector<std::optional<PictureFile>> pictures(int page, const std::vector<Rect>& boxes,
                                                                   const Question& stopped) const;

  private:
    /// Poppler's number of a page that is there.
    [[nodiscard]] int checked(int page) const;

    std::string file_;
    std::unique_ptr<PDFDoc> document_;
};

}  // namespace galley::read_pdf
