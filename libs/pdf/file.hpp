// A PDF file and its pages, before anything is made of their content.
#pragma once

#include <functional>
#include <memory>
#include <string>

class PDFDoc;

namespace galley::pdf {

inline constexpr double points_per_inch = 72;

/// Lengths in points, as the page is seen.
struct PageSize {
    double width = 0, height = 0;
};

/// Asked now and then by what takes long; once it says yes, the rest is left out.
using Stopped = std::function<bool()>;

/// Poppler writes what it finds wrong to stderr, and one damaged file gives thousands of lines. Also readies its tables
/// of fonts and encodings. Call once.
void start_poppler();

/// `stopped` as poppler asks it; goes with `asked_by`.
[[nodiscard]] bool ask_stopped(void* stopped);
[[nodiscard]] void* asked_by(const Stopped& stopped);

class File {
  public:
    /// Throws IoError when the file cannot be opened, InputError when it is no PDF, damaged, without pages, or
    /// encrypted with another password.
    File(const std::string& path, const std::string& password);
    ~File();
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] int pages() const;
    /// Poppler's number, from 1, of a page, from 0. Throws InputError when the page is damaged.
    [[nodiscard]] int number_of(int page) const;
    /// Throws as `number_of`.
    [[nodiscard]] PageSize size(int page) const;
    /// What the file says of itself, in UTF-8: its title, its language (BCP 47), and the label of a page, from 0, where
    /// the file numbers its pages otherwise than from 1. Each is empty where it says nothing.
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string language() const;
    [[nodiscard]] std::string label(int page) const;
    [[nodiscard]] PDFDoc& document() const { return *document_; }

  private:
    std::string path_;
    std::unique_ptr<PDFDoc> document_;
};

}  // namespace galley::pdf
