#include "page_graph/shared_words.hpp"

#include <cmath>
#include <unordered_map>

#include "language/terms.hpp"

namespace galley::page_graph {
namespace {

constexpr std::size_t window = 6;  // lines on either side of a place

void make_distinct(std::vector<std::uint32_t>& terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

SharedWords::SharedWords(const Scene& scene, const Columns& columns)
    : lines_(scene.nodes.size()), columns_(columns.all.size()), column_of_(columns.of) {
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    std::vector<double> holders;
    double read = 0;
    for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
        if (scene.nodes[i].text.empty()) continue;
        ++read;
        for (const std::uint64_t term : language::terms_of(scene.nodes[i].text, language::Pairs::without_kana)) {
            const auto number = numbers.try_emplace(term, static_cast<std::uint32_t>(holders.size())).first->second;
            if (number == holders.size()) holders.push_back(0);
            ++holders[number];
            lines_[i].push_back(number);
        }
        make_distinct(lines_[i]);
        if (columns.of[i] != nothing) {
            Terms& all = columns_[static_cast<std::size_t>(columns.of[i])];
            all.insert(all.end(), lines_[i].begin(), lines_[i].end());
        }
    }
    for (const double n : holders) weights_.push_back(std::log((read + 1) / n));
    for (Terms& terms : columns_) {
        make_distinct(terms);
        norms_.push_back(norm_of(terms));
    }
    after_.assign(scene.nodes.size(), 0);
    for (const Column& column : columns.all)
        for (std::size_t k = 0; k + 1 < column.lines.size(); ++k) {
            const Terms before = terms_between(column.lines, k + 1 - std::min(window, k + 1), k + 1);
            const Terms behind = terms_between(column.lines, k + 1, std::min(k + 1 + window, column.lines.size()));
            const double norm = norm_of(before) * norm_of(behind);
            after_[static_cast<std::size_t>(column.lines[k])] = norm > 0 ? in_common(before, behind) / norm : 0;
        }
}

SharedWords::Terms SharedWords::terms_between(const std::vector<int>& lines, std::size_t first, std::size_t end) const {
    Terms out;
    for (std::size_t k = first; k < end; ++k) {
        const Terms& more = lines_[static_cast<std::size_t>(lines[k])];
        out.insert(out.end(), more.begin(), more.end());
    }
    make_distinct(out);
    return out;
}

double SharedWords::norm_of(const Terms& terms) const {
    double sum = 0;
    for (const std::uint32_t term : terms) sum += weights_[term] * weights_[term];
    return std::sqrt(sum);
}

double SharedWords::in_common(const Terms& a, const Terms& b) const {
    double sum = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) sum += weights_[*i] * weights_[*i];
        *i < *j ? ++i : (*j < *i ? ++j : (++i, ++j));
    }
    return sum;
}

double SharedWords::in_column(int line, int column) const {
    const auto i = static_cast<std::size_t>(line);
    if (column == nothing || column_of_[i] == column) return 0;
    const Terms& terms = columns_[static_cast<std::size_t>(column)];
    double all = 0, held = 0;
    for (const std::uint32_t term : lines_[i]) {
        all += weights_[term];
        if (std::binary_search(terms.begin(), terms.end(), term)) held += weights_[term];
    }
    return all > 0 ? held / all : 0;
}

double SharedWords::of_columns(int one, int other) {
    if (one == nothing || other == nothing || one == other) return 0;
    const auto [found, fresh] = known_.try_emplace(std::minmax(one, other), 0.0);
    if (!fresh) return found->second;
    const Terms &a = columns_[static_cast<std::size_t>(one)], &b = columns_[static_cast<std::size_t>(other)];
    const double norm = norms_[static_cast<std::size_t>(one)] * norms_[static_cast<std::size_t>(other)];
    return found->second = norm > 0 ? in_common(a, b) / norm : 0;
}

}  // namespace galley::page_graph
