#include "orientation.hpp"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <array>

#include "galley/error.hpp"
#include "small_copy.hpp"

namespace galley::read_images {
namespace {

// A page is judged on a copy of at most this many pixels: body text of a large newspaper page is 15 pixels high there.
constexpr double judged_pixels = 8e6;
// What is asked about is a part of this side, in pixels of the copy: some hundred characters of body text.
constexpr int part_side = 900;
// Where the parts lie, as shares of the room left on the page: the middle first.
struct Place {
    double x, y;
};
constexpr Place places[] = {{0.5, 0.5}, {0.2, 0.75}, {0.8, 0.25}, {0.2, 0.25}, {0.8, 0.75}};
// Tesseract tells how much likelier an orientation is than the next one, as a logarithm: what parts of a page say adds
// up. To leave a page as it lies less is asked than to turn it; there two parts have to agree.
constexpr float lead_to_stay = 5, lead_to_turn = 8;
constexpr int parts_to_turn = 2;
// Of an image with fewer pixels on a side nothing is asked.
constexpr int side_min = 64;
constexpr int assumed_dpi = 150;  // of the copy; it only keeps Tesseract from guessing

PixPtr part_of(Pix* page, const Place& at) {
    const int width = std::min(part_side, pixGetWidth(page)), height = std::min(part_side, pixGetHeight(page));
    BOX* area = boxCreate(static_cast<int>((pixGetWidth(page) - width) * at.x),
                          static_cast<int>((pixGetHeight(page) - height) * at.y), width, height);
    PixPtr part(pixClipRectangle(page, area, nullptr));
    boxDestroy(&area);
    if (!part) throw std::bad_alloc();
    return part;
}

}  // namespace

OrientationDetector::OrientationDetector() : engine_(std::make_unique<tesseract::TessBaseAPI>()) {
    if (engine_->Init(nullptr, "osd", tesseract::OEM_TESSERACT_ONLY) != 0)
        throw ResourceError(
            "Tesseract's model osd.traineddata, which tells how a page lies, is missing; install it with: apt-get "
            "install "
            "tesseract-ocr-osd (or set the option \"orientation\" to \"file\")");
    engine_->SetVariable("debug_file", "/dev/null");  // "Too few characters" is no news for the user
    engine_->SetPageSegMode(tesseract::PSM_OSD_ONLY);
}

OrientationDetector::~OrientationDetector() = default;

std::filesystem::path OrientationDetector::model() const {
    return std::filesystem::path(engine_->GetDatapath()) / "osd.traineddata";
}

OrientationDetector::Opinion OrientationDetector::opinion_on(Pix* part) {
    pixSetResolution(part, assumed_dpi, assumed_dpi);
    engine_->SetImage(part);
    int degrees = 0;
    float confidence = 0, script_confidence = 0;
    const char* script = nullptr;
    if (!engine_->DetectOrientationScript(&degrees, &confidence, &script, &script_confidence)) return {};
    return {(360 - degrees) / 90 % 4, std::max(0.0F, confidence)};  // told is how far the text is turned, clockwise
}

int OrientationDetector::turns_to_upright(Pix* page) {
    if (pixGetWidth(page) < side_min || pixGetHeight(page) < side_min) return 0;
    const PixPtr small = small_copy(page, judged_pixels);
    std::array<float, 4> sums{};
    std::array<int, 4> parts{};
    for (const Place& place : places) {
        const Opinion opinion = opinion_on(part_of(small.get(), place).get());
        const auto turns = static_cast<std::size_t>(opinion.turns);
        sums[turns] += opinion.confidence;
        ++parts[turns];
        float others = 0;
        for (std::size_t other = 0; other < sums.size(); ++other)
            if (other != turns) others = std::max(others, sums[other]);
        const float lead = sums[turns] - others;
        if (turns == 0 ? lead >= lead_to_stay : lead >= lead_to_turn && parts[turns] >= parts_to_turn)
            return opinion.turns;
    }
    return 0;
}

}  // namespace galley::read_images
