// Images made of the sample page, for tests of image files.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

struct PixDeleter {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

/// A few lines of text of the sample page, gray, 1,400 by 500 pixels.
inline PixPtr sample_text() {
    const PixPtr page(pixRead(SAMPLES_DIR "/pages/page-1.png"));
    BOX* area = boxCreate(300, 900, 1400, 500);
    const PixPtr part(pixClipRectangle(page.get(), area, nullptr));
    boxDestroy(&area);
    return PixPtr(pixConvertTo8(part.get(), 0));
}
