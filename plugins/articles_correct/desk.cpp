#include "desk.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "galley/article.hpp"
#include "galley/edit.hpp"
#include "galley/json.hpp"
#include "part_lines.hpp"

namespace galley::articles_correct {

namespace {

bool of_picture(Role role) { return role == Role::image || role == Role::caption || role == Role::credit; }

std::size_t place_of_head(Role role) {
    return static_cast<std::size_t>(std::find(head_roles.begin(), head_roles.end(), role) - head_roles.begin());
}

/// A part that is taken out of the unassigned ones has no reason any more to be there.
void forget_reason(Part& part) { detail::erase_attr(part.attrs, "reason"); }

}  // namespace

std::size_t Desk::part_of(const Article& article, const LineRef& line) const {
    const auto& parts = article.parts;
    if (std::none_of(parts.begin(), parts.end(), [&](const Part& part) { return holds(part, line); }))
        return parts.size();
    const auto twice = repeated(parts);
    for (std::size_t p = 0; p < article.parts.size(); ++p)
        if (!twice[p] && holds(article.parts[p], line)) return p;
    return article.parts.size();
}

std::optional<std::size_t> Desk::article_of(const LineRef& line) const {
    for (std::size_t a = 0; a < document_.articles.size(); ++a)
        if (part_of(document_.articles[a], line) < document_.articles[a].parts.size()) return a;
    return std::nullopt;
}

void Desk::cut_all(std::vector<Part>& parts, const std::set<LineRef>& chosen, bool with_repeats,
                   std::vector<Part>& taken) {
    const auto touched = [&](const Part& part) {
        return std::any_of(part.sources.begin(), part.sources.end(), [&](const Source& source) {
            const auto next =
                chosen.lower_bound({source.page, source.block, source.line_count == 0 ? -1 : source.first_line});
            return next != chosen.end() && next->page == source.page && next->block == source.block &&
                   next->line < source.first_line + std::max(source.line_count, 0) + (source.line_count == 0 ? 1 : 0);
        });
    };
    if (std::none_of(parts.begin(), parts.end(), touched)) return;
    const auto twice = repeated(parts);
    std::vector<Part> kept, repeats;
    std::string text_kept, text_taken;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (twice[p] || !touched(parts[p])) continue;
        for (Stretch& stretch : stretches(parts[p], chosen, sheets_))
            (stretch.chosen ? text_taken : text_kept) += stretch.part.text + "\n";
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (!touched(parts[p])) {
            kept.push_back(std::move(parts[p]));
        } else if (twice[p]) {
            const bool stays = text_kept.find(parts[p].text) != std::string::npos;
            if (stays)
                kept.push_back(std::move(parts[p]));
            else if (with_repeats)
                repeats.push_back(std::move(parts[p]));
        } else {
            for (Stretch& stretch : stretches(parts[p], chosen, sheets_))
                (stretch.chosen ? taken : kept).push_back(std::move(stretch.part));
        }
    }
    std::move(repeats.begin(), repeats.end(), std::back_inserter(taken));
    parts = std::move(kept);
}

std::vector<Part> Desk::take(const std::vector<LineRef>& lines, bool with_repeats) {
    const std::set<LineRef> chosen(lines.begin(), lines.end());
    std::vector<Part> taken;
    for (Article& article : document_.articles) cut_all(article.parts, chosen, with_repeats, taken);
    const std::size_t own = taken.size();
    cut_all(document_.unassigned, chosen, with_repeats, taken);
    for (std::size_t i = own; i < taken.size(); ++i) forget_reason(taken[i]);
    std::set<LineRef> held;
    for (const Part& part : taken)
        for (LineRef& line : lines_of(part)) held.insert(std::move(line));
    std::vector<LineRef> loose;
    for (const LineRef& line : lines)
        if (!held.contains(line)) loose.push_back(line);
    for (const Source& source : sources_of(loose)) {
        Part part{source.line_count == 0 ? Role::image : Role::body, {}, {source}, {}};
        part.text = text_of(lines_of(part), sheets_);
        if (source.line_count == 0 || !part.text.empty()) taken.push_back(std::move(part));
    }
    return taken;
}

