#include "carry_out.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "desk.hpp"
#include "galley/article.hpp"
#include "galley/json.hpp"
#include "galley/names.hpp"
#include "matching.hpp"
#include "mended_text.hpp"
#include "part_lines.hpp"

namespace galley::articles_correct {

namespace {

using Lines = std::vector<LineRef>;

/// An operation whose places were found on the pages.
struct Found {
    Lines at;
    std::optional<LineRef> anchor, beside;
    std::string why;  ///< what was not found
};

/// Thrown before anything is changed.
struct Refusal {
    std::string why;
};

std::string where(const Place& place) {
    std::string text;
    for (const std::string& line : place.text)
        if (text.empty()) text = line;
    constexpr std::size_t most = 90;  // bytes
    if (text.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text.resize(end);
        text += "…";
    }
    const std::string on = " on page " + std::to_string(std::int64_t{place.page} + 1);
    if (place.count == 0) return "the picture " + place.block + on;
    return text.empty() ? "lines of block " + place.block + on : "\"" + text + "\"" + on;
}

std::optional<LineRef> one_line(const Place& place, Sheets& sheets, std::string& why) {
    const Lines lines = find_place(place, sheets);
    if (!lines.empty()) return lines.front();
    why = where(place) + " is not there any more";
    return std::nullopt;
}

Found found(const Operation& operation, Sheets& sheets) {
    Found out;
    for (const Place& place : operation.at) {
        const Lines lines = find_place(place, sheets);
        if (lines.empty()) out.why = where(place) + " is not there any more";
        for (const LineRef& line : lines)
            if (std::find(out.at.begin(), out.at.end(), line) == out.at.end()) out.at.push_back(line);
    }
    if (operation.anchor) out.anchor = one_line(*operation.anchor, sheets, out.why);
    if (operation.beside) out.beside = one_line(*operation.beside, sheets, out.why);
    return out;
}

BlockKind kind_for(const std::string& role, BlockKind now) {
    if (role == advert) return BlockKind::advert;
    if (role == furniture) return BlockKind::furniture;
    if (role == "headline" || role == "kicker" || role == "subtitle" || role == "section" || role == "crosshead")
        return BlockKind::heading;
    if (role == "caption" || role == "credit") return BlockKind::caption;
    if (role == "table") return BlockKind::table;
    const bool other = now == BlockKind::heading || now == BlockKind::caption || now == BlockKind::advert ||
                       now == BlockKind::furniture || now == BlockKind::noise;
    return other ? BlockKind::text : now;
}

class Work {
  public:
    Work(Desk& desk, std::string stage) : desk_(desk), stage_(std::move(stage)) {}

    void run(const Operation& operation, const Found& at) {
        switch (operation.act) {
            case Act::text:
                return mend(at.at.front(), operation.to);
            case Act::role:
                return set_role(at.at, operation.to);
            case Act::move:
                return move(operation, at);
            case Act::split:
                return split(at.at.front());
            case Act::join:
                return join(at.at.front(), *at.anchor);
            case Act::order:
                return put_beside(at.at, operation.where, *at.beside);
        }
    }

  private:
    Sheets& sheets() { return desk_.sheets(); }
    static void touch(Article& article) { set_attr(article.attrs, "corrected", true); }

    std::size_t article_with(const LineRef& line) {
        if (const auto index = desk_.article_of(line)) return *index;
        throw Refusal{"its line is in no article"};
    }

    /// A line's text, in its page and in every part that holds it.
    void mend(const LineRef& line, const std::string& to) {
        const std::string before = sheets().text(line);
        if (sheets().line(line) == nullptr) throw Refusal{"a picture has no text"};
        if (before == to) return;
        sheets().set_text(line, to, stage_);
        std::vector<Part> emptied;
        for (Article& article : desk_.articles()) {
            if (!mend_parts(article.parts, line, before, to)) continue;
            touch(article);
            for (auto part = article.parts.begin(); part != article.parts.end();) {
                const bool empty = part->text.empty() && part->role != Role::image && !part->sources.empty();
                if (empty) emptied.push_back(std::move(*part));
                part = empty ? article.parts.erase(part) : part + 1;
            }
        }
        (void)mend_parts(desk_.unassigned(), line, before, to);
        desk_.put_away(std::move(emptied), "its text was taken out by hand");
        desk_.drop_empty();
    }

    /// Whether one of them holds the line.
    bool mend_parts(std::vector<Part>& parts, const LineRef& line, const std::string& before, const std::string& to) {
        if (std::none_of(parts.begin(), parts.end(), [&](const Part& part) { return holds(part, line); })) return false;
        const auto twice = repeated(parts);
        for (std::size_t p = 0; p < parts.size(); ++p) {
            if (!holds(parts[p], line)) continue;
            const Lines lines = lines_of(parts[p]);
            const auto at = std::find(lines.begin(), lines.end(), line);
            if (twice[p]) {
                const Mended piece = piece_of_line(parts[p].text, before, to);
                if (piece.found) parts[p].text = piece.text;
                continue;
            }
            const std::size_t ahead = text_of(Lines(lines.begin(), at), sheets()).size();
            const Mended whole = to.empty() ? Mended{} : with_line(parts[p].text, before, to, ahead);
            parts[p].text = whole.found ? whole.text : text_of(lines, sheets());
        }
        return true;
    }

