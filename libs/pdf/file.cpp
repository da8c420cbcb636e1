#include "pdf/file.hpp"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "galley/error.hpp"

namespace galley::pdf {

namespace {

void check_readable(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw IoError("the PDF " + file + " cannot be opened: " + std::strerror(errno));
    if (in.peek() == std::ifstream::traits_type::eof()) throw InputError("the PDF " + file + " is empty");
}

}  // namespace

void start_poppler() {
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
}

bool ask_stopped(void* stopped) { return (*static_cast<const Stopped*>(stopped))(); }

void* asked_by(const Stopped& stopped) { return const_cast<Stopped*>(&stopped); }

File::File(const std::string& path, const std::string& password) : path_(path) {
    check_readable(path);
    const std::optional<GooString> word(std::in_place, password);
    document_ = std::make_unique<PDFDoc>(std::make_unique<GooString>(path), word, word);
    if (document_->getErrorCode() == errEncrypted)
        throw InputError("the PDF " + path + " is encrypted, and " +
                         (password.empty() ? "needs a password; set the option \"password\" of read.pdf"
                                           : "the option \"password\" of read.pdf does not open it"));
    if (!document_->isOk()) throw InputError("the file " + path + " is no PDF, or too damaged to be opened");
    if (pages() <= 0) throw InputError("the PDF " + path + " has no pages, or its list of pages is damaged");
}

File::~File() = default;

int File::pages() const { return document_->getNumPages(); }

int File::number_of(int page) const {
    if (page < 0 || page >= pages() || document_->getPage(page + 1) == nullptr)
        throw InputError("page " + std::to_string(page + 1) + " of the PDF " + path_ + " is damaged");
    return page + 1;
}

PageSize File::size(int page) const {
    const int number = number_of(page);
    const double width = document_->getPageCropWidth(number), height = document_->getPageCropHeight(number);
    constexpr int half_turn = 180;
    return document_->getPageRotate(number) % half_turn == 0 ? PageSize{width, height} : PageSize{height, width};
}

}  // namespace galley::pdf
