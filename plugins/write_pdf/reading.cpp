#include "reading.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace galley::write_pdf {

namespace {

/// Who owns a line: article and part; -1 nobody yet, and -2 that there is
/// nothing to own.
using Owner = std::pair<int, std::size_t>;
constexpr Owner nobody{-1, 0}, no_text{-2, 0};

/// The lines of a page and their owners.
class Sheet {
  public:
    explicit Sheet(const Page& page) {
        for (std::size_t b = 0; b < page.blocks.size(); ++b) {
            auto& own = owners_.emplace_back();
            for (const Line& line : page.blocks[b].lines) own.push_back(line.words.empty() ? no_text : nobody);
            blocks_.emplace(page.blocks[b].id, b);
        }
    }

    /// Calls `use(line, owner)` for each line of the source.
    template <typename Use>
    void each_line(const Source& source, Use use) {
        const auto block = blocks_.find(source.block);
        if (block == blocks_.end()) return;
        auto& owners = owners_[block->second];
        const auto first = static_cast<std::size_t>(std::max(source.first_line, 0));
        const auto count = static_cast<std::size_t>(std::max(source.line_count, 0));
        for (std::size_t line = first; line < std::min(first + count, owners.size()); ++line)
            use(LineRef{block->second, line}, owners[line]);
    }

    [[nodiscard]] const std::vector<std::vector<Owner>>& owners() const { return owners_; }

  private:
    std::vector<std::vector<Owner>> owners_;  // block, line
    std::map<std::string_view, std::size_t> blocks_;
};

/// Text that holds heads within it, and so has the first claim on its lines.
bool is_running(Role role) { return role == Role::body || role == Role::caption; }

}  // namespace

Reading::Reading(const Document& document) {
    for (std::size_t a = 0; a < document.articles.size(); ++a) {
        const std::vector<Part>& parts = document.articles[a].parts;
        std::size_t number = 0;
        for (std::size_t p = 0; p < parts.size(); ++p)
            for (const Source& source : parts[p].sources)
                stakes_[source.page].push_back({static_cast<int>(a), p, parts[p].role, &source, number++});
    }
}

const std::vector<Reading::Stake>& Reading::stakes_on(std::int32_t page) const {
    static const std::vector<Stake> none;
    const auto found = stakes_.find(page);
    return found == stakes_.end() ? none : found->second;
}

std::vector<Passage> Reading::passages_on(const Page& page) const {
    Sheet sheet(page);
    const std::vector<Stake>& stakes = stakes_on(page.index);
    for (const bool running : {true, false})
        for (const Stake& stake : stakes)
            if (is_running(stake.role) == running)
                sheet.each_line(*stake.source, [&](LineRef, Owner& owner) {
                    if (owner == nobody) owner = {stake.article, stake.part};
                });

    std::vector<Passage> out;
    for (const Stake& stake : stakes)
        sheet.each_line(*stake.source, [&](LineRef line, Owner& owner) {
            if (owner != Owner{stake.article, stake.part}) return;
            owner = no_text;  // sources may name a line twice
            if (out.empty() || out.back().article != stake.article || out.back().part != stake.part)
                out.push_back({stake.article, stake.part, stake.role, {}});
            out.back().lines.push_back(line);
        });
    const auto& owners = sheet.owners();
    for (std::size_t b = 0; b < owners.size(); ++b) {
        Passage left;
        for (std::size_t line = 0; line < owners[b].size(); ++line)
            if (owners[b][line] == nobody) left.lines.push_back({b, line});
        if (!left.lines.empty()) out.push_back(std::move(left));
    }
    return out;
}

}  // namespace galley::write_pdf
