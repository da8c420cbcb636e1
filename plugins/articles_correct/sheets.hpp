// The pages that corrections speak of, loaded when they are asked for, and changed in memory.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::articles_correct {

/// One line of a page, or a picture, whose `line` is -1.
struct LineRef {
    std::int32_t page = 0;
    std::string block;
    std::int32_t line = 0;
    auto operator<=>(const LineRef&) const = default;
};

class Sheets {
  public:
    /// `heads` are the document's pages without blocks; both must outlive this.
    Sheets(const std::vector<Page>& heads, const Pages& pages);

    /// The page of this index; null when the document has none.
    [[nodiscard]] const Page* page(std::int32_t index);
    [[nodiscard]] const Block* block(std::int32_t page, const std::string& id);
    [[nodiscard]] const Line* line(const LineRef& ref);
    /// The text of a line as it stands now; empty for a picture, and for what is not there.
    [[nodiscard]] std::string text(const LineRef& ref);
    /// How far on in the document: page, block in reading order, line.
    [[nodiscard]] std::vector<std::int64_t> order(const LineRef& ref);
    /// Indices of all pages.
    [[nodiscard]] const std::vector<std::int32_t>& indices() const { return indices_; }

    void set_text(const LineRef& ref, const std::string& to, const std::string& stage);
    void set_kind(std::int32_t page, const std::string& id, BlockKind kind);

    /// The pages that were changed.
    [[nodiscard]] std::vector<const Page*> changed() const;

  private:
    struct Sheet {
        Page page;
        std::map<std::string, std::size_t> blocks;  ///< by id
    };
    Sheet* sheet(std::int32_t index);

    const Pages& pages_;
    std::vector<std::int32_t> indices_;
    std::map<std::int32_t, std::size_t> positions_;
    std::map<std::int32_t, Sheet> loaded_;
    std::set<std::int32_t> changed_;
};

}  // namespace galley::articles_correct