    void set_role(const Lines& lines, const std::string& role) {
        const auto index = desk_.article_of(lines.front());
        const auto named_role = named<Role>(role);
        if (std::any_of(lines.begin(), lines.end(), [](const LineRef& line) { return line.line < 0; }) && named_role)
            throw Refusal{"a picture has no such role"};
        const std::set<LineRef> chosen(lines.begin(), lines.end());
        std::set<std::pair<std::int32_t, std::string>> blocks;
        for (const LineRef& line : lines) blocks.emplace(line.page, line.block);
        if (!named_role) {
            auto taken = desk_.take(lines, false);
            for (Part& part : taken)
                if (part.role != Role::image) part.role = Role::body;
            desk_.put_away(std::move(taken),
                           role == advert ? "an advertisement, by hand" : "furniture of the page, by hand");
        } else if (index) {
            give_role(*index, lines, *named_role);
        } else {
            for (Part& part : desk_.unassigned())
                if (auto own = lines_of(part); !own.empty() && chosen.contains(own.front())) part.role = *named_role;
        }
        for (const auto& [page, block] : blocks) set_kind(page, block, chosen, role);
        desk_.drop_empty();
    }

    /// A head goes among the heads; what becomes text again goes where the page has it; the rest stays in its place.
    void give_role(std::size_t article, const Lines& lines, Role role) {
        auto taken = desk_.take(lines, false);
        for (Part& part : taken) part.role = role;
        desk_.put(desk_.articles()[article], std::move(taken));
        touch(desk_.articles()[article]);
    }

    /// A block all of whose text has the role is of the kind that goes with it.
    void set_kind(std::int32_t page, const std::string& id, const std::set<LineRef>& chosen, const std::string& role) {
        const Block* block = sheets().block(page, id);
        if (block == nullptr || (block->kind == BlockKind::image && role != advert)) return;
        for (std::size_t l = 0; l < block->lines.size(); ++l)
            if (!block->lines[l].words.empty() && !chosen.contains({page, id, static_cast<std::int32_t>(l)})) return;
        sheets().set_kind(page, id, kind_for(role, block->kind));
    }

    void move(const Operation& operation, const Found& at) {
        std::optional<std::size_t> from = desk_.article_of(at.at.front());
        if (at.beside) return put_beside(at.at, operation.where, *at.beside);
        if (operation.to == "none")
            desk_.put_away(desk_.take(at.at, false), "taken out of its article by hand");
        else if (operation.to == "new")
            put_into_new(at.at, from);
        else
            put_into(at.at, article_with(*at.anchor));
        desk_.drop_empty();
    }

    void put_into(const Lines& lines, std::size_t index) {
        auto taken = desk_.take(lines, true);
        touch(desk_.articles()[index]);
        // Its own headline stays the headline of an article.
        const bool headed = !head_text(desk_.articles()[index], Role::headline).empty();
        for (Part& part : taken)
            if (headed && part.role == Role::headline) part.role = Role::crosshead;
        desk_.put(desk_.articles()[index], std::move(taken));
    }

    void put_into_new(const Lines& lines, std::optional<std::size_t> from) {
        auto taken = desk_.take(lines, true);
        Article& made = desk_.add_article(from, lines.front());
        touch(made);
        desk_.put(made, std::move(taken));
        if (from) touch(desk_.articles()[*from]);
    }

    void put_beside(const Lines& lines, Where where, const LineRef& beside) {
        if (std::find(lines.begin(), lines.end(), beside) != lines.end()) throw Refusal{"it would stand beside itself"};
        const std::size_t index = article_with(beside);
        auto taken = desk_.take(lines, true);
        desk_.put(desk_.articles()[index], std::move(taken), {where, beside});
        touch(desk_.articles()[index]);
        desk_.drop_empty();
    }

    /// From the line on everything is an article of its own: text in its order, pictures as the page has them.
    void split(const LineRef& line) {
        const std::size_t index = article_with(line);
        Article old = desk_.articles()[index];
        desk_.cut_before(old, line);
        const std::size_t first = desk_.part_of(old, line);
        const bool at_head = is_head(old.parts[first].role);
        const auto order = sheets().order(line);
        std::vector<Part> stay, go;
        const auto twice = repeated(old.parts);
        for (std::size_t p = 0; p < old.parts.size(); ++p) {
            const Part& part = old.parts[p];
            const Lines lines = lines_of(part);
            const bool later = !lines.empty() && sheets().order(lines.front()) >= order;
            const bool by_page = part.role == Role::image || part.role == Role::caption || part.role == Role::credit ||
                                 twice[p] || (at_head && !is_head(part.role));
            (p == first || (by_page ? later : p > first) ? go : stay).push_back(part);
        }
        const bool text_stays = std::any_of(stay.begin(), stay.end(), [](const Part& p) { return !p.text.empty(); });
        if (!text_stays) throw Refusal{"its line is the first of the article, so nothing would be parted"};
        for (Part& part : go)
            if (part.role == Role::crosshead && &part == &go.front()) part.role = Role::headline;
        const double confidence = old.confidence;
        const std::string next = old.continued_to;
        old.parts = std::move(stay);
        old.continued_to.clear();
        touch(old);
        desk_.articles()[index] = std::move(old);
        Article& made = desk_.add_article(index, line);
        made.parts = std::move(go);
        made.confidence = confidence;
        made.continued_to = next;
        touch(made);
        const std::string id = made.id;
        for (Article& other : desk_.articles())
            if (!next.empty() && other.id == next) other.continued_from = id;
    }

