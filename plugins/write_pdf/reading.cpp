#include "reading.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace galley::write_pdf {

namespace {

/// Who owns a line: article and part; -1 nobody yet, and -2 that there is
/// nothing to own.
using Owner = std::pair<int, std::size_t>;
constexpr Owner nobody{-1, 0}, no_text{-2, 0};

class Sheets {
  public:
    explicit Sheets(const Document& document) {
        for (std::size_t p = 0; p < document.pages.size(); ++p) {
            const Page& page = document.pages[p];
            auto& owners = owners_.emplace_back();
            for (std::size_t b = 0; b < page.blocks.size(); ++b) {
                auto& own = owners.emplace_back();
                for (const Line& line : page.blocks[b].lines) own.push_back(line.words.empty() ? no_text : nobody);
                blocks_.emplace(std::pair(page.index, page.blocks[b].id), std::pair(p, b));
            }
        }
    }

    /// Calls `use(page, line, owner)` for each line of the part.
    template <typename Use>
    void each_line(const Part& part, Use use) {
        for (const Source& source : part.sources) {
            const auto found = blocks_.find({source.page, source.block});
            if (found == blocks_.end()) continue;
            const auto [page, block] = found->second;
            auto& owners = owners_[page][block];
            const auto first = static_cast<std::size_t>(std::max(source.first_line, 0));
            const auto count = static_cast<std::size_t>(std::max(source.line_count, 0));
            for (std::size_t line = first; line < std::min(first + count, owners.size()); ++line)
                use(page, LineRef{block, line}, owners[line]);
        }
    }

    [[nodiscard]] const std::vector<std::vector<Owner>>& owners(std::size_t page) const { return owners_[page]; }

  private:
    std::vector<std::vector<std::vector<Owner>>> owners_;  // page, block, line
    std::map<std::pair<std::int32_t, std::string>, std::pair<std::size_t, std::size_t>> blocks_;
};

/// Text that holds heads within it, and so has the first claim on its lines.
bool is_running(Role role) { return role == Role::body || role == Role::caption; }

}  // namespace

std::vector<std::vector<Passage>> passages_of(const Document& document) {
    Sheets sheets(document);
    for (const bool running : {true, false})
        for (std::size_t a = 0; a < document.articles.size(); ++a)
            for (std::size_t p = 0; p < document.articles[a].parts.size(); ++p)
                if (const Part& part = document.articles[a].parts[p]; is_running(part.role) == running)
                    sheets.each_line(part, [&](std::size_t, LineRef, Owner& owner) {
                        if (owner == nobody) owner = {static_cast<int>(a), p};
                    });

    std::vector<std::vector<Passage>> out(document.pages.size());
    for (std::size_t a = 0; a < document.articles.size(); ++a)
        for (std::size_t p = 0; p < document.articles[a].parts.size(); ++p) {
            const Owner self{static_cast<int>(a), p};
            const Part& part = document.articles[a].parts[p];
            sheets.each_line(part, [&](std::size_t page, LineRef line, Owner& owner) {
                if (owner != self) return;
                owner = no_text;  // sources may name a line twice
                auto& passages = out[page];
                if (passages.empty() || passages.back().article != self.first || passages.back().part != p)
                    passages.push_back({self.first, p, part.role, {}});
                passages.back().lines.push_back(line);
            });
        }
    for (std::size_t page = 0; page < out.size(); ++page) {
        const auto& owners = sheets.owners(page);
        for (std::size_t b = 0; b < owners.size(); ++b) {
            Passage left;
            for (std::size_t line = 0; line < owners[b].size(); ++line)
                if (owners[b][line] == nobody) left.lines.push_back({b, line});
            if (!left.lines.empty()) out[page].push_back(std::move(left));
        }
    }
    return out;
}

}  // namespace galley::write_pdf
