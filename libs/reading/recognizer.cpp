#include "reading/recognizer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "galley/error.hpp"
#include "reading/print_marks.hpp"

namespace galley::reading {

namespace {

/// Pictures are made as wide as the next multiple of this: the runtime makes ready for every new width, and keeps what
/// it made. Measured over 60 widths, wider steps are no faster, and narrower ones take more time at first and memory.
constexpr std::size_t width_step = 64;
/// A picture may be drawn together by so much to end at a step: that is read as well, and costs a step less.
constexpr double drawn_to_step = 1.05;

/// Classes that the network tells apart, as its file says or, where that is silent, as it does.
std::size_t classes_of(network::Session& session, const models::Input& input, int height) {
    const network::Shape& shape = session.outputs().front().shape;
    if (shape.size() == 3 && shape.back() > 0) return static_cast<std::size_t>(shape.back());
    const network::Shape small{1, input.channels, height, static_cast<std::int64_t>(width_step)};
    const std::vector<float> nothing(network::value_count(small));
    return static_cast<std::size_t>(session.run({small, nothing}).front().shape.back());
}

models::Input checked(const network::Session& session, const models::ModelFolder& model) {
    models::Input input = model.input;
    if (model.task != models::Task::characters)
        throw ResourceError("the model " + model.name + " is for " + models::task_name(model.task) +
                            "; reading takes one for characters");
    const network::Shape& shape = session.inputs()[0].shape;
    if (session.outputs().empty() || shape.size() != 4)
        throw ResourceError("the model " + model.name + " does not take pictures, so that it cannot read lines");
    if (input.height == 0 && shape[2] > 0) input.height = static_cast<std::int32_t>(shape[2]);
    if (input.height == 0)
        throw ResourceError("model.json of the model " + model.name +
                            " does not say how high its pictures are: "
                            "\"input\": {\"height\": ...} is missing");
    if (shape[1] > 0 && shape[1] != input.channels)
        throw ResourceError("the model " + model.name + " takes pictures of " + std::to_string(shape[1]) +
                            " channels; its model.json says " + std::to_string(input.channels));
    return input;
}

network::Session loaded(const models::ModelFolder& model, network::Precision precision) {
    models::check_file(model);
    return network::Session(model.file, {precision, network::Shapes::any, 1});
}

/// Networks end in shares or in numbers that become shares (softmax).
bool are_shares(std::span<const float> column) {
    constexpr float slack = 0.01F;
    return *std::min_element(column.begin(), column.end()) >= 0 &&
           std::abs(std::accumulate(column.begin(), column.end(), 0.0F) - 1) < slack;
}

void make_shares(std::vector<float>& values, std::size_t classes) {
    for (std::size_t at = 0; at < values.size(); at += classes) {
        const auto column = std::span(values).subspan(at, classes);
        const float most = *std::max_element(column.begin(), column.end());
        float sum = 0;
        for (float& v : column) sum += v = std::exp(v - most);
        for (float& v : column) v /= sum;
    }
}

}  // namespace

Recognizer::Recognizer(const models::ModelFolder& model, network::Precision precision)
    : session_(loaded(model, precision)),
      alphabet_(models::read_alphabet(model, session_.metadata("character"),
                                      classes_of(session_, checked(session_, model), checked(session_, model).height))),
      marks_(alphabet_.classes),
      opening_marks_(alphabet_.classes, alphabet_.blank),
      input_(checked(session_, model)),
      height_(input_.height) {}

int Recognizer::thrifty_width(double width) {
    const double step = static_cast<double>(width_step), fewer = std::floor(width / step) * step;
    return static_cast<int>(std::lround(fewer > 0 && width <= fewer * drawn_to_step ? fewer : width));
}

Reading Recognizer::read(const lines::Samples& picture, bool vertical) {
    const auto width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
    const std::size_t wide = (width + width_step - 1) / width_step * width_step;
    const auto channels = static_cast<std::size_t>(input_.channels);
    buffer_.assign(channels * height * wide, 0.0F);  // beyond the line middle gray, as these networks were trained
    constexpr float most = 255;
    for (std::size_t c = 0; c < channels; ++c) {
        const std::size_t from = channels == 1 ? 1 : input_.blue_first ? 2 - c : c;  // of one channel: green
        const float factor = 1 / (most * input_.scale[c]), shift = -input_.mean[c] / input_.scale[c];
        for (std::size_t y = 0; y < height; ++y)
            for (std::size_t x = 0; x < width; ++x)
                buffer_[(c * height + y) * wide + x] =
                    static_cast<float>(picture.rgb[(y * width + x) * 3 + from]) * factor + shift;
    }
    const network::Shape shape{1, input_.channels, picture.height, static_cast<std::int64_t>(wide)};
    const network::TensorView out = session_.run({shape, buffer_}).front();
    const std::size_t classes = alphabet_.classes.size(), columns = out.values.size() / classes;
    Shares shares{columns, classes, out.values};
    if (columns > 0 && !are_shares(shares.column(0))) {
        shares_.assign(out.values.begin(), out.values.end());
        make_shares(shares_, classes);
        shares.values = shares_;
    }
    Reading reading{decode(shares, alphabet_.classes, alphabet_.blank),
                    static_cast<double>(wide) / static_cast<double>(std::max<std::size_t>(1, columns))};
    marks_.weigh(reading.characters, shares, vertical);
    opening_marks_.add(reading.characters, shares, vertical);
    set_print_marks(reading.characters);
    return reading;
}

}  // namespace galley::reading
