#include "boxed_text.hpp"

#include <algorithm>
#include <utility>

#include "chains.hpp"
#include "crosshead.hpp"
#include "galley/json.hpp"

namespace galley::articles_newspaper {

namespace {

// Costs as in columns.cpp; lengths in heights of body text.
constexpr double new_chain = 8.0;  // an article that goes on where the boxes see a new one
constexpr double most_seam = 3.0;

constexpr double short_line = 2.0;  // a line that ends this far from the column's edge ends its paragraph
constexpr double narrow_column = 3.0;

class Reading {
  public:
    Reading(const Page& page, const Scale& scale, const Profile& profile)
        : page_(page), scale_(scale), profile_(profile), regions_(regions_of(page, scale, profile)) {
        for (const Block& block : page.blocks)
            for (const Line& line : block.lines) marked_ = marked_ || begins_paragraph(line);
    }

    LabelledText run() {
        std::vector<Chain> chains = chains_of(regions_);
        std::stable_sort(chains.begin(), chains.end(), [&](const Chain& a, const Chain& b) {
            return regions_.all[a.front().region].place.top < regions_.all[b.front().region].place.top;
        });
        for (const Chain& chain : chains)
            for (const Step& step : chain) {
                const bool root = &step == &chain.front();
                seam_ = root ? new_chain : std::min(step.seam, most_seam);
                gap_ = root ? Gap::blank : Gap::none;
                read(regions_.all[step.region]);
            }
        for (const std::size_t b : regions_.others) out_.aside_blocks.push_back(&page_.blocks[b]);
        return std::move(out_);
    }

  private:
    void read(const Region& region) {
        picture_ = nullptr;
        if (region.kind == RegionKind::picture) picture_ = &page_.blocks[region.blocks.front()];
        if (region.kind == RegionKind::column) return read_column(region);
        for (const std::size_t b : region.blocks) {
            const Block& block = page_.blocks[b];
            if (block.kind == BlockKind::image) continue;
            if (region.kind == RegionKind::head)
                read_heading(block, region.blocks.front() == b);
            else
                read_caption(block);
        }
    }

    void read_heading(const Block& block, bool first) {
        if (first) gap_ = Gap::blank;
        for (std::size_t i = 0; i < block.lines.size(); ++i) add(block, i, Flow::head);
    }

    void read_caption(const Block& block) {
        gap_ = Gap::blank;
        Flow flow = Flow::first;
        for (std::size_t i = 0; i < block.lines.size(); ++i)
            if (add(block, i, flow)) flow = Flow::next;
    }

    static bool begins_paragraph(const Line& line) { return attr<bool>(line.attrs, "paragraph").value_or(false); }

    /// The layout says where paragraphs begin. Where it does not, they begin with an indented line, or after one that
    /// ends a sentence short of the column's edge.
    void read_column(const Region& region) {
        const std::vector<ColumnLine> lines = lines_of(page_, region, scale_);
        const std::vector<bool> crossheads = crossheads_of(page_, lines, region.place.right, profile_);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const ColumnLine& line = lines[i];
            const bool after_head = out_.labels.empty() || out_.labels.back().flow == Flow::head;
            if (crossheads[i]) {
                if (!after_head || i == 0) gap_ = Gap::blank;
                add(*line.block, line.index, Flow::head);
                continue;
            }
            bool first = after_head || out_.lines.back().block->kind == BlockKind::caption;
            if (marked_) {
                first = first || begins_paragraph(line.block->lines[line.index]);
            } else if (!line.block->lines[line.index].box.empty() && region.place.width() >= narrow_column) {
                const bool ended = !first && out_.lines.back().closed && last_is_short_;
                first = first || ended || is_indented(line.place, region.place.left);
            }
            if (add(*line.block, line.index, first ? Flow::first : Flow::next))
                last_is_short_ = line.place.right < region.place.right - short_line;
        }
    }

    bool add(const Block& block, std::size_t index, Flow flow) {
        PrintedLine line = printed_line(page_, block, index, profile_);
        if (line.text.empty()) return false;
        line.gap = std::exchange(gap_, Gap::none);
        line.seam = std::exchange(seam_, 0.0);
        line.place = scale_.place(block.lines[index].box);
        line.size = size_of(block.lines[index], block, scale_);
        if (flow == Flow::head) line.font = attr<std::string>(block.lines[index].attrs, "font").value_or("");
        line.picture = picture_;
        out_.lines.push_back(std::move(line));
        out_.labels.push_back({flow, 0});
        return true;
    }

    const Page& page_;
    const Scale& scale_;
    const Profile& profile_;
    Regions regions_;
    LabelledText out_;
    bool marked_ = false;  // layout has marked where paragraphs begin
    const Block* picture_ = nullptr;
    double seam_ = 0;
    bool last_is_short_ = false;
    Gap gap_ = Gap::none;
};

}  // namespace

LabelledText boxed_text(const Page& page, const Scale& scale, const Profile& profile) {
    return Reading(page, scale, profile).run();
}

}  // namespace galley::articles_newspaper
