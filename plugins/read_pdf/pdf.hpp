// A PDF file: its pages, their text layers and their images. All that knows poppler.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "galley/image.hpp"
#include "run.hpp"

namespace poppler {
class document;
class page;
}  // namespace poppler

namespace galley::read_pdf {

/// Lengths in points, as the page is seen.
struct PageSize {
    double width = 0, height = 0;
};

/// Poppler writes what it finds wrong to stderr, and one damaged file gives thousands of lines. Call once.
void silence_poppler();

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
    [[nodiscard]] std::vector<Run> runs(int page) const;
    /// Gray.
    [[nodiscard]] Image render(int page, double dpi) const;

  private:
    [[nodiscard]] std::unique_ptr<poppler::page> page(int number) const;

    std::string file_;
    std::unique_ptr<poppler::document> document_;
};

}  // namespace galley::read_pdf
