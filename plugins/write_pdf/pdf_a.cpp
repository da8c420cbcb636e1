#include "pdf_a.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace galley::write_pdf {

namespace {

constexpr double least_side = 3, largest_side = 14400;

void put(std::string& out, std::uint32_t value, int bytes = 4) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

/// A number as ICC holds it: 16 bits, a point, 16 bits.
void put_fixed(std::string& out, double value) {
    constexpr double one = 65536;
    put(out, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * one))));
}

/// A text in one language (ICC.1, section 10.13).
std::string text_tag(std::string_view ascii) {
    constexpr std::uint32_t record = 12, start = 28;
    std::string out("mluc\0\0\0\0", 8);
    put(out, 1), put(out, record);
    out += "enUS";
    put(out, static_cast<std::uint32_t>(2 * ascii.size())), put(out, start);
    for (const char c : ascii) out += '\0', out += c;
    return out;
}

template <std::size_t Count>
std::string numbers_tag(std::string_view type, const std::array<double, Count>& values) {
    std::string out(type);
    out.append(4, '\0');
    for (const double value : values) put_fixed(out, value);
    return out;
}

/// The curve of sRGB: the function of type 3 (ICC.1, section 10.15).
std::string curve_tag() {
    std::string out("para\0\0\0\0\0\3\0\0", 12);
    for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) put_fixed(out, value);
    return out;
}

}  // namespace

std::string srgb_profile() {
    // Primaries and white as seen under D50, with the matrix that brought them there from D65.
    const std::vector<std::pair<const char*, std::string>> tags{
        {"desc", text_tag("sRGB")},
        {"cprt", text_tag("CC0")},
        {"wtpt", numbers_tag<3>("XYZ ", {0.9642, 1.0, 0.8249})},
        {"chad", numbers_tag<9>("sf32", {1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345,
                                         0.0150436, 0.7521316})},
        {"rXYZ", numbers_tag<3>("XYZ ", {0.4360747, 0.2225045, 0.0139322})},
        {"gXYZ", numbers_tag<3>("XYZ ", {0.3850649, 0.7168786, 0.0971045})},
        {"bXYZ", numbers_tag<3>("XYZ ", {0.1430804, 0.0606169, 0.7141733})},
        {"rTRC", curve_tag()},
        {"gTRC", curve_tag()},
        {"bTRC", curve_tag()}};
    constexpr std::size_t header = 128, row = 12;
    std::string table, data;
    put(table, static_cast<std::uint32_t>(tags.size()));
    for (const auto& [name, bytes] : tags) {
        table += name;
        put(table, static_cast<std::uint32_t>(header + 4 + row * tags.size() + data.size()));
        put(table, static_cast<std::uint32_t>(bytes.size()));
        data += bytes;
        while (data.size() % 4 != 0) data += '\0';
    }
    std::string out;
    put(out, static_cast<std::uint32_t>(header + table.size() + data.size()));
    out.append(4, '\0');                                                              // no preferred engine
    put(out, 0x04200000);                                                             // version 4.2
    out += "mntrRGB XYZ ";                                                            // a monitor's
    for (const std::uint32_t part : {2004U, 10U, 1U, 0U, 0U, 0U}) put(out, part, 2);  // the date of the specification
    out += "acsp";
    out.append(28, '\0');  // no platform, flags, maker, model, attributes; perceptual
    for (const double value : {0.9642, 1.0, 0.8249}) put_fixed(out, value);
    out.resize(header, '\0');
    return out + table + data;
}

double fitting_scale(double wanted, int width, int height) {
    const double short_side = std::max(1, std::min(width, height)), long_side = std::max({1, width, height});
    return std::min(std::max(wanted, least_side / short_side), largest_side / long_side);
}

}  // namespace galley::write_pdf
