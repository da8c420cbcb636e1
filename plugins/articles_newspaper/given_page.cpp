#include "given_page.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "fields.hpp"
#include "galley/article.hpp"
#include "galley/json.hpp"
#include "galley/names.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "printed_line.hpp"
#include "toolkit/given.hpp"

namespace galley::articles_newspaper {

namespace {

using toolkit::Given;

Role role_of(const Given& given, BlockKind kind) {
    if (const auto role = named<Role>(given.role)) return *role;
    switch (kind) {
        case BlockKind::heading:
            return Role::headline;
        case BlockKind::caption:
        case BlockKind::image:  // words in a picture that an article has
            return Role::caption;
        case BlockKind::table:
            return Role::table;
        default:
            return Role::body;
    }
}

/// Roles whose lines make one text, whatever blocks they stand in.
bool is_one_text(Role role) { return is_head(role) && role != Role::byline; }

class Gathering {
  public:
    Gathering(const Page& page, const Profile& profile) : page_(page), profile_(profile) {}

    PageArticles run() {
        for (const Block& block : page_.blocks) {
            if (block.lines.empty() || block.kind == BlockKind::image) add_picture(block);
            for (std::size_t i = 0; i < block.lines.size(); ++i) add_line(block, i);
        }
        for (Article& article : out_.articles) finish(article);
        std::erase_if(out_.articles, [](const Article& article) { return article.parts.empty(); });
        return std::move(out_);
    }

  private:
    Article& article_of(const Given& given) {
        const auto [at, fresh] = places_.try_emplace({given.of_document, given.article}, out_.articles.size());
        if (!fresh) return out_.articles[at->second];
        Article& article = out_.articles.emplace_back();
        set_attr(article.attrs, "given", given.article);
        set_attr(article.attrs, "given_of", given.of_document ? "document" : "page");
        set_attr(article.attrs, "evidence", std::vector<std::string>{"the file of the page says so"});
        return article;
    }

    void add_picture(const Block& block) {
        if (block.kind != BlockKind::image) return;
        auto given = toolkit::given_of(block.attrs);
        for (const Line& line : block.lines)  // a picture is whose its words are
            if (!given) given = toolkit::given_of(line.attrs);
        if (given) article_of(*given).parts.push_back({Role::image, "", {{page_.index, block.id, 0, 0}}, {}});
    }

    void add_line(const Block& block, std::size_t i) {
        const Line& line = block.lines[i];
        const std::u32string text = decode_utf8(text_of(line));
        if (text.empty()) return;
        const Source source{page_.index, block.id, static_cast<std::int32_t>(i), 1, {}};
        auto given = toolkit::given_of(line.attrs);
        if (!given) given = toolkit::given_of(block.attrs);
        if (!given) {
            add_left(block, text, source);
            return;
        }
        Article& article = article_of(*given);
        const Role role = role_of(*given, block.kind);
        const bool starts = attr<bool>(line.attrs, "paragraph").value_or(false);
        Part* part = article.parts.empty() ? nullptr : &article.parts.back();
        if (is_one_text(role)) {
            const auto same = std::find_if(article.parts.begin(), article.parts.end(),
                                           [&](const Part& other) { return other.role == role; });
            part = same == article.parts.end() ? nullptr : &*same;
        } else if (part != nullptr && (part->role != role || starts || part->sources.back().block != block.id)) {
            part = nullptr;
        }
        if (part == nullptr) part = &article.parts.emplace_back(Part{role, "", {}, {}});
        append(*part, text, source);
    }

    void append(Part& part, const std::u32string& text, const Source& source) const {
        std::u32string all = decode_utf8(part.text);
        const bool other_block = !part.sources.empty() && part.sources.back().block != source.block;
        if (part.sources.empty())
            all = text;
        else
            join_line(all, text, {profile_.words, false, other_block});
        part.text = encode_utf8(all);
        if (!part.sources.empty() && !other_block &&
            part.sources.back().first_line + part.sources.back().line_count == source.first_line)
            ++part.sources.back().line_count;
        else
            part.sources.push_back(source);
    }

    void add_left(const Block& block, const std::u32string& text, const Source& source) {
        if (!out_.unassigned.empty() && out_.unassigned.back().sources.back().block == block.id &&
            out_.unassigned.back().sources.back().first_line + out_.unassigned.back().sources.back().line_count ==
                source.first_line) {
            out_.unassigned.back().text += "\n" + encode_utf8(text);
            ++out_.unassigned.back().sources.back().line_count;
            return;
        }
        Part part{role_of({}, block.kind), encode_utf8(text), {source}, {}};
        set_attr(part.attrs, "reason", std::string("the file of the page gives it to no article"));
        out_.unassigned.push_back(std::move(part));
    }

    /// Heads first, as everywhere; fields that stand inside the text are repeated beside it.
    void finish(Article& article) const {
        std::stable_partition(article.parts.begin(), article.parts.end(),
                              [](const Part& part) { return is_head(part.role); });
        for (const Part& part : std::vector<Part>(article.parts)) {
            if (part.role != Role::body) continue;
            const std::u32string text = decode_utf8(part.text);
            if (!has(article, Role::dateline)) add_first_words(article, {text, part.sources}, profile_);
            break;
        }
        for (const Part& part : std::vector<Part>(article.parts))
            if (part.role == Role::body) {
                const std::u32string text = decode_utf8(part.text);
                if (!has(article, Role::jump)) add_jumps(article, {text, part.sources}, profile_);
            }
        for (std::size_t i = 0; i < article.parts.size(); ++i) {
            if (article.parts[i].role != Role::caption) continue;
            if (i + 1 < article.parts.size() && article.parts[i + 1].role == Role::credit) continue;
            const std::u32string credit = credit_of(decode_utf8(article.parts[i].text), profile_);
            if (credit.empty()) continue;
            Part part{Role::credit, encode_utf8(credit), article.parts[i].sources, {}};
            article.parts.insert(article.parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(part));
        }
    }

    const Page& page_;
    const Profile& profile_;
    std::map<std::pair<bool, std::string>, std::size_t> places_;
    PageArticles out_;
};

}  // namespace

bool names_articles(const Page& page) {
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
        return toolkit::given_of(block.attrs) ||
               std::any_of(block.lines.begin(), block.lines.end(),
                           [](const Line& line) { return toolkit::given_of(line.attrs).has_value(); });
    });
}

PageArticles given_page(const Page& page, const Profile& profile) { return Gathering(page, profile).run(); }

void join_given(std::vector<Article>& articles) {
    std::map<std::string, std::size_t> first;
    std::vector<Article> out;
    for (Article& article : articles) {
        const auto id = attr<std::string>(article.attrs, "given");
        if (id && attr<std::string>(article.attrs, "given_of") == "document") {
            const auto [at, fresh] = first.try_emplace(*id, out.size());
            if (!fresh) {
                auto& parts = out[at->second].parts;
                std::move(article.parts.begin(), article.parts.end(), std::back_inserter(parts));
                continue;
            }
        }
        out.push_back(std::move(article));
    }
    articles = std::move(out);
}

}  // namespace galley::articles_newspaper
