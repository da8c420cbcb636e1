#include "columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace galley::articles_newspaper {

namespace {

// Costs are negative natural logarithms of probabilities, rounded: how surprising it is to see this in a newspaper.
constexpr double open_end = 8.0;     // a paragraph or heading follows a line that ends no sentence
constexpr double lead_in_end = 1.5;  // the same after a colon
constexpr double full_stop_in_head = 4.0;
constexpr double closed_head = 2.0;  // a heading that ends with a mark such as "!"
constexpr double head_line = 1.0;
constexpr double long_head = 3.0;
constexpr double open_bracket = 3.0;     // a paragraph that ends inside a quote or bracket
constexpr double dateline_head = 6.0;    // a heading that begins like a dateline
constexpr double credit_inside = 4.0;    // a paragraph that goes on after a caption's credit
constexpr double dangling_start = 5.0;   // a paragraph or heading that begins with a comma
constexpr double credit_start = 3.0;     // a credit parted from its caption
constexpr double dateline_inside = 6.0;  // behind a gap
constexpr double doubled_inside = 3.0;   // a line drawn double in running text
constexpr double one_line = 0.7;         // a paragraph of one line
constexpr double capital_inside = 1.5;   // a gap inside a sentence, and a capital after it
constexpr double stop_inside = 1.2;      // a sentence ends at a line's end by chance
constexpr double opens_inside = 0.5;     // share of the cost of a blank before a line that begins with a quote: text
                                         // layers part such lines, because the hanging mark moves them
constexpr double comma_head = 2.5;       // a heading that ends with a comma
constexpr double after_head = 1.5;       // any width may follow a heading
constexpr double change_width = 2.5;
constexpr double change_width_unparted = 5.0;
constexpr double never = 1e9;

// By gap: none, blank, box.
constexpr std::array next_gap{0.0, 2.5, 4.0};
// A paragraph without a gap before it: likelier where the page has no blank lines, by the share of sentences ending at
// a line's end that a gap follows.
constexpr double first_ungapped = 0.7, per_gapped_share = 1.5;
// The same for headings, which most pages part from their texts.
constexpr double head_ungapped = 5.0, head_per_gapped_share = 3.0;
constexpr std::array body_to_head_gap{0.0, 0.5, 0.0};
constexpr std::array head_to_head_gap{0.2, 0.3, 0.0};
constexpr std::array head_to_first_gap{0.0, 0.3, 0.0};

constexpr std::size_t narrowest = 6;
constexpr std::size_t widest_characters = 64, widest_words = 130;

// Counted widths are the stricter reading: they win when they cost this little more for each line.
constexpr double strictness = 0.05;

// Pages longer than this are labelled piece by piece, which bounds the memory.
constexpr std::size_t window = 20000;

constexpr double at(const std::array<double, 3>& costs, Gap gap) { return costs[static_cast<std::size_t>(gap)]; }

/// How wide a line is. Print squeezes Latin letters, digits and quotes; text that a program has cut at a number of
/// characters does not.
enum class Measure { printed, counted };

double gapped_share(const std::vector<PrintedLine>& lines) {
    double ends = 0, gapped = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].closed) continue;
        ends += 1;
        gapped += lines[i + 1].gap == Gap::none ? 0 : 1;
    }
    return ends > 0 ? gapped / ends : 0;
}

double cost_of_short(double off) { return std::min(7.0, off < 1 ? 0.5 * off : 0.4 * off * off + 0.2); }
double cost_of_long(double off) { return std::min(7.0, 1.2 * off * off); }

/// How surprising it is that a line inside a paragraph has this width in a column of `width`.
double fullness(const PrintedLine& line, double width, bool words, Measure measure) {
    const double wide = measure == Measure::counted ? line.wide - line.hanging : line.narrow;
    if (words) {
        const double unit = std::max(1.0, width / 20);  // letters differ in width, so long lines differ more
        // A line is full when the next line's first word would not have fitted.
        return line.room <= width ? cost_of_short((width + 1 - line.room) / unit)
                                  : cost_of_long(std::max(0.0, line.wide - width) / unit);
    }
    return line.room < width ? cost_of_short(width - line.room) : cost_of_long(std::max(0.0, wide - width));
}

double overflow(const PrintedLine& line, double width) {
    const double off = line.narrow - width;
    return off <= 1 ? 0.0 : std::min(7.0, off * off / 2);
}

