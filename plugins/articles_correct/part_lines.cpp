#include "part_lines.hpp"

#include <algorithm>

#include "mended_text.hpp"

namespace galley::articles_correct {

namespace {

/// What may be said twice.
bool may_repeat(Role role) {
    return role == Role::byline || role == Role::dateline || role == Role::credit || role == Role::jump;
}

}  // namespace

std::vector<LineRef> lines_of(const Part& part) {
    std::vector<LineRef> out;
    for (const Source& source : part.sources) {
        if (source.line_count == 0) out.push_back({source.page, source.block, -1});
        for (std::int32_t i = 0; i < source.line_count; ++i)
            out.push_back({source.page, source.block, source.first_line + i});
    }
    return out;
}

bool holds(const Part& part, const LineRef& line) {
    return std::any_of(part.sources.begin(), part.sources.end(), [&](const Source& source) {
        if (source.page != line.page || source.block != line.block) return false;
        if (source.line_count == 0) return line.line < 0;
        return line.line >= source.first_line && line.line - source.first_line < source.line_count;
    });
}

std::vector<Source> sources_of(const std::vector<LineRef>& lines) {
    std::vector<Source> out;
    for (const LineRef& line : lines) {
        const bool picture = line.line < 0;
        const bool next = !picture && !out.empty() && out.back().line_count > 0 && out.back().page == line.page &&
                          out.back().block == line.block && out.back().first_line + out.back().line_count == line.line;
        if (next)
            ++out.back().line_count;
        else
            out.push_back({line.page, line.block, picture ? 0 : line.line, picture ? 0 : 1});
    }
    return out;
}

std::string text_of(const std::vector<LineRef>& lines, Sheets& sheets) {
    std::vector<TextLine> texts;
    const LineRef* before = nullptr;
    for (const LineRef& line : lines) {
        if (line.line < 0) continue;
        const bool other = before != nullptr && (before->block != line.block || before->page != line.page);
        texts.push_back({sheets.text(line), other});
        before = &line;
    }
    return running_text(texts);
}

std::vector<bool> repeated(const std::vector<Part>& parts) {
    std::set<LineRef> whole;
    for (const Part& part : parts)
        if (!may_repeat(part.role))
            for (LineRef& line : lines_of(part)) whole.insert(std::move(line));
    std::vector<bool> out;
    for (const Part& part : parts) {
        const auto lines = lines_of(part);
        out.push_back(
            may_repeat(part.role) && !lines.empty() &&
            std::all_of(lines.begin(), lines.end(), [&](const LineRef& line) { return whole.contains(line); }));
    }
    return out;
}

std::vector<Stretch> stretches(const Part& part, const std::set<LineRef>& chosen, Sheets& sheets) {
    const auto lines = lines_of(part);
    if (lines.empty()) return {{part, false}};
    std::vector<std::pair<std::vector<LineRef>, bool>> runs;
    for (const LineRef& line : lines) {
        const bool blank = line.line >= 0 && sheets.text(line).empty();  // goes with the line before
        if (runs.empty())
            runs.push_back({{}, chosen.contains(line)});
        else if (!blank && runs.back().second != chosen.contains(line))
            runs.push_back({{}, chosen.contains(line)});
        runs.back().first.push_back(line);
    }
    if (runs.size() == 1) return {{part, runs.front().second}};
    std::vector<Stretch> out;
    for (const auto& [run, is_chosen] : runs) {
        Part piece = part;
        piece.sources = sources_of(run);
        piece.text = text_of(run, sheets);
        out.push_back({std::move(piece), is_chosen});
    }
    return out;
}

}  // namespace galley::articles_correct
