// The table that `tesseract PAGE stdout tsv` prints, and other engines after it.
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "galley/model.hpp"

/// Columns: level page block paragraph line word left top width height confidence text, parted by tabs. Rows of level 5
/// are words with a confidence of 0 to 100; all others, and words without text, are passed over.
inline std::vector<galley::Block> blocks_of(const std::string& tsv) {
    std::vector<galley::Block> out;
    std::map<std::string, std::size_t> blocks;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> lines;  // block, paragraph, line
    const auto grow = [](galley::Box& box, const galley::Box& by) {
        if (box.empty()) {
            box = by;
            return;
        }
        const int right = std::max(box.right(), by.right()), bottom = std::max(box.bottom(), by.bottom());
        box.x = std::min(box.x, by.x), box.y = std::min(box.y, by.y);
        box.w = right - box.x, box.h = bottom - box.y;
    };
    std::istringstream rows(tsv);
    for (std::string row; std::getline(rows, row);) {
        std::vector<std::string> cells(1);
        for (const char c : row)
            if (c == '\t')
                cells.emplace_back();
            else if (c != '\r')
                cells.back() += c;
        if (cells.size() != 12 || cells[0] != "5" || cells[11].find_first_not_of(' ') == std::string::npos) continue;
        const auto [block, new_block] = blocks.emplace(cells[2], out.size());
        if (new_block) out.emplace_back().id = "b" + cells[2];
        galley::Block& in = out[block->second];
        const auto [line, new_line] = lines.emplace(std::tuple{cells[2], cells[3], cells[4]}, in.lines.size());
        if (new_line) in.lines.emplace_back();
        const galley::Box box{std::stoi(cells[6]), std::stoi(cells[7]), std::stoi(cells[8]), std::stoi(cells[9])};
        in.lines[line->second].words.push_back({cells[11], box, std::stod(cells[10]) / 100, {}});
        grow(in.lines[line->second].box, box);
        grow(in.box, box);
    }
    return out;
}
