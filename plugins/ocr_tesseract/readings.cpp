#include "readings.hpp"

#include "galley/text.hpp"
#include "lines/reading.hpp"

namespace galley::ocr_tesseract {

EarlierReadings::EarlierReadings(const Page& page) {
    for (const Block& block : page.blocks) {
        auto& lines = blocks_.emplace_back();
        for (const Line& line : block.lines) lines.push_back(text_of(line));
    }
}

void EarlierReadings::add_edits(Page& page) const {
    for (std::size_t b = 0; b < blocks_.size(); ++b) {
        const Block& block = page.blocks.at(b);
        for (std::size_t l = 0; l < blocks_[b].size(); ++l) {
            const std::string& before = blocks_[b][l];
            std::string after = text_of(block.lines.at(l));
            if (before.empty() || before == after) continue;
            page.edits.push_back({"", page.index, block.id, static_cast<std::int32_t>(l), before, std::move(after),
                                  "read-again", lines::sureness(block.lines[l].words)});
        }
    }
}

}  // namespace galley::ocr_tesseract