    /// The article of `line` becomes a part of that of `into`, whose heads stay; its own heads become crossheads.
    void join(const LineRef& line, const LineRef& into) {
        const std::size_t from = article_with(line), to = article_with(into);
        if (from == to) throw Refusal{"both lines are in one article already"};
        Article gone = std::move(desk_.articles()[from]);
        desk_.articles()[from].parts.clear();
        Article& kept = desk_.articles()[to];
        std::set<Role> has;
        for (const Part& part : kept.parts) has.insert(part.role);
        std::vector<Part> pictures;
        for (Part& part : gone.parts) {
            const bool title = part.role == Role::headline || part.role == Role::kicker || part.role == Role::subtitle;
            if (title && has.contains(Role::headline)) part.role = Role::crosshead;
            if (part.role == Role::image || part.role == Role::caption || part.role == Role::credit)
                pictures.push_back(std::move(part));
            else if (is_head(part.role))
                desk_.put(kept, {std::move(part)});
            else
                append_text(kept, std::move(part));
        }
        std::move(pictures.begin(), pictures.end(), std::back_inserter(kept.parts));
        touch(kept);
        relink(gone, kept);
        desk_.articles()[from].id = gone.id;
        desk_.drop_empty();
    }

    /// Behind the text, before the pictures.
    static void append_text(Article& article, Part part) {
        auto at = article.parts.end();
        while (at != article.parts.begin() &&
               (std::prev(at)->role == Role::image || std::prev(at)->role == Role::caption ||
                std::prev(at)->role == Role::credit))
            --at;
        article.parts.insert(at, std::move(part));
    }

    /// Links that led to `gone` lead to `kept`; those between the two go.
    void relink(const Article& gone, Article& kept) {
        if (kept.continued_to == gone.id) kept.continued_to = gone.continued_to;
        if (kept.continued_from == gone.id) kept.continued_from = gone.continued_from;
        if (kept.continued_to.empty() && gone.continued_to != kept.id) kept.continued_to = gone.continued_to;
        if (kept.continued_from.empty() && gone.continued_from != kept.id) kept.continued_from = gone.continued_from;
        for (std::string* link : {&kept.continued_from, &kept.continued_to})
            if (*link == kept.id) link->clear();
        for (Article& other : desk_.articles())
            for (std::string* link : {&other.continued_from, &other.continued_to})
                if (*link == gone.id) *link = kept.id;
    }

    Desk& desk_;
    std::string stage_;
};

/// What the file calls an operation, whether or not there is one of that name.
std::string name_of(const Operation& operation) {
    if (!operation.given.is_object()) return "no operation";
    const auto name = operation.given.find("op");
    return name != operation.given.end() && name->is_string() ? name->get<std::string>() : "no operation";
}

void note(Document& document, const Corrections& corrections, const std::vector<Refused>& refused) {
    nlohmann::json operations = nlohmann::json::array(), listed = nlohmann::json::array();
    for (const Operation& operation : corrections.operations)
        operations.push_back(nlohmann::json::parse(operation.given.dump()));
    for (const Refused& one : refused) listed.push_back({{"number", one.number}, {"why", one.why}});
    set_attr(document.attrs, "corrections", nlohmann::json{{"operations", operations}, {"refused", listed}});
}

}  // namespace

Corrected carry_out(const Corrections& corrections, Document document, const Pages& pages, const std::string& stage) {
    Corrected out;
    const std::vector<Page> heads = document.pages;
    Sheets sheets(heads, pages);
    std::vector<Found> places;
    for (const Operation& operation : corrections.operations)
        places.push_back(operation.fault.empty() ? found(operation, sheets) : Found{{}, {}, {}, operation.fault});
    Desk desk(document, sheets);
    Work work(desk, stage);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Operation& operation = corrections.operations[i];
        try {
            if (!places[i].why.empty()) throw Refusal{places[i].why};
            work.run(operation, places[i]);
        } catch (const Refusal& refusal) {
            out.refused.push_back({i, name_of(operation), refusal.why});
        }
    }
    note(document, corrections, out.refused);
    for (const Page* page : sheets.changed()) out.changed.push_back(*page);
    out.document = std::move(document);
    return out;
}

}  // namespace galley::articles_correct
