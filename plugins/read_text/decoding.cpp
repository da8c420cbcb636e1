#include "decoding.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <memory>
#include <utility>
#include <vector>

#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley::read_text {

namespace {

struct Closer {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using DetectorPtr = std::unique_ptr<UCharsetDetector, Closer>;
using ConverterPtr = std::unique_ptr<UConverter, Closer>;

/// ICU gives 0 to 100; below this its own guide calls the guess unreliable, and text of one page gives far more.
constexpr int least_confidence = 10;
/// A character cut at the end of a sample is no fault: the longest of any encoding here has four bytes.
constexpr std::size_t longest_character = 4;
/// Share of units in a text that may be unassigned or controls before it is no text.
constexpr double most_strange = 0.01;
/// Of the bytes of a text that are neither NUL nor ASCII nor UTF-8, and of its controls, at most this share: English or
/// French in a Latin code page has fewer, Chinese in UTF-16 has four times as many.
constexpr double most_stray = 0.1, most_controls = 0.01;
/// Pairs with a NUL in a text of UTF-16 that could be read in bytes, at least: its spaces and line ends alone give
/// more. Few of its NULs are the other half of a unit, as of U+3000.
constexpr double least_nul_pairs = 0.1, most_other_side = 0.1;
/// UTF-16 units that are converted in one step.
constexpr std::size_t units_at_once = 4096;

bool is_plain_control(unsigned char c) {
    constexpr unsigned char end_of_file_of_dos = 0x1A, escape = 0x1B;
    return (c >= '\t' && c <= '\r') || c == end_of_file_of_dos || c == escape;
}

ConverterPtr open(const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    ConverterPtr converter(ucnv_open(encoding.c_str(), &status));
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

bool is_utf8(const std::string& encoding) { return ucnv_compareNames(encoding.c_str(), "UTF-8") == 0; }

bool is_well_formed(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedChar next = decode_one(text, at);
        if (next.broken()) return false;
        at += next.length;
    }
    return true;
}

/// `bytes` as ICU decodes them: U+FFFD stands for what cannot be.
std::string converted(std::string_view bytes, const std::string& encoding) {
    const ConverterPtr converter = open(encoding);
    if (!converter)
        throw OptionError("there is no encoding named " + encoding +
                          "; use \"auto\" or a name such as UTF-8, GB18030, Big5 or windows-1252");
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 2);
    std::vector<UChar> buffer(units_at_once);
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    std::int32_t kept = 0;  // the first half of a character that the end of the buffer cut in two
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* to = buffer.data() + kept;
        ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, end, nullptr, true, &status);
        const auto length = static_cast<std::int32_t>(to - buffer.data());
        kept = status == U_BUFFER_OVERFLOW_ERROR && U16_IS_LEAD(*(to - 1)) ? 1 : 0;
        icu::UnicodeString(false, buffer.data(), length - kept).toUTF8String(out);
        if (kept > 0) buffer.front() = *(to - 1);
    }
    if (U_FAILURE(status)) throw InternalError("ICU cannot convert from " + encoding + ": " + u_errorName(status));
    return out;
}

/// Whether all of the sample but a character cut at its end is well formed.
bool decodes(std::string_view sample, const std::string& encoding) {
    const ConverterPtr converter = open(encoding);
    if (!converter) return false;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::vector<UChar> out(sample.size() + 1);
    UChar* to = out.data();
    const char* from = sample.data();
    const char* const end = from + sample.size();
    ucnv_toUnicode(converter.get(), &to, out.data() + out.size(), &from, end, nullptr, false, &status);
    return U_SUCCESS(status) || static_cast<std::size_t>(end - from) < longest_character;
}

/// Share of code units that plain text would not hold, in UTF-16 of either byte order.
double strange_share(std::string_view head, bool big_endian) {
    const std::size_t units = head.size() / 2;
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(head[2 * i]),
                   second = static_cast<unsigned char>(head[2 * i + 1]);
        return static_cast<UChar32>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::size_t strange = 0;
    for (std::size_t i = 0; i < units; ++i) {
        const UChar32 unit = unit_at(i);
        if (U16_IS_LEAD(unit) && (i + 1 == units || U16_IS_TRAIL(unit_at(i + 1)))) {
            ++i;
            continue;
        }
        const bool control = unit < 0x20 && !is_plain_control(static_cast<unsigned char>(unit));
        if (control || U_IS_SURROGATE(unit) || !u_isdefined(unit)) ++strange;
    }
    return units == 0 ? 1 : static_cast<double>(strange) / static_cast<double>(units);
}

