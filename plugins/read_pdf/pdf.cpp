#include "pdf.hpp"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <optional>

#include "drawing.hpp"
#include "galley/error.hpp"
#include "type3.hpp"

namespace galley::read_pdf {

namespace {

void check_readable(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw IoError("the PDF " + file + " cannot be opened: " + std::strerror(errno));
    if (in.peek() == std::ifstream::traits_type::eof()) throw InputError("the PDF " + file + " is empty");
}

bool ask(void* question) { return (*static_cast<const Question*>(question))(); }

}  // namespace

void start_poppler() {
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
}

Pdf::Pdf(const std::string& file, const std::string& password) : file_(file) {
    check_readable(file);
    const std::optional<GooString> word(std::in_place, password);
    document_ = std::make_unique<PDFDoc>(std::make_unique<GooString>(file), word, word);
    if (document_->getErrorCode() == errEncrypted)
        throw InputError("the PDF " + file + " is encrypted, and " +
                         (password.empty() ? "needs a password; set the option \"password\" of read.pdf"
                                           : "the option \"password\" of read.pdf does not open it"));
    if (!document_->isOk()) throw InputError("the file " + file + " is no PDF, or too damaged to be opened");
    if (pages() <= 0) throw InputError("the PDF " + file + " has no pages, or its list of pages is damaged");
}

Pdf::~Pdf() = default;

int Pdf::pages() const { return document_->getNumPages(); }

int Pdf::checked(int page) const {
    if (page < 0 || page >= pages() || document_->getPage(page + 1) == nullptr)
        throw InputError("page " + std::to_string(page + 1) + " of the PDF " + file_ + " is damaged");
    return page + 1;
}

PageSize Pdf::size(int page) const {
    const int number = checked(page);
    const double width = document_->getPageCropWidth(number), height = document_->getPageCropHeight(number);
    constexpr int half_turn = 180;
    return document_->getPageRotate(number) % half_turn == 0 ? PageSize{width, height} : PageSize{height, width};
}

Drawing Pdf::drawing(int page, const Question& stopped) const {
    Drawing out = read_drawing(*document_, checked(page), stopped);
    size_nameless_runs(out.runs);
    return out;
}

std::vector<std::optional<PictureFile>> Pdf::pictures(int page, const std::vector<Rect>& boxes,
                                                      const Question& stopped) const {
    return picture_files(*document_, checked(page), boxes, stopped);
}

Image Pdf::render(int page, double dpi, const Question& stopped) const {
    const int number = checked(page);
    SplashColor paper = {0xFF};
    constexpr int row_padding = 4;
    SplashOutputDev out(splashModeMono8, row_padding, false, paper);
    out.setFontAntialias(true);
    out.setVectorAntialias(true);
    out.startDoc(document_.get());
    auto* question = const_cast<Question*>(&stopped);
    document_->displayPage(&out, number, dpi, dpi, 0, false, true, false, ask, question);
    const SplashBitmap* bitmap = out.getBitmap();
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr)
        throw InputError("page " + std::to_string(number) + " of the PDF " + file_ + " cannot be drawn");
    Image image{bitmap->getWidth(), bitmap->getHeight(), bitmap->getRowSize(), PixelFormat::gray, dpi, {}};
    const std::uint8_t* pixels = bitmap->getDataPtr();
    image.pixels.assign(pixels,
                        pixels + static_cast<std::size_t>(image.stride) * static_cast<std::size_t>(image.height));
    return image;
}

}  // namespace galley::read_pdf
