// Which article claims which line of a page: for formats that are written a page at a time.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "galley/article.hpp"
#include "galley/model.hpp"

namespace galley::toolkit {

/// `article` is the index of an article of the document.
struct Claim {
    int article = 0;
    Role role = Role::body;
    bool operator==(const Claim&) const = default;
};

/// `lines` holds the claims of each line in the order of the parts; a byline inside a paragraph gives its line two.
/// `block` holds those of all its lines, and of an image, which has none.
struct BlockClaims {
    std::vector<Claim> block;
    std::vector<std::vector<Claim>> lines;
};

/// The claims on each block of a page, in the order of its blocks.
using PageClaims = std::vector<BlockClaims>;

/// What the articles of a document claim, page by page.
class Claims {
  public:
    /// Borrows the document, of whose pages it needs nothing.
    explicit Claims(const Document& document) {
        for (std::size_t a = 0; a < document.articles.size(); ++a)
            for (const Part& part : document.articles[a].parts)
                for (const Source& source : part.sources)
                    stakes_[source.page].push_back({{static_cast<int>(a), part.role}, &source});
    }

    /// The claims on a page of the document. Sources that lead nowhere are passed over.
    [[nodiscard]] PageClaims on(const Page& page) const {
        PageClaims out(page.blocks.size());
        std::map<std::string_view, BlockClaims*> find;
        for (std::size_t i = 0; i < page.blocks.size(); ++i) {
            out[i].lines.resize(page.blocks[i].lines.size());
            find[page.blocks[i].id] = &out[i];
        }
        const auto stakes = stakes_.find(page.index);
        if (stakes == stakes_.end()) return out;
        for (const Stake& stake : stakes->second) {
            const auto at = find.find(stake.source->block);
            if (at == find.end()) continue;
            add(at->second->block, stake.claim);
            auto& lines = at->second->lines;
            const auto first = static_cast<std::size_t>(std::max(stake.source->first_line, 0));
            const auto count = static_cast<std::size_t>(std::max(stake.source->line_count, 0));
            for (std::size_t i = first; i < std::min(first + count, lines.size()); ++i) add(lines[i], stake.claim);
        }
        return out;
    }

  private:
    struct Stake {
        Claim claim;
        const Source* source;
    };

    static void add(std::vector<Claim>& claims, const Claim& claim) {
        // Articles come one after the other: only the last few claims can be the same.
        for (auto at = claims.rbegin(); at != claims.rend() && at->article == claim.article; ++at)
            if (*at == claim) return;
        claims.push_back(claim);
    }

    std::map<std::int32_t, std::vector<Stake>> stakes_;  // by page, in the order of the parts
};

/// The role that says best what a line or block is: that of the text which it is part of. Heads that are only repeated
/// from within a paragraph or caption come second. `claims` must not be empty.
inline Role main_role(const std::vector<Claim>& claims) {
    for (const Claim& claim : claims)
        if (claim.role == Role::body || claim.role == Role::caption) return claim.role;
    return claims.front().role;
}

/// Blocks that follow each other and belong to one article alone, or to none or several: then `article` is -1.
struct Run {
    int article = -1;
    std::size_t first = 0, count = 0;
    bool operator==(const Run&) const = default;
};

/// Cuts a page into runs, in the order of its blocks. An article that others interrupt has several.
inline std::vector<Run> runs_of(const PageClaims& claims) {
    std::vector<Run> out;
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto& block = claims[i].block;
        const bool alone = !block.empty() && std::all_of(block.begin(), block.end(), [&](const Claim& claim) {
            return claim.article == block.front().article;
        });
        const int article = alone ? block.front().article : -1;
        if (out.empty() || out.back().article != article) out.push_back({article, i, 0});
        ++out.back().count;
    }
    return out;
}

}  // namespace galley::toolkit