/// Whether the high halves of many units are NUL, and hardly a low one.
bool has_nul_side(std::string_view head, bool big_endian) {
    const std::size_t units = head.size() / 2;
    std::size_t high = 0, low = 0;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
        if (head[i + (big_endian ? 0 : 1)] == '\0') ++high;
        if (head[i + (big_endian ? 1 : 0)] == '\0') ++low;
    }
    return static_cast<double>(high) >= least_nul_pairs * static_cast<double>(units) &&
           static_cast<double>(low) <= most_other_side * static_cast<double>(high);
}

}  // namespace

void ByteSurvey::add(std::string_view chunk) {
    for (const char byte : chunk) {
        const auto c = static_cast<unsigned char>(byte);
        if (pending_ == 0 && c >= 0x20 && c < 0x80) continue;
        if (c == 0)
            ++nuls_;
        else if (c < 0x20 && !is_plain_control(c))
            ++controls_;
        check_utf8(c);
    }
    size_ += chunk.size();
    if (sample_.size() >= sample_size) return;
    std::size_t start = 0;
    if (sample_.empty())
        while (start < chunk.size() && static_cast<unsigned char>(chunk[start]) < 0x80) ++start;
    sample_ += chunk.substr(start, sample_size - sample_.size());
}

bool ByteSurvey::is_bytewise() const {
    const auto bytes = static_cast<double>(size_ - nuls_);
    return static_cast<double>(bad_utf8_) <= most_stray * bytes &&
           static_cast<double>(controls_) <= most_controls * bytes;
}

/// Table 3-7 of the Unicode standard, a byte at a time.
void ByteSurvey::check_utf8(unsigned char byte) {
    if (pending_ > 0) {
        if (byte >= low_ && byte <= high_) {
            if (--pending_ == 0) well_formed_ += length_;
            low_ = 0x80;
            high_ = 0xBF;
            return;
        }
        bad_utf8_ += length_ - pending_;
        pending_ = 0;
    }
    if (byte < 0x80) return;
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    length_ = byte >= 0xC2 && byte <= 0xDF   ? 2
              : byte >= 0xE0 && byte <= 0xEF ? 3
              : byte >= 0xF0 && byte <= 0xF4 ? 4
                                             : 1;
    pending_ = length_ - 1;
    if (pending_ == 0) ++bad_utf8_;
}

std::string encoding_of_mark(std::string_view head) {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t mark_size = 0;
    const char* name =
        ucnv_detectUnicodeSignature(head.data(), static_cast<std::int32_t>(head.size()), &mark_size, &status);
    return U_SUCCESS(status) && name != nullptr ? name : "";
}

std::string utf16_without_mark(std::string_view head) {
    ByteSurvey survey;
    survey.add(head);
    const bool bytewise = survey.is_bytewise();
    const auto strangeness = [&](bool big_endian) {
        return bytewise && !has_nul_side(head, big_endian) ? 1 : strange_share(head, big_endian);
    };
    const double little = strangeness(false), big = strangeness(true);
    if (std::min(little, big) > most_strange) return "";
    return little <= big ? "UTF-16LE" : "UTF-16BE";
}

std::string detected_encoding(std::string_view sample) {
    UErrorCode status = U_ZERO_ERROR;
    const DetectorPtr detector(ucsdet_open(&status));
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        if (ucsdet_getConfidence(matches[i], &status) < least_confidence) break;
        std::string name = ucsdet_getName(matches[i], &status);
        if (name == "UTF-8" || decodes(sample, name)) return name;
    }
    return "";
}

std::string to_utf8(std::string bytes, const std::string& encoding, std::size_t& unreadable) {
    std::string out = is_utf8(encoding) && is_well_formed(bytes) ? std::move(bytes) : converted(bytes, encoding);
    if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
    for (std::size_t at = out.find("\xEF\xBF\xBD"); at != std::string::npos; at = out.find("\xEF\xBF\xBD", at + 3))
        ++unreadable;
    return out;
}

}  // namespace galley::read_text