/// How surprising it is that a paragraph goes on after `prior`, by how that ends.
double inside(const PrintedLine& prior, const PrintedLine& line) {
    if (line.credit_alone && (!prior.credit || line.gap == Gap::none)) return 0.0;
    if (line.dateline && line.gap != Gap::none) return dateline_inside;
    const double mixed = prior.doubled != line.doubled ? doubled_inside : 0.0;
    if (!prior.closed && line.capital && line.gap != Gap::none) return mixed + capital_inside;
    return mixed + (prior.credit ? credit_inside : prior.closed ? stop_inside : 0.0);
}

double end_of_paragraph(const PrintedLine& line, const Profile& profile) {
    return (line.open ? open_bracket : 0.0) + (line.closed                   ? 0.0
                                               : profile.leads_in(line.text) ? lead_in_end
                                                                             : open_end);
}

/// How surprising it is that a text begins like this line.
double start_cost(const PrintedLine& line) {
    return (line.dangling ? dangling_start : 0.0) + (line.credit_alone ? credit_start : 0.0);
}

double head_cost(const PrintedLine& line, bool words) {
    const double long_line = words ? 100 : 40;
    return head_line + (line.closed ? closed_head : 0) + (line.stopped ? full_stop_in_head : 0) +
           (line.dateline ? dateline_head : 0) + start_cost(line) + (line.wide > long_line ? long_head : 0);
}

/// Where a state came from. `same` keep the width; `other` is the best paragraph end of any width; `head` a heading.
enum class From : std::uint8_t { first, next, other, head };

struct Best {
    double cost = never;
    From from = From::head;
    void offer(double other, From source) {
        if (other < cost) cost = other, from = source;
    }
};

/// One column of the search. The last width has no limit: paragraphs that stand on one line each.
struct Step {
    std::vector<double> first, next;  // by width
    std::vector<From> first_from, next_from;
    double head = never;
    From head_from = From::head;
    std::size_t best_width = 0;  // the cheapest end of a paragraph
    bool best_is_next = false;
};

class Search {
  public:
    Search(const std::vector<PrintedLine>& lines, const Profile& profile, Measure measure)
        : lines_(lines),
          profile_(profile),
          measure_(measure),
          ungapped_(first_ungapped + per_gapped_share * gapped_share(lines)),
          unparted_head_(head_ungapped + head_per_gapped_share * gapped_share(lines)),
          widths_((profile.words ? widest_words : widest_characters) - narrowest + 2) {}

    /// Labels the lines begin..end and returns the cost of it all.
    double label(std::size_t begin, std::size_t end, std::vector<FlowLabel>& out) {
        steps_.assign(end - begin, {});
        for (std::size_t i = begin; i < end; ++i) advance(begin, i);
        return trace(begin, end, out);
    }

  private:
    [[nodiscard]] bool unlimited(std::size_t w) const { return w + 1 == widths_; }
    [[nodiscard]] double width(std::size_t w) const { return static_cast<double>(w + narrowest); }

    [[nodiscard]] double full(const PrintedLine& line, std::size_t w, double indent) const {
        return unlimited(w) ? 3.0 : fullness(line, width(w) - indent, profile_.words, measure_);
    }
    [[nodiscard]] double last(const PrintedLine& line, std::size_t w, double indent) const {
        return unlimited(w) ? 1.0 : overflow(line, width(w) - indent);
    }

