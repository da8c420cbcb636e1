#include "clusters.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>

namespace galley::articles_newspaper {

namespace {

/// All links between two groups.
struct Bond {
    double odds = 0;
    int count = 0;
    bool one_heading = false;  ///< lines of one heading are among those that it joins

    void add(const Bond& other) {
        odds += other.odds, count += other.count;
        one_heading = one_heading || other.one_heading;
    }
};

/// Nodes that were joined so far, and what is among them.
struct Group {
    std::vector<int> nodes;
    std::map<int, Bond> bonds;  ///< by the other group
    bool headline = false, caption = false, lines = false;
    std::size_t text = 0;  ///< lines of it
    double join = 6;
    int version = 0;  ///< counts its changes

    [[nodiscard]] bool whole() const { return text > scrap || (headline && (text > 0 || caption)); }
    void take_kinds(const Group& other) {
        headline = headline || other.headline, caption = caption || other.caption;
        text += other.text, lines = lines || other.lines;
    }
};

class Joining {
  public:
    explicit Joining(const ClusterTask& task) : task_(task), groups_(task.nodes), of_(task.nodes, page_graph::nothing) {
        for (std::size_t i = 0; i < task.nodes; ++i) {
            if (task.outside[i]) continue;
            of_[i] = static_cast<int>(i);
            groups_[i].nodes.push_back(static_cast<int>(i));
            groups_[i].take_kinds(kinds_of(i));
        }
        for (const NodeLink& link : task.links) {
            const auto a = static_cast<std::size_t>(link.one), b = static_cast<std::size_t>(link.other);
            if (task.outside[a] || task.outside[b]) continue;
            const Bond bond{link.odds, 1, link.odds > 0 && task.headline[a] && task.headline[b]};
            groups_[a].bonds[link.other] = bond;
            groups_[b].bonds[link.one] = bond;
        }
    }

    std::vector<Cluster> run() {
        join_while_likely();
        move_nodes();
        place_loose();
        return clusters();
    }

  private:
    struct Step {
        double odds = 0;
        int one = 0, other = 0, version_one = 0, version_other = 0;
        bool operator<(const Step& s) const {
            return std::tie(odds, s.one, s.other) < std::tie(s.odds, one, other);  // of equals, the first nodes
        }
    };

    [[nodiscard]] Group kinds_of(std::size_t node) const {
        Group out;
        out.headline = task_.headline[node], out.text = task_.text[node] ? 1 : 0, out.caption = task_.caption[node];
        out.lines = !task_.picture[node];
        return out;
    }
    [[nodiscard]] Group& group(int g) { return groups_[static_cast<std::size_t>(g)]; }
    [[nodiscard]] const Group& group(int g) const { return groups_[static_cast<std::size_t>(g)]; }

    [[nodiscard]] double odds(int one, int other, const Bond& bond) const {
        const bool two_heads = group(one).headline && group(other).headline && !bond.one_heading;
        return bond.odds / bond.count - (two_heads ? task_.options.head_penalty : 0);
    }

    void propose(int one, int other, const Bond& bond) {
        const double value = odds(one, other, bond);
        if (value > 0)
            steps_.push({value, std::min(one, other), std::max(one, other), group(std::min(one, other)).version,
                         group(std::max(one, other)).version});
    }

    void join_while_likely() {
        for (std::size_t g = 0; g < groups_.size(); ++g)
            for (const auto& [other, bond] : groups_[g].bonds)
                if (other > static_cast<int>(g)) propose(static_cast<int>(g), other, bond);
        while (!steps_.empty()) {
            const Step step = steps_.top();
            steps_.pop();
            if (step.version_one != group(step.one).version || step.version_other != group(step.other).version)
                continue;
            join(step.one, step.other, step.odds);
            for (const auto& [other, bond] : group(step.one).bonds) propose(step.one, other, bond);
        }
    }

    /// Puts the second group into the first.
    void join(int one, int other, double odds) {
        Group &a = group(one), &b = group(other);
        a.join = std::min({a.join, b.join, odds});
        a.take_kinds(b);
        for (const int node : b.nodes) of_[static_cast<std::size_t>(node)] = one;
        a.nodes.insert(a.nodes.end(), b.nodes.begin(), b.nodes.end());
        a.bonds.erase(other);
        for (const auto& [third, bond] : b.bonds) {
            if (third == one) continue;
            a.bonds[third].add(bond);
            group(third).bonds.erase(other);
            group(third).bonds[one].add(bond);
        }
        ++a.version, ++b.version;
        b.nodes.clear(), b.bonds.clear();
    }

