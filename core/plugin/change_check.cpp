#include "core/plugin/change_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/text.hpp"

namespace galley {

namespace {

using LineKey = std::pair<std::string_view, std::int32_t>;  // block and line
using Blocks = std::map<std::string_view, const Block*>;
using Tokens = std::vector<std::string_view>;

/// For messages: the start of a text, cut between characters.
std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;  // bytes
    if (text.size() <= most) return fmt::format("\"{}\"", text);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return fmt::format("\"{}…\"", text.substr(0, end));
}

Blocks by_id(const Page& page) {
    Blocks out;
    for (const Block& block : page.blocks) out.emplace(block.id, &block);
    return out;
}

const Line* find_line(const Blocks& blocks, const LineKey& key) {
    const auto block = blocks.find(key.first);
    if (block == blocks.end() || key.second < 0 || static_cast<std::size_t>(key.second) >= block->second->lines.size())
        return nullptr;
    return &block->second->lines[static_cast<std::size_t>(key.second)];
}

/// What the edits say: of each line that they name, the text that stands there now.
struct Edited {
    std::map<LineKey, std::string> lines;
    std::string fault;
};

Edited follow_edits(const Page& before, const Page& after) {
    Edited out;
    if (after.edits.size() == before.edits.size()) return out;
    const Blocks old_blocks = by_id(before), new_blocks = by_id(after);
    for (std::size_t i = before.edits.size(); i < after.edits.size(); ++i) {
        const Edit& edit = after.edits[i];
        const LineKey key{edit.block, edit.line};
        const Line *was = find_line(old_blocks, key), *is = find_line(new_blocks, key);
        if (was == nullptr && is == nullptr) {
            out.fault =
                fmt::format("an edit names line {} of block {}, which is not on the page", edit.line, edit.block);
            return out;
        }
        auto stands = out.lines.find(key);
        if (stands == out.lines.end())
            stands = out.lines.emplace(key, was != nullptr ? text_of(*was) : edit.before).first;
        if (stands->second != edit.before) {
            out.fault = fmt::format("an edit says that {} stood in line {} of block {}, where {} stood",
                                    shortened(edit.before), edit.line, edit.block, shortened(stands->second));
            return out;
        }
        stands->second = edit.after;
    }
    for (const auto& [key, text] : out.lines) {
        const Line* is = find_line(new_blocks, key);
        if (is == nullptr || text_of(*is) == text) continue;
        out.fault = fmt::format("an edit says that line {} of block {} is now {}, but it is {}", key.second, key.first,
                                shortened(text), shortened(text_of(*is)));
        return out;
    }
    return out;
}

void add_tokens(std::string_view text, Tokens& out) {
    while (true) {
        const std::size_t begin = text.find_first_not_of(" \t\n\r");
        if (begin == std::string_view::npos) return;
        const std::size_t end = std::min(text.find_first_of(" \t\n\r", begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
}

/// The words of all lines that no edit names, in blocks that the other page does not have at the same place.
Tokens loose_tokens(const Page& page, const Page& other, const std::map<LineKey, std::string>& edited) {
    Tokens out;
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        const Block& block = page.blocks[b];
        if (b < other.blocks.size() && other.blocks[b] == block) continue;
        for (std::size_t l = 0; l < block.lines.size(); ++l) {
            if (!edited.empty() && edited.contains({block.id, static_cast<std::int32_t>(l)})) continue;
            for (const Word& word : block.lines[l].words) add_tokens(word.text, out);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// Whether the bytes of `some` are all among those of `all`: words may have been parted or joined.
bool bytes_within(const Tokens& some, const Tokens& all) {
    std::array<std::int64_t, 256> left{};
    for (const std::string_view token : all)
        for (const char c : token) ++left[static_cast<unsigned char>(c)];
    for (const std::string_view token : some)
        for (const char c : token)
            if (--left[static_cast<unsigned char>(c)] < 0) return false;
    return true;
}

std::string lost_text(const Page& before, const Page& after, const std::map<LineKey, std::string>& edited) {
    const Tokens old_tokens = loose_tokens(before, after, edited), new_tokens = loose_tokens(after, before, edited);
    Tokens gone, come;
    std::set_difference(old_tokens.begin(), old_tokens.end(), new_tokens.begin(), new_tokens.end(),
                        std::back_inserter(gone));
    if (gone.empty()) return {};
    std::set_difference(new_tokens.begin(), new_tokens.end(), old_tokens.begin(), old_tokens.end(),
                        std::back_inserter(come));
    if (bytes_within(gone, come)) return {};
    return fmt::format("the text {} is gone, and no edit says so", shortened(gone.front()));
}

using Claim = std::pair<std::int32_t, LineKey>;  // page and line

void add_claims(const Part& part, std::set<Claim>& out) {
    for (const Source& source : part.sources)
        for (std::int32_t i = 0; i < source.line_count; ++i)
            out.insert({source.page, {source.block, source.first_line + i}});
}

std::set<Claim> claims_of(const Document& document) {
    std::set<Claim> out;
    for (const Article& article : document.articles)
        for (const Part& part : article.parts) add_claims(part, out);
    for (const Part& part : document.unassigned) add_claims(part, out);
    return out;
}

}  // namespace

std::string change_fault(const Page& before, const Page& after) {
    if (after.edits.size() < before.edits.size() ||
        !std::equal(before.edits.begin(), before.edits.end(), after.edits.begin()))
        return "edits of stages before it are gone or changed";
    const Edited edited = follow_edits(before, after);
    return edited.fault.empty() ? lost_text(before, after, edited.lines) : edited.fault;
}

std::string change_fault(const Document& before, const Document& after) {
    if (after.pages.size() != before.pages.size())
        return fmt::format("the document had {} pages and has {}", before.pages.size(), after.pages.size());
    for (std::size_t i = 0; i < after.pages.size(); ++i) {
        if (after.pages[i].index != before.pages[i].index)
            return fmt::format("page {} has become page {}", before.pages[i].index, after.pages[i].index);
        if (auto why = change_fault(before.pages[i], after.pages[i]); !why.empty())
            return fmt::format("on page {} {}", after.pages[i].index, why);
    }
    return {};
}

std::string claim_fault(const Document& before, const Document& after) {
    if (before.articles == after.articles && before.unassigned == after.unassigned) return {};
    const std::set<Claim> had = claims_of(before), has = claims_of(after);
    std::map<std::int32_t, Blocks> pages;
    for (const Page& page : after.pages) pages.emplace(page.index, by_id(page));
    for (const Claim& claim : had) {
        if (has.contains(claim)) continue;
        const auto page = pages.find(claim.first);
        const bool borrowed = page == pages.end() || page->second.empty();
        if (!borrowed && find_line(page->second, claim.second) == nullptr) continue;  // moved with its page's layout
        return fmt::format("line {} of block {} on page {} was in an article or unassigned, and is in neither now",
                           claim.second.second, claim.second.first, claim.first);
    }
    return {};
}

}  // namespace galley
