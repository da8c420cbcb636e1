#include "node_text.hpp"

#include <string_view>
#include <vector>

#include "galley/utf8.hpp"
#include "printed_line.hpp"

namespace galley::articles_newspaper {

namespace {

std::vector<std::u32string_view> texts_of(const page_graph::Scene& scene) {
    std::vector<std::u32string_view> out;
    for (const page_graph::Node& node : scene.nodes)
        if (!node.text.empty()) out.emplace_back(node.text);
    return out;
}

}  // namespace

NodeText::NodeText(const Page& page, const page_graph::Scene& scene, const Profile& profile)
    : page_(page), scene_(scene), profile_(profile), ends_(texts_of(scene), profile) {}

std::u32string NodeText::joined(const Lines& lines, const PartOfLine& part) const {
    const auto text_of = [&](int i) -> const std::u32string& { return i == part.node ? part.text : node(i).text; };
    std::u32string out;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        const bool other_block = k > 0 && node(lines[k]).block != node(lines[k - 1]).block;
        const std::u32string& text = text_of(lines[k]);
        const bool parted = k > 0 && ends_.space_between(text_of(lines[k - 1]), text);
        join_line(out, text, {profile_.words, profile_.syllables && parted, other_block, profile_.syllables});
    }
    return out;
}

std::vector<Source> NodeText::sources(const Lines& lines) const {
    std::vector<Source> out;
    for (const int i : lines) {
        const std::string& block = page_.blocks[node(i).block].id;
        if (node(i).is_picture()) {
            out.push_back({page_.index, block, 0, 0});
        } else if (!out.empty() && out.back().block == block &&
                   out.back().first_line + out.back().line_count == node(i).line) {
            ++out.back().line_count;
        } else {
            out.push_back({page_.index, block, node(i).line, 1});
        }
    }
    return out;
}

std::string NodeText::listed(const Lines& lines) const {
    std::string out;
    for (const int i : lines) out += (out.empty() ? "" : "\n") + encode_utf8(node(i).text);
    return out;
}

double NodeText::reading_confidence(const Lines& lines) const {
    double sum = 0, letters = 0;
    for (const int i : lines) {
        if (node(i).is_picture()) continue;
        for (const Word& word : page_.blocks[node(i).block].lines[static_cast<std::size_t>(node(i).line)].words) {
            const auto length = static_cast<double>(decode_utf8(word.text).size());
            sum += word.confidence * length, letters += length;
        }
    }
    return letters > 0 ? sum / letters : 1;
}

}  // namespace galley::articles_newspaper
