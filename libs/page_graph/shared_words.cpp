#include "page_graph/shared_words.hpp"

#include <unordered_map>

#include "language/terms.hpp"

namespace galley::page_graph {
namespace {

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
        for (const std::uint64_t term : language::terms_of(scene.nodes[i].text)) {
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
        double norm = 0;
        for (const std::uint32_t term : terms) norm += weights_[term] * weights_[term];
        norms_.push_back(std::sqrt(norm));
    }
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
    double sum = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) sum += weights_[*i] * weights_[*i];
        *i < *j ? ++i : (*j < *i ? ++j : (++i, ++j));
    }
    return found->second = norm > 0 ? sum / norm : 0;
}

}  // namespace galley::page_graph
