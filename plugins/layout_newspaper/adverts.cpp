#include "adverts.hpp"

#include <map>

namespace galley::layout_newspaper {
namespace {

// Lines of body size, within this ratio, and of at least so many characters are body text.
constexpr double body_size_ratio = 1.15;
constexpr double body_length_min = 8;
// At most this share of an advert's characters is body text.
constexpr double body_share_max = 0.15;
// Its type comes in so many sizes, each larger than the one before by this ratio, and it has so many lines.
constexpr int sizes_min = 3;
constexpr double next_size = 1.2;
constexpr std::size_t lines_min = 4;

using Members = std::vector<Region*>;

bool is_body(double size, const BodyStyle& body) {
    return size <= body_size_ratio * body.size && size * body_size_ratio >= body.size;
}

/// Number of characters, about, whichever way the line runs.
double length_of(const TextLine& line) {
    return static_cast<double>(std::max(line.box.w, line.box.h)) / std::max(1, std::min(line.box.w, line.box.h));
}

bool is_advert(const Members& members, const BodyStyle& body) {
    double all = 0, running = 0;
    std::vector<double> sizes;
    for (const Region* r : members) {
        if (r->kind != BlockKind::text && r->kind != BlockKind::heading) return false;
        for (const TextLine& line : r->lines) {
            all += length_of(line);
            sizes.push_back(line.size);
            if (length_of(line) >= body_length_min && is_body(line.size, body)) running += length_of(line);
        }
    }
    if (sizes.size() < lines_min || running > body_share_max * all) return false;
    std::sort(sizes.begin(), sizes.end());
    int different = 1;
    double last = sizes.front();
    for (const double size : sizes)
        if (size >= next_size * last) ++different, last = size;
    return different >= sizes_min;
}

}  // namespace

void find_adverts(Regions& regions, const BodyStyle& body) {
    std::map<int, Members> framed;
    for (Region& r : regions)
        if (r.frame != none && !r.lines.empty()) framed[r.frame].push_back(&r);
    for (auto& [frame, members] : framed)
        if (is_advert(members, body))
            for (Region* r : members) r->kind = BlockKind::advert;
}

}  // namespace galley::layout_newspaper
