#include "orientation.hpp"

#include <algorithm>

#include "finding/directions.hpp"
#include "finding/tiles.hpp"
#include "finding/upright.hpp"
#include "galley/context.hpp"
#include "lines/reading.hpp"
#include "reading/read_line.hpp"

namespace galley::read_images {
namespace {

/// Lines are looked for on a copy of at most this side; what is so small that they are not found there tells nothing.
constexpr double looked_at = 960;
/// Of an image with fewer pixels on a side nothing is asked.
constexpr int side_min = 64;

double read(Pix* line, reading::Recognizer& recognizer) {
    const Image image = toolkit::to_image(line);
    Line whole;
    whole.box = {0, 0, image.width, image.height};
    return lines::sureness(reading::read_line(whole, view_of(image), recognizer));
}

}  // namespace

OrientationDetector::OrientationDetector(const models::ModelFolder& lines, const models::ModelFolder& characters)
    : detector_(lines, network::Precision::exact),
      recognizer_(characters, network::Precision::exact),
      identity_(network::runtime_version() + ", " + models::identity_of(lines) + ", " +
                models::identity_of(characters)) {}

int OrientationDetector::turns_to_upright(Pix* page) {
    if (pixGetWidth(page) < side_min || pixGetHeight(page) < side_min) return 0;
    const toolkit::PixPtr colour(pixConvertTo32(page));
    const double scale = std::min(1.0, looked_at / std::max(pixGetWidth(page), pixGetHeight(page)));
    const auto factor = static_cast<l_float32>(scale);
    const toolkit::PixPtr small(scale < 1 ? pixScaleAreaMap(colour.get(), factor, factor) : pixClone(colour.get()));
    if (!colour || !small) throw std::bad_alloc();
    auto found = finding::lines_of(finding::map_of(small.get(), [this](Pix* tile) { return detector_(tile); }));
    finding::settle_directions(found);
    for (finding::FoundLine& line : found) line.strip = finding::scaled(line.strip, 1 / scale);
    return finding::turns_to_upright(colour.get(), found, [this](Pix* line) { return read(line, recognizer_); });
}

}  // namespace galley::read_images
