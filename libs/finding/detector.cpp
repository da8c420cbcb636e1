#include "finding/detector.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "galley/error.hpp"

namespace galley::finding {

namespace {

std::array<std::array<float, 256>, 3> levels_of(const models::Input& input) {
    std::array<std::array<float, 256>, 3> out{};
    for (std::size_t channel = 0; channel < out.size(); ++channel)
        for (std::size_t v = 0; v < out[channel].size(); ++v)
            out[channel][v] = (static_cast<float>(v) / 255.0F - input.mean[channel]) / input.scale[channel];
    return out;
}

const models::ModelFolder& checked(const models::ModelFolder& model) {
    if (model.task != models::Task::lines)
        throw ResourceError("the model " + model.folder.string() + " is for " + models::task_name(model.task) +
                            ", not for lines");
    check_file(model);
    return model;
}

}  // namespace

Detector::Detector(const models::ModelFolder& model, network::Precision precision)
    : blue_first_(model.input.blue_first),
      levels_(levels_of(model.input)),
      session_(checked(model).file, {precision, network::Shapes::by_shape, 1}) {}

TextMap Detector::operator()(Pix* tile) {
    const int width = pixGetWidth(tile), height = pixGetHeight(tile);
    const std::size_t plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    values_.resize(3 * plane);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        const l_uint32* row = pixGetData(tile) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(tile);
        for (int x = 0; x < width; ++x, ++at) {
            l_int32 r = 0, g = 0, b = 0;
            extractRGBValues(row[x], &r, &g, &b);
            if (blue_first_) std::swap(r, b);
            values_[at] = levels_[0][static_cast<std::size_t>(r)];
            values_[plane + at] = levels_[1][static_cast<std::size_t>(g)];
            values_[2 * plane + at] = levels_[2][static_cast<std::size_t>(b)];
        }
    }
    const std::vector<network::TensorView> out = session_.run({{1, 3, height, width}, values_});
    if (out.empty() || out.front().values.size() != plane)
        throw ResourceError("the model does not give one value for each pixel: it is no detector of lines");
    TextMap map{width, height, std::vector<std::uint8_t>(plane)};
    std::transform(out.front().values.begin(), out.front().values.end(), map.values.begin(), [](float share) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 255));
    });
    return map;
}

}  // namespace galley::finding
