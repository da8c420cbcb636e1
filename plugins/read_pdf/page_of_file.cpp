#include "page_of_file.hpp"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include "drawing.hpp"
#include "galley/error.hpp"
#include "type3.hpp"

namespace galley::read_pdf {

Drawing drawing_of(const pdf::File& file, int page, const pdf::Stopped& stopped) {
    Drawing out = read_drawing(file.document(), file.number_of(page), stopped);
    size_nameless_runs(out.runs);
    return out;
}

Image render(const pdf::File& file, int page, double dpi, const pdf::Stopped& stopped) {
    const int number = file.number_of(page);
    SplashColor paper = {0xFF};
    constexpr int row_padding = 4;
    SplashOutputDev out(splashModeMono8, row_padding, false, paper);
    out.setFontAntialias(true);
    out.setVectorAntialias(true);
    out.startDoc(&file.document());
    file.document().displayPage(&out, number, dpi, dpi, 0, false, true, false, pdf::ask_stopped,
                                pdf::asked_by(stopped));
    const SplashBitmap* bitmap = out.getBitmap();
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr)
        throw InputError("page " + std::to_string(number) + " of the PDF " + file.path() + " cannot be drawn");
    Image image{bitmap->getWidth(), bitmap->getHeight(), bitmap->getRowSize(), PixelFormat::gray, dpi, {}};
    const std::uint8_t* pixels = bitmap->getDataPtr();
    image.pixels.assign(pixels,
                        pixels + static_cast<std::size_t>(image.stride) * static_cast<std::size_t>(image.height));
    return image;
}

}  // namespace galley::read_pdf
