#include "pdf.hpp"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>

#include "galley/error.hpp"
#include "galley/utf8.hpp"
#include "type3.hpp"

namespace galley::read_pdf {

namespace {

/// Fonts that hold some characters only are named "ABCDEF+Name" (ISO 32000-1, 9.6.4).
std::string without_subset_tag(const std::string& font) {
    constexpr std::size_t tag = 6;
    return font.size() > tag && font[tag] == '+' ? font.substr(tag + 1) : font;
}

std::string text_of(const poppler::text_box& box) {
    const poppler::byte_array bytes = box.text().to_utf8();
    return {bytes.begin(), bytes.end()};
}

/// The middle width of a run's Han characters: some are narrower or wider where a line was spaced out. 0 without one.
double han_advance(const poppler::text_box& box, const std::string& text) {
    std::vector<double> widths;
    std::size_t i = 0;
    for (const char32_t c : decode_utf8(text)) {
        if (is_han(c)) widths.push_back(box.char_bbox(i).width());
        ++i;
    }
    if (widths.empty()) return 0;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

void check_readable(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw IoError("the PDF " + file + " cannot be opened: " + std::strerror(errno));
    if (in.peek() == std::ifstream::traits_type::eof()) throw InputError("the PDF " + file + " is empty");
}

}  // namespace

void silence_poppler() {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

Pdf::Pdf(const std::string& file, const std::string& password) : file_(file) {
    check_readable(file);
    document_.reset(poppler::document::load_from_file(file, password, password));
    if (!document_) throw InputError("the file " + file + " is no PDF, or too damaged to be opened");
    if (document_->is_locked())
        throw InputError("the PDF " + file + " is encrypted, and " +
                         (password.empty() ? "needs a password; set the option \"password\" of read.pdf"
                                           : "the option \"password\" of read.pdf does not open it"));
    if (pages() <= 0) throw InputError("the PDF " + file + " has no pages, or its list of pages is damaged");
}

Pdf::~Pdf() = default;

int Pdf::pages() const { return document_->pages(); }

std::unique_ptr<poppler::page> Pdf::page(int number) const {
    std::unique_ptr<poppler::page> page(number < pages() ? document_->create_page(number) : nullptr);
    if (!page) throw InputError("page " + std::to_string(number + 1) + " of the PDF " + file_ + " is damaged");
    return page;
}

PageSize Pdf::size(int number) const {
    const auto page = this->page(number);
    const poppler::rectf box = page->page_rect();
    const bool turned =
        page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
    return turned ? PageSize{box.height(), box.width()} : PageSize{box.width(), box.height()};
}

std::vector<Run> Pdf::runs(int number) const {
    const auto page = this->page(number);
    std::vector<Run> runs;
    for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
        const poppler::rectf b = box.bbox();
        // Boxes of damaged fonts may be anything.
        if (!std::isfinite(b.x() + b.y() + b.width() + b.height()) || b.width() <= 0 || b.height() <= 0) continue;
        Run run{text_of(box), b.x(), b.y(), b.width(), b.height(), 0, {}, box.rotation() % 2 == 1};
        if (box.has_font_info()) {
            run.size = box.get_font_size();
            run.font = without_subset_tag(box.get_font_name());
        }
        if (run.font.empty() && !run.vertical) run.advance = han_advance(box, run.text);
        if (!run.text.empty()) runs.push_back(std::move(run));
    }
    size_nameless_runs(runs);
    return runs;
}

Image Pdf::render(int number, double dpi) const {
    const auto page = this->page(number);
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    const poppler::image rendered = renderer.render_page(page.get(), dpi, dpi);
    if (!rendered.is_valid())
        throw InputError("page " + std::to_string(number + 1) + " of the PDF " + file_ + " cannot be drawn");
    Image image{rendered.width(), rendered.height(), rendered.bytes_per_row(), PixelFormat::gray, dpi, {}};
    const auto* pixels = reinterpret_cast<const std::uint8_t*>(rendered.const_data());
    image.pixels.assign(pixels,
                        pixels + static_cast<std::size_t>(image.stride) * static_cast<std::size_t>(image.height));
    return image;
}

}  // namespace galley::read_pdf
