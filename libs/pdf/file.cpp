#include "pdf/file.hpp"

#include <Catalog.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Object.h>
#include <PDFDoc.h>
#include <Page.h>
#include <XRef.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "galley/error.hpp"
#include "galley/utf8.hpp"
#include "pdf/poppler_calls.hpp"

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

namespace {

/// A text string of the file as UTF-8.
std::string text_of(const GooString& string) {
    std::u32string text;
    for (const Unicode c : characters_of(string.toStr())) {
        const bool surrogate = c >= 0xD800 && c < 0xE000;
        if (c >= 0x20 && c <= 0x10FFFF && !surrogate) text.push_back(static_cast<char32_t>(c));
    }
    return encode_utf8(text);
}

}  // namespace

std::string File::title() const {
    const auto title = document_->getDocInfoTitle();
    return title ? text_of(*title) : std::string();
}

std::string File::language() const {
    const Object catalog = document_->getXRef()->getCatalog();
    if (!catalog.isDict()) return {};
    const Object language = catalog.dictLookup("Lang");
    return language.isString() ? text_of(*language.getString()) : std::string();
}

std::string File::label(int page) const {
    GooString label;
    if (!document_->getCatalog()->indexToLabel(page, &label)) return {};
    std::string text = text_of(label);
    return text == std::to_string(page + 1) ? std::string() : text;
}

PageSize File::size(int page) const {
    const int number = number_of(page);
    const double width = document_->getPageCropWidth(number), height = document_->getPageCropHeight(number);
    constexpr int half_turn = 180;
    return document_->getPageRotate(number) % half_turn == 0 ? PageSize{width, height} : PageSize{height, width};
}

}  // namespace galley::pdf
