#include "ligatures.hpp"

namespace galley::ocr_tesseract {

std::string written_out(std::string_view text, const Ligatures& ligatures) {
    std::string out;
    while (!text.empty()) {
        std::string_view sign = text.substr(0, 1), letters = sign;
        // A longer sign comes after the shorter one that it begins with.
        for (const auto& [from, to] : ligatures)
            if (!from.empty() && text.starts_with(from)) sign = from, letters = to;
        out += letters;
        text.remove_prefix(sign.size());
    }
    return out;
}

void write_out(Page& page, const Ligatures& ligatures) {
    if (ligatures.empty()) return;
    for (Block& block : page.blocks)
        for (Line& line : block.lines)
            for (Word& word : line.words) word.text = written_out(word.text, ligatures);
}

}  // namespace galley::ocr_tesseract
