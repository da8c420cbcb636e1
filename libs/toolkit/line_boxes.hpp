// Where the sources of a document's texts lie on its pages.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::toolkit {

/// The smallest box around both; an empty box adds nothing.
[[nodiscard]] inline Box around(const Box& a, const Box& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    const int left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// The boxes of what the articles and the unassigned texts of a document name: a few numbers a source, whatever its
/// pages hold.
class LineBoxes {
  public:
    /// Borrows the document. Looks at each page once.
    LineBoxes(const Document& document, const Pages& pages) {
        std::map<std::int32_t, std::vector<const Source*>> wanted;
        const auto want = [&](const std::vector<Part>& parts) {
            for (const Part& part : parts)
                for (const Source& source : part.sources) wanted[source.page].push_back(&source);
        };
        for (const Article& article : document.articles) want(article.parts);
        want(document.unassigned);
        for (const Page& page : pages) {
            const auto here = wanted.find(page.index);
            if (here == wanted.end()) continue;
            std::map<std::string_view, const Block*> blocks;
            for (const Block& block : page.blocks) blocks.emplace(block.id, &block);
            for (const Source* source : here->second)
                if (const auto block = blocks.find(source->block); block != blocks.end())
                    boxes_.emplace(source, of_lines(*block->second, *source));
        }
    }

    /// The box around the lines of a source of the document (the object itself, not a copy); that of its block where
    /// it names none, or they have none. Empty when it leads nowhere.
    [[nodiscard]] Box around(const Source& source) const {
        const auto found = boxes_.find(&source);
        return found == boxes_.end() ? Box{} : found->second;
    }

  private:
    static Box of_lines(const Block& block, const Source& source) {
        Box out;
        const auto first = static_cast<std::size_t>(std::max(source.first_line, 0));
        const auto count = static_cast<std::size_t>(std::max(source.line_count, 0));
        for (std::size_t i = first; i < std::min(first + count, block.lines.size()); ++i)
            out = toolkit::around(out, block.lines[i].box);
        return out.empty() ? block.box : out;
    }

    std::map<const Source*, Box> boxes_;
};

}  // namespace galley::toolkit
