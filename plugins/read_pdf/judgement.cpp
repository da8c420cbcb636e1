#include "judgement.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "galley/utf8.hpp"

namespace galley::read_pdf {

namespace {

/// A few characters of every page may lack a meaning: ornaments, bullets, company signs.
constexpr double most_meaningless = 0.1;
/// Most of any text is letters and digits, even of a table of figures. Fonts without a map to Unicode give a mix of
/// signs instead.
constexpr double least_letters = 0.5;
/// Share of the page that characters cover. A line across an A4 page makes 0.006, a column of text 0.1.
constexpr double least_coverage = 0.01;
constexpr double half = 0.5;

bool is_meaningless(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return c == U'\uFFFD' || type == U_PRIVATE_USE_CHAR || type == U_UNASSIGNED || type == U_CONTROL_CHAR ||
           type == U_SURROGATE;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    constexpr std::string_view names[] = {"used", "absent", "garbage", "hidden", "sparse"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string_view reason_of(Verdict verdict) {
    constexpr std::string_view reasons[] = {"", "it has no characters", "most of its characters mean nothing",
                                            "it is not visible: an OCR program laid it under a scan",
                                            "it covers next to nothing of the page"};
    return reasons[static_cast<std::size_t>(verdict)];
}

Verdict judge(const std::vector<Run>& runs, double page_area) {
    double characters = 0, meaningless = 0, letters = 0, invisible = 0, covered = 0;
    for (const Run& run : runs) {
        const std::u32string text = decode_utf8(run.text);
        characters += static_cast<double>(text.size());
        if (run.invisible) invisible += static_cast<double>(text.size());
        covered += run.box.area();
        for (const char32_t c : text) {
            meaningless += is_meaningless(c);
            letters += u_isalnum(static_cast<UChar32>(c)) != 0;
        }
    }
    if (characters == 0) return Verdict::absent;
    if (invisible > half * characters) return Verdict::hidden;
    if (meaningless > most_meaningless * characters) return Verdict::garbage;
    if (covered < least_coverage * page_area) return Verdict::sparse;
    return letters < least_letters * characters ? Verdict::garbage : Verdict::real;
}

}  // namespace galley::read_pdf
