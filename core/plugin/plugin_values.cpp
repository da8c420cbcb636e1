#include "core/plugin/plugin_values.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

#include "galley/codec.hpp"
#include "galley/error.hpp"
#include "galley/text.hpp"

namespace galley {

Image copy_image(const galley_image& given) {
    const galley_image from = received(given, GALLEY_IMAGE_LEAST, "galley_image");
    const auto fault = [](const std::string& why) { throw InternalError("an emitted image " + why); };
    if (from.pixels == nullptr) fault("has no pixels");
    if (from.width <= 0 || from.height <= 0) fault(fmt::format("is {} x {} pixels", from.width, from.height));
    // Of a format that is newer than this host it is known only that rows have `stride` bytes.
    constexpr std::array<std::int64_t, 3> bits_of_formats{1, 8, 24};
    const std::int64_t bits = from.format < bits_of_formats.size() ? bits_of_formats[from.format] : 0;
    if (from.stride <= 0 || from.stride < (from.width * bits + 7) / 8 || from.stride > (std::int64_t{1} << 31) - 1)
        fault(fmt::format("has rows of {} bytes, too few or too many for {} pixels", from.stride, from.width));
    const auto bytes = static_cast<std::size_t>(from.stride) * static_cast<std::size_t>(from.height);
    return {from.width,
            from.height,
            static_cast<std::int32_t>(from.stride),
            static_cast<PixelFormat>(from.format),
            from.dpi,
            {from.pixels, from.pixels + bytes}};
}

std::string text_of_line(const galley_page& given, std::uint32_t line) {
    const galley_page page = received(given, GALLEY_PAGE_LEAST, "galley_page");
    detail::check_array("lines", page.lines, page.line_count);
    detail::check_array("words", page.words, page.word_count);
    detail::check_array("points", page.points, page.point_count);
    detail::check_range("lines", line, 1, page.line_count);
    return text_of(detail::decode_line(page, page.lines[line]));
}

}  // namespace galley
