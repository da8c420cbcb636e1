#include "best_tour.hpp"

#include <algorithm>
#include <limits>

namespace galley::articles_newspaper {

namespace {

constexpr std::size_t most_exact = 12;
constexpr double never = -std::numeric_limits<double>::infinity();

std::vector<std::size_t> greedy(const std::vector<double>& start, const std::vector<std::vector<double>>& step) {
    const std::size_t count = start.size();
    std::vector<bool> used(count);
    std::vector<std::size_t> out;
    while (out.size() < count) {
        const std::vector<double>& gain = out.empty() ? start : step[out.back()];
        std::size_t best = count;
        for (std::size_t i = 0; i < count; ++i)
            if (!used[i] && (best == count || gain[i] > gain[best])) best = i;
        used[best] = true;
        out.push_back(best);
    }
    return out;
}

std::vector<std::size_t> exact(const std::vector<double>& start, const std::vector<std::vector<double>>& step) {
    const std::size_t count = start.size(), sets = std::size_t{1} << count;
    std::vector<std::vector<double>> best(sets, std::vector<double>(count, never));  // of a set, ending with one of it
    std::vector<std::vector<std::size_t>> before(sets, std::vector<std::size_t>(count, count));
    for (std::size_t i = 0; i < count; ++i) best[std::size_t{1} << i][i] = start[i];
    for (std::size_t set = 1; set < sets; ++set)
        for (std::size_t last = 0; last < count; ++last) {
            if (best[set][last] == never) continue;
            for (std::size_t next = 0; next < count; ++next) {
                if ((set >> next & 1U) != 0) continue;
                const std::size_t larger = set | std::size_t{1} << next;
                const double value = best[set][last] + step[last][next];
                if (value > best[larger][next]) best[larger][next] = value, before[larger][next] = last;
            }
        }
    std::size_t set = sets - 1;
    std::size_t last =
        static_cast<std::size_t>(std::max_element(best[set].begin(), best[set].end()) - best[set].begin());
    std::vector<std::size_t> out;
    while (out.size() < count) {
        out.push_back(last);
        const std::size_t previous = before[set][last];
        set &= ~(std::size_t{1} << last);
        last = previous;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace

std::vector<std::size_t> best_tour(const std::vector<double>& start, const std::vector<std::vector<double>>& step) {
    if (start.empty()) return {};
    return start.size() <= most_exact ? exact(start, step) : greedy(start, step);
}

}  // namespace galley::articles_newspaper