    /// Average linkage decides early; a node on the border may fit better on the other side.
    void move_nodes() {
        constexpr double better = 1;  // log odds
        constexpr int rounds = 3;
        std::vector<std::vector<NodeLink>> links(task_.nodes);
        for (const NodeLink& link : task_.links) {
            links[static_cast<std::size_t>(link.one)].push_back(link);
            links[static_cast<std::size_t>(link.other)].push_back({link.other, link.one, link.odds});
        }
        for (int round = 0; round < rounds; ++round) {
            bool moved = false;
            for (std::size_t i = 0; i < task_.nodes; ++i) {
                if (of_[i] == page_graph::nothing || task_.headline[i]) continue;
                std::map<int, Bond> to;
                for (const NodeLink& link : links[i])
                    if (const int g = of_[static_cast<std::size_t>(link.other)]; g != page_graph::nothing)
                        to[g].add({link.odds, 1, false});
                const auto mean = [&](const Bond& bond) { return bond.count > 0 ? bond.odds / bond.count : 0.0; };
                const double here = mean(to[of_[i]]);
                int best = of_[i];
                double most = here + better;
                for (const auto& [g, bond] : to)
                    if (g != of_[i] && mean(bond) > std::max(0.0, most)) best = g, most = mean(bond);
                if (best == of_[i]) continue;
                of_[i] = best, moved = true;
            }
            if (!moved) break;
        }
        regroup();
    }

    /// Makes the groups anew from what each node belongs to.
    void regroup() {
        for (Group& g : groups_) g.nodes.clear(), g.bonds.clear(), g.headline = g.caption = g.lines = false, g.text = 0;
        for (std::size_t i = 0; i < task_.nodes; ++i) {
            if (of_[i] == page_graph::nothing) continue;
            Group& mine = group(of_[i]);
            mine.nodes.push_back(static_cast<int>(i));
            mine.take_kinds(kinds_of(i));
        }
        for (const NodeLink& link : task_.links) {
            const int one = of_[static_cast<std::size_t>(link.one)], other = of_[static_cast<std::size_t>(link.other)];
            if (one == page_graph::nothing || other == page_graph::nothing || one == other) continue;
            const bool heads = task_.headline[static_cast<std::size_t>(link.one)] &&
                               task_.headline[static_cast<std::size_t>(link.other)];
            const Bond bond{link.odds, 1, link.odds > 0 && heads};
            group(one).bonds[other].add(bond);
            group(other).bonds[one].add(bond);
        }
    }

    static bool would_be_whole(Group one, const Group& other) {
        one.take_kinds(other);
        return one.whole();
    }

    /// Heads and captions are of some text; each goes to the one that it is joined to most.
    void place_loose() {
        for (bool placed = true; placed;) {
            placed = false;
            int from = 0, to = 0;
            double most = task_.options.loose;
            for (std::size_t g = 0; g < groups_.size(); ++g) {
                if (groups_[g].nodes.empty() || groups_[g].whole() || !groups_[g].lines) continue;
                for (const auto& [other, bond] : groups_[g].bonds) {
                    const double value = odds(static_cast<int>(g), other, bond);
                    if (!would_be_whole(groups_[g], group(other)) || value <= most) continue;
                    from = static_cast<int>(g), to = other, most = value, placed = true;
                }
            }
            if (placed) join(to, from, most);
        }
    }

    [[nodiscard]] std::vector<Cluster> clusters() const {
        std::vector<Cluster> out;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            if (groups_[g].nodes.empty()) continue;
            Cluster cluster;
            cluster.nodes = groups_[g].nodes;
            std::sort(cluster.nodes.begin(), cluster.nodes.end());
            cluster.join = groups_[g].join;
            for (const auto& [other, bond] : groups_[g].bonds)
                cluster.apart = std::min(cluster.apart, -odds(static_cast<int>(g), other, bond));
            out.push_back(std::move(cluster));
        }
        std::sort(out.begin(), out.end(),
                  [](const Cluster& a, const Cluster& b) { return a.nodes.front() < b.nodes.front(); });
        return out;
    }

    const ClusterTask& task_;
    std::vector<Group> groups_;
    std::vector<int> of_;  ///< group by node
    std::priority_queue<Step> steps_;
};

}  // namespace

std::vector<Cluster> clusters_of(const ClusterTask& task) { return Joining(task).run(); }

}  // namespace galley::articles_newspaper