    void advance(std::size_t begin, std::size_t i) {
        Step& step = steps_[i - begin];
        step.first.assign(widths_, 0.0);
        step.next.assign(widths_, never);
        step.first_from.assign(widths_, From::head);
        step.next_from.assign(widths_, From::first);
        if (i == begin) {
            step.head = head_cost(lines_[i], profile_.words);
            return;
        }
        const Step& before = steps_[i - begin - 1];
        const PrintedLine &prior = lines_[i - 1], &line = lines_[i];
        const double ending = end_of_paragraph(prior, profile_);

        Best any;
        std::vector<Best> ends(widths_);
        for (std::size_t w = 0; w < widths_; ++w) {
            ends[w].offer(before.first[w] + last(prior, w, profile_.indent) + one_line, From::first);
            ends[w].offer(before.next[w] + last(prior, w, 0), From::next);
            if (ends[w].cost < any.cost) {
                any = ends[w];
                step.best_width = w;
            }
        }
        step.best_is_next = any.from == From::next;

        const double begins = (line.gap == Gap::none ? ungapped_ : 0.0) + start_cost(line);
        const double changes = line.gap == Gap::none ? change_width_unparted : change_width;
        const double goes_on = inside(prior, line) +
                               at(next_gap, line.gap) *
                                   (profile_.opens(line.text) || prior.open || line.credit_alone ? opens_inside : 1.0);
        const double unended = prior.comma ? comma_head : 0.0;
        const double filled =
            line.credit_alone && line.gap == Gap::none ? 0.0 : 1.0;  // a credit may stand on the next line
        for (std::size_t w = 0; w < widths_; ++w) {
            Best first, next;
            first.offer(ends[w].cost + ending + begins, ends[w].from);
            first.offer(any.cost + ending + begins + changes, From::other);
            first.offer(before.head + at(head_to_first_gap, line.gap) + (line.gap == Gap::none ? unparted_head_ : 0.0) +
                            unended + after_head + start_cost(line),
                        From::head);
            next.offer(before.first[w] + filled * full(prior, w, profile_.indent) + goes_on, From::first);
            next.offer(before.next[w] + filled * full(prior, w, 0) + goes_on, From::next);
            step.first[w] = first.cost, step.first_from[w] = first.from;
            step.next[w] = next.cost, step.next_from[w] = next.from;
        }
        Best head;
        head.offer(any.cost + ending + at(body_to_head_gap, line.gap) + (line.gap == Gap::none ? unparted_head_ : 0.0),
                   From::other);
        head.offer(before.head + at(head_to_head_gap, line.gap) + (line.gap == Gap::none ? 0.0 : unended), From::head);
        step.head = head.cost + head_cost(line, profile_.words);
        step.head_from = head.from;
    }

    double trace(std::size_t begin, std::size_t end, std::vector<FlowLabel>& out) const {
        const Step& final = steps_.back();
        const double ending = end_of_paragraph(lines_[end - 1], profile_);
        Flow flow = Flow::head;
        std::size_t w = 0;
        double cost = final.head;
        for (std::size_t k = 0; k < widths_; ++k) {
            const auto offer = [&](double other, Flow as) {
                if (other < cost) cost = other, flow = as, w = k;
            };
            offer(final.first[k] + ending + last(lines_[end - 1], k, profile_.indent) + one_line, Flow::first);
            offer(final.next[k] + ending + last(lines_[end - 1], k, 0), Flow::next);
        }
        for (std::size_t i = end; i-- > begin;) {
            out[i] = {flow, flow == Flow::head || unlimited(w) ? 0.0 : width(w)};
            const Step& step = steps_[i - begin];
            const From from = flow == Flow::head    ? step.head_from
                              : flow == Flow::first ? step.first_from[w]
                                                    : step.next_from[w];
            if (from == From::head) {
                flow = Flow::head;
            } else if (from == From::other) {
                w = step.best_width;
                flow = step.best_is_next ? Flow::next : Flow::first;
            } else {
                flow = from == From::first ? Flow::first : Flow::next;
            }
        }
        return cost;
    }

    const std::vector<PrintedLine>& lines_;
    const Profile& profile_;
    Measure measure_;
    double ungapped_, unparted_head_;
    std::size_t widths_;
    std::vector<Step> steps_;
};

}  // namespace

std::vector<FlowLabel> label_flow(const std::vector<PrintedLine>& lines, const Profile& profile) {
    std::vector<FlowLabel> printed(lines.size()), counted(lines.size());
    for (std::size_t begin = 0; begin < lines.size(); begin += window) {
        const std::size_t end = std::min(lines.size(), begin + window);
        const double cost = Search(lines, profile, Measure::printed).label(begin, end, printed);
        const double strict = Search(lines, profile, Measure::counted).label(begin, end, counted);
        if (strict <= cost + strictness * static_cast<double>(end - begin))
            std::copy(counted.begin() + static_cast<std::ptrdiff_t>(begin),
                      counted.begin() + static_cast<std::ptrdiff_t>(end),
                      printed.begin() + static_cast<std::ptrdiff_t>(begin));
    }
    return printed;
}

}  // namespace galley::articles_newspaper