void Desk::cut_before(Article& article, const LineRef& line) {
    const std::size_t p = part_of(article, line);
    if (p == article.parts.size()) return;
    const auto lines = lines_of(article.parts[p]);
    const auto at = std::find(lines.begin(), lines.end(), line);
    if (at == lines.begin() || at == lines.end()) return;
    auto pieces = stretches(article.parts[p], std::set<LineRef>(at, lines.end()), sheets_);
    article.parts.erase(article.parts.begin() + static_cast<std::ptrdiff_t>(p));
    for (std::size_t i = 0; i < pieces.size(); ++i)
        article.parts.insert(article.parts.begin() + static_cast<std::ptrdiff_t>(p + i), std::move(pieces[i].part));
}

std::vector<std::int64_t> Desk::order_of(const Part& part) {
    const auto lines = lines_of(part);
    return lines.empty() ? std::vector<std::int64_t>{} : sheets_.order(lines.front());
}

std::size_t Desk::fitting_place(const Article& article, const Part& part) {
    const auto& parts = article.parts;
    const auto order = order_of(part);
    if (of_picture(part.role)) return parts.size();
    if (is_head(part.role)) {
        std::size_t out = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!is_head(parts[i].role)) continue;
            const std::size_t mine = place_of_head(part.role), other = place_of_head(parts[i].role);
            if (other < mine || (other == mine && order_of(parts[i]) < order)) out = i + 1;
        }
        return out;
    }
    std::optional<std::size_t> first, after;
    std::size_t heads = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (is_head(parts[i].role)) heads = i + 1;
        if (is_head(parts[i].role) || of_picture(parts[i].role)) continue;
        if (!first) first = i;
        if (order_of(parts[i]) < order) after = i + 1;
    }
    return after ? *after : first.value_or(heads);
}

void Desk::put(Article& article, std::vector<Part> parts, const Spot& spot) {
    if (spot.where == Where::fitting) {
        for (Part& part : parts) {
            const std::size_t at = fitting_place(article, part);
            article.parts.insert(article.parts.begin() + static_cast<std::ptrdiff_t>(at), std::move(part));
        }
        return;
    }
    // A byline that repeats what goes along stays among the heads.
    const bool among_heads = std::any_of(article.parts.begin(), article.parts.end(), [&](const Part& part) {
        return is_head(part.role) && holds(part, spot.beside);
    });
    const auto heads = among_heads ? parts.end()
                                   : std::stable_partition(parts.begin(), parts.end(),
                                                           [](const Part& part) { return !is_head(part.role); });
    put(article, {std::make_move_iterator(heads), std::make_move_iterator(parts.end())});
    parts.erase(heads, parts.end());
    std::size_t at = part_of(article, spot.beside);
    if (spot.where == Where::after && at < article.parts.size()) ++at;
    article.parts.insert(article.parts.begin() + static_cast<std::ptrdiff_t>(at),
                         std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
}

void Desk::put_away(std::vector<Part> parts, const char* reason) {
    for (Part& part : parts) {
        set_attr(part.attrs, "reason", reason);
        document_.unassigned.push_back(std::move(part));
    }
}

Article& Desk::add_article(std::optional<std::size_t> index, const LineRef& start) {
    auto& articles = document_.articles;
    const auto taken = [&](const std::string& id) {
        return std::any_of(articles.begin(), articles.end(), [&](const Article& one) { return one.id == id; });
    };
    Article made;
    do made.id = "c" + std::to_string(++made_);
    while (taken(made.id));
    std::size_t at = articles.size();
    if (index) {
        at = *index + 1;
    } else {
        const auto later = [&](const Article& article) {
            const auto pages = pages_of(article);
            return !pages.empty() && *pages.begin() > start.page;
        };
        at = static_cast<std::size_t>(std::find_if(articles.begin(), articles.end(), later) - articles.begin());
    }
    return *articles.insert(articles.begin() + static_cast<std::ptrdiff_t>(at), std::move(made));
}

void Desk::drop_empty() {
    auto& articles = document_.articles;
    std::set<std::string> gone;
    for (const Article& article : articles)
        if (article.parts.empty()) gone.insert(article.id);
    if (gone.empty()) return;
    std::erase_if(articles, [&](const Article& article) { return article.parts.empty(); });
    for (Article& article : articles)
        for (std::string* link : {&article.continued_from, &article.continued_to})
            if (gone.contains(*link)) link->clear();
}

}  // namespace galley::articles_correct
