#include "story_writing.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "fields.hpp"
#include "galley/json.hpp"
#include "galley/utf8.hpp"
#include "run_in_head.hpp"

namespace galley::articles_newspaper {

namespace {

double rounded(double value) { return std::round(value * 100) / 100; }

class Writing {
  public:
    Writing(Story story, const NodeText& text, const Settled& settled, const Profile& profile)
        : story_(std::move(story)), text_(text), settled_(settled), profile_(profile) {}

    Article run(const std::vector<std::string>& evidence) {
        article_.confidence = story_.confidence;
        part_run_in_head();
        add_lines(Role::section, story_.section);
        add_lines(Role::kicker, story_.kicker);
        add_lines(Role::headline, story_.headline);
        add_lines(Role::subtitle, story_.subtitle);
        add_lines(Role::byline, story_.byline);
        add_lines(Role::dateline, story_.dateline);
        add_inner_fields();
        for (const Passage& passage : story_.passages) add_passage(passage);
        for (const Caption& caption : story_.captions) add_caption(caption);
        set_attr(article_.attrs, "evidence", evidence);
        set_attr(
            article_.attrs, "certainty",
            nlohmann::json{
                {"join", rounded(story_.join)}, {"apart", rounded(story_.apart)}, {"roles", rounded(story_.roles)}});
        return std::move(article_);
    }

  private:
    void add(Role role, std::u32string_view text, const Lines& lines) {
        Part part{role, encode_utf8(text), text_.sources(lines), {}};
        double sum = 0;
        for (const int node : lines) sum += settled_.certainty[static_cast<std::size_t>(node)];
        if (!lines.empty()) set_attr(part.attrs, "probability", rounded(sum / static_cast<double>(lines.size())));
        article_.parts.push_back(std::move(part));
    }
    void add_lines(Role role, const Lines& lines) {
        if (!lines.empty()) add(role, role == Role::headline ? text_.joined(lines, head_) : joined(lines), lines);
    }

    [[nodiscard]] std::u32string joined(const Lines& lines) const { return text_.joined(lines, rest_); }

    /// The line that a heading is run into belongs to headline and text, each with its part.
    void part_run_in_head() {
        std::optional<RunInHead> found = text_.run_in_head(story_);
        if (!found) return;
        head_ = {found->line, std::move(found->head)}, rest_ = {found->line, std::move(found->rest)};
        const auto text = std::find_if(story_.passages.begin(), story_.passages.end(),
                                       [](const Passage& passage) { return passage.guise == Guise::body; });
        if (story_.headline.empty())
            story_.headline.push_back(found->line);
        else
            text->lines.insert(text->lines.begin(), found->line);
    }

    /// Dateline and byline that the first paragraph begins with, or the byline that the last one ends with; a story
    /// told by a picture has the credit as its byline.
    void add_inner_fields() {
        const Passage *first = nullptr, *last = nullptr;
        for (const Passage& passage : story_.passages) {
            if (passage.guise != Guise::body) continue;
            if (first == nullptr) first = &passage;
            last = &passage;
        }
        if (first != nullptr) {
            if (!has(article_, Role::dateline))
                add_first_words(article_, {joined(first->lines), text_.sources(first->lines)}, profile_);
            return add_last_words(article_, {joined(last->lines), text_.sources(last->lines)}, profile_);
        }
        if (has(article_, Role::byline)) return;
        for (const Caption& caption : story_.captions) {
            if (const std::u32string credit = credit_of(joined(caption.lines), profile_); !credit.empty())
                return add(Role::byline, credit, caption.lines);
        }
    }

    void add_passage(const Passage& passage) {
        const std::u32string text = joined(passage.lines);
        add(role_of(passage.guise), text, passage.lines);
        if (passage.guise == Guise::body) add_jumps(article_, {text, text_.sources(passage.lines)}, profile_);
    }

    /// The picture, its caption, its credit: in this order, so that readers know which belong together.
    void add_caption(const Caption& caption) {
        if (caption.picture != page_graph::nothing)
            article_.parts.push_back({Role::image, "", text_.sources({caption.picture}), {}});
        if (caption.lines.empty()) return;
        const std::u32string text = joined(caption.lines);
        add(Role::caption, text, caption.lines);
        Lines credits;
        for (const int node : caption.lines)
            if (settled_.guises[static_cast<std::size_t>(node)] == Guise::credit) credits.push_back(node);
        if (const std::u32string credit = credit_of(text, profile_); !credit.empty())
            add(Role::credit, credit, credits.empty() ? caption.lines : credits);
        else
            add_lines(Role::credit, credits);
    }

    Story story_;
    PartOfLine head_, rest_;  ///< of the line that a heading is run into
    const NodeText& text_;
    const Settled& settled_;
    const Profile& profile_;
    Article article_;
};

}  // namespace

Article write_story(const Story& story, const NodeText& text, const Settled& settled,
                    const std::vector<std::string>& evidence, const Profile& profile) {
    return Writing(story, text, settled, profile).run(evidence);
}

}  // namespace galley::articles_newspaper
