#include "page_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "galley/json.hpp"

namespace galley::layout_lines {

namespace {

std::string hex(const finding::Colour& c) {
    std::array<char, 8> out{};
    std::snprintf(out.data(), out.size(), "#%02x%02x%02x", c[0], c[1], c[2]);
    return out.data();
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Line line_of(const finding::PrintedLine& found, const finding::Boxes& pictures, double scale, int width, int height) {
    constexpr double tenths = 10, thousandths = 1000;
    Line line;
    line.polygon = outline(found.strip, 1 / scale, width, height);
    line.box = finding::box_around(line.polygon);
    line.writing_mode = found.strip.vertical ? WritingMode::vertical_rl : WritingMode::horizontal_ltr;
    nlohmann::json attrs{{"height", rounded(found.ink.height() / scale, tenths)},
                         {"weight", rounded(found.ink.weight, thousandths)},
                         {"ink", hex(found.ink.ink)},
                         {"ground", hex(found.ink.ground)},
                         {"found", rounded(found.confidence, thousandths)}};
    if (std::any_of(pictures.begin(), pictures.end(),
                    [&](const Box& picture) { return finding::mostly_inside(line.box, picture); }))
        attrs["picture"] = true;
    line.attrs = attrs.dump();
    return line;
}

}  // namespace

std::vector<Block> blocks_of(const finding::Findings& findings, int width, int height) {
    const auto on_page = [&](const finding::Boxes& boxes) {
        finding::Boxes out;
        for (const Box& b : boxes)
            if (const Box placed = finding::scaled(b, 1 / findings.scale, width, height); !placed.empty())
                out.push_back(placed);
        return out;
    };
    const finding::Boxes pictures = on_page(findings.beside.pictures);
    std::vector<Block> out;
    Block layer;
    layer.id = "lines";
    set_attr(layer.attrs, "layer", true);
    for (const finding::PrintedLine& found : findings.lines) {
        Line line = line_of(found, pictures, findings.scale, width, height);
        if (line.box.empty()) continue;
        layer.box = finding::unite(layer.box, line.box);
        layer.lines.push_back(std::move(line));
    }
    if (!layer.lines.empty()) out.push_back(std::move(layer));
    const auto add = [&](const char* name, BlockKind kind, const finding::Boxes& boxes, const char* mark) {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            Block block;
            block.id = name + std::to_string(i + 1);
            block.kind = kind;
            block.box = boxes[i];
            if (mark != nullptr) set_attr(block.attrs, mark, true);
            out.push_back(std::move(block));
        }
    };
    add("picture", BlockKind::image, pictures, nullptr);
    add("rule", BlockKind::rule, on_page(findings.beside.rules), nullptr);
    add("tint", BlockKind::rule, on_page(findings.beside.tints), "tint");
    return out;
}

}  // namespace galley::layout_lines
