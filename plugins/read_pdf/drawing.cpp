#include "drawing.hpp"

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "copies.hpp"
#include "galley/utf8.hpp"
#include "glyph_runs.hpp"
#include "pdf/poppler_calls.hpp"

namespace galley::read_pdf {

namespace {

/// Maps and charts are drawn in a million strokes; what lies beyond this tells nothing more about the page.
constexpr std::size_t most_marks = 100'000;
constexpr char32_t unknown = 0xFFFD;
/// Text rendering mode 3 paints nothing, 7 only clips (ISO 32000-1, table 106).
constexpr int invisible_mode = 3;
/// Text that an image of at least this share of the page is painted over is not seen.
constexpr double cover_share = 0.5;

bool is_sane(const Rect& r) {
    constexpr double far = 1e6;
    return std::isfinite(r.x + r.y + r.w + r.h) && std::abs(r.x) < far && std::abs(r.y) < far && r.w < far && r.h < far;
}

class Recorder : public OutputDev {
  public:
    explicit Recorder(double page_area) : page_area_(page_area) {}

    Drawing take() {
        for (const Cover& cover : covers_)
            for (std::size_t g = 0; g < cover.glyphs_before; ++g)
                if (cover.box.holds(glyphs_[g].x, glyphs_[g].y)) glyphs_[g].invisible = true;
        return {runs_of(glyphs_, copy_levels(glyphs_), names_), std::move(marks_)};
    }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useShadedFills(int) override { return true; }
    bool useTilingPatternFill() override { return true; }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode, int,
                  const Unicode* u, int length) override {
        Glyph glyph;
        place(*state, x, y, dx, dy, glyph);
        if (!std::isfinite(glyph.x + glyph.y + glyph.along + glyph.size) || glyph.size <= 0) return;
        if (actual_) return actual_->take(glyph);
        for (int i = 0; i < length; ++i) append_utf8(glyph.text, static_cast<char32_t>(u[i]));
        if (length == 0) append_utf8(glyph.text, unknown);
        add(std::move(glyph));
    }

    /// What a stretch of glyphs stands for, where the file tells: it takes the place of their own characters.
    void beginActualText(GfxState*, const GooString* text) override {
        actual_.emplace();
        for (const Unicode character : pdf::characters_of(text->toStr()))
            append_utf8(actual_->text, static_cast<char32_t>(character));
    }
    void endActualText(GfxState*) override {
        if (actual_ && actual_->glyph && !actual_->text.empty()) {
            actual_->glyph->text = actual_->text;
            add(std::move(*actual_->glyph));
        }
        actual_.reset();
    }

    void stroke(GfxState* state) override {
        GfxRGB color;
        state->getStrokeRGB(&color);
        const double wide = state->getLineWidth();
        double along = 0, across = 0;
        state->transformDelta(wide, 0, &along, &across);
        const double half = std::max(std::hypot(along, across), hairline) / 2;
        const GfxPath* path = state->getPath();
        for (int s = 0; s < path->getNumSubpaths(); ++s) {
            const GfxSubpath* sub = path->getSubpath(s);
            for (int i = 1; i < sub->getNumPoints(); ++i) {
                Rect box = box_of(*state, *sub, i - 1, i);
                box = {box.x - half, box.y - half, box.w + 2 * half, box.h + 2 * half};
                add({Mark::Kind::shape, clipped(*state, box), gray_of(color), 0, 0});
            }
        }
    }

    void fill(GfxState* state) override { fill_path(*state); }
    void eoFill(GfxState* state) override { fill_path(*state); }

    bool functionShadedFill(GfxState* state, GfxFunctionShading*) override { return shade(*state); }
    bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override { return shade(*state); }
    bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override { return shade(*state); }
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override { return shade(*state); }
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override { return shade(*state); }
    bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                           double, double) override {
        return shade(*state);
    }

    void drawImage(GfxState* state, Object* ref, Stream* str, int width, int height, GfxImageColorMap* colors,
                   bool interpolate, const int* mask, bool inline_image) override {
        add_image(*state, width, height, mask == nullptr);
        OutputDev::drawImage(state, ref, str, width, height, colors, interpolate, mask, inline_image);
    }
    void drawImageMask(GfxState* state, Object* ref, Stream* str, int width, int height, bool invert, bool interpolate,
                       bool inline_image) override {
        add_image(*state, width, height, false);
        OutputDev::drawImageMask(state, ref, str, width, height, invert, interpolate, inline_image);
    }
    void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*,
                         int, int, bool, bool) override {
        add_image(*state, width, height, false);
    }
    void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*,
                             int, int, GfxImageColorMap*, bool) override {
        add_image(*state, width, height, false);
    }

  private:
    static constexpr double hairline = 0.1;

    struct Cover {
        Rect box;
        std::size_t glyphs_before;
    };

    struct ActualText {
        std::string text;
        std::optional<Glyph> glyph;  ///< from where the first of its glyphs begins to where the last one ends

        void take(const Glyph& next) {
            if (!glyph)
                glyph = next;
            else
                glyph->along =
                    std::max(glyph->along, (next.vertical ? next.y - glyph->y : next.x - glyph->x) + next.along);
        }
    };

    static double gray_of(const GfxRGB& c) { return (colToDbl(c.r) + colToDbl(c.g) + colToDbl(c.b)) / 3; }

    static Rect box_of(const GfxState& state, const GfxSubpath& sub, int first, int last) {
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
        for (int i = first; i <= last; ++i) {
            double x = 0, y = 0;
            state.transform(sub.getX(i), sub.getY(i), &x, &y);
            left = std::min(left, x), right = std::max(right, x), top = std::min(top, y), bottom = std::max(bottom, y);
        }
        return {left, top, right - left, bottom - top};
    }

    static Rect clipped(const GfxState& state, const Rect& box) {
        double left = 0, top = 0, right = 0, bottom = 0;
        state.getClipBBox(&left, &top, &right, &bottom);
        const double x = std::max(left, box.x), y = std::max(top, box.y);
        return {x, y, std::min(right, box.right()) - x, std::min(bottom, box.bottom()) - y};
    }

    /// Four corners, each level with or above the next: a box, or its outline's end.
    static bool is_rectangle(const GfxState& state, const GfxSubpath& sub) {
        const int points = sub.getNumPoints();
        if (points < 4 || points > 5) return false;
        for (int i = 1; i < points; ++i) {
            const Rect side = box_of(state, sub, i - 1, i);
            if (sub.getCurve(i) || (side.w > hairline && side.h > hairline)) return false;
        }
        return true;
    }

    void fill_path(GfxState& state) {
        GfxRGB color;
        state.getFillRGB(&color);
        const double opacity = state.getFillOpacity();
        const double gray = 1 - opacity * (1 - gray_of(color));
        const GfxPath* path = state.getPath();
        const int count = path->getNumSubpaths();
        std::optional<Rect> outer;
        for (int s = 0; s < count; ++s) {
            const GfxSubpath& sub = *path->getSubpath(s);
            const Rect box = box_of(state, sub, 0, sub.getNumPoints() - 1);
            const bool rectangle = is_rectangle(state, sub);
            if (rectangle && count == 2 && s == 0 && is_rectangle(state, *path->getSubpath(1))) {
                outer = box;
            } else if (outer && 2 * shared_area(*outer, box) > outer->area()) {
                add_border(state, *outer, box, gray);
            } else {
                if (outer) add({Mark::Kind::area, clipped(state, *outer), gray, 0, 0});
                add({rectangle ? Mark::Kind::area : Mark::Kind::shape, clipped(state, box), gray, 0, 0});
            }
        }
    }

    /// A box within a box, and ink between: four sides.
    void add_border(const GfxState& state, const Rect& outer, const Rect& inner, double gray) {
        const Rect sides[] = {{outer.x, outer.y, outer.w, inner.y - outer.y},
                              {outer.x, inner.bottom(), outer.w, outer.bottom() - inner.bottom()},
                              {outer.x, outer.y, inner.x - outer.x, outer.h},
                              {inner.right(), outer.y, outer.right() - inner.right(), outer.h}};
        for (const Rect& side : sides) add({Mark::Kind::area, clipped(state, side), gray, 0, 0});
    }

    bool shade(const GfxState& state) {
        constexpr double middle_gray = 0.5;
        double left = 0, top = 0, right = 0, bottom = 0;
        state.getClipBBox(&left, &top, &right, &bottom);
        add({Mark::Kind::shape, {left, top, right - left, bottom - top}, middle_gray, 0, 0});
        return true;
    }

    void add_image(const GfxState& state, int width, int height, bool opaque) {
        double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
        for (const double u : {0.0, 1.0})
            for (const double v : {0.0, 1.0}) {
                double x = 0, y = 0;
                state.transform(u, v, &x, &y);
                left = std::min(left, x), right = std::max(right, x), top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        const Rect box = clipped(state, {left, top, right - left, bottom - top});
        add({Mark::Kind::image, box, 0, static_cast<std::size_t>(width), static_cast<std::size_t>(height)});
        if (opaque && box.area() >= cover_share * page_area_) covers_.push_back({box, glyphs_.size()});
    }

    void add(const Mark& mark) {
        if (mark.box.w > 0 && mark.box.h > 0 && is_sane(mark.box) && marks_.size() < most_marks) marks_.push_back(mark);
    }

    static void place(const GfxState& state, double x, double y, double dx, double dy, Glyph& glyph) {
        const GfxFont* font = state.getFont().get();
        // The pen moves by what the font says and by extra space that belongs to no character.
        double extra_x = 0, extra_y = 0, w = 0, h = 0;
        const bool downward = font != nullptr && font->getWMode() != 0;
        const double extra = state.getCharSpace();
        state.textTransformDelta(downward ? 0 : extra * state.getHorizScaling(), downward ? extra : 0, &extra_x,
                                 &extra_y);
        state.transformDelta(dx - extra_x, dy - extra_y, &w, &h);
        state.transform(x, y, &glyph.x, &glyph.y);
        glyph.size = state.getTransformedFontSize();
        glyph.font = font;
        glyph.vertical = std::abs(h) > std::abs(w);
        glyph.along = glyph.vertical ? h : w;
        glyph.invisible = (state.getRender() & invisible_mode) == invisible_mode;
    }

    void add(Glyph glyph) {
        const auto* font = static_cast<const GfxFont*>(glyph.font);
        const auto [entry, is_new] = names_.try_emplace(font);
        // Fonts that hold some characters only are named "ABCDEF+Name" (ISO 32000-1, 9.6.4).
        if (is_new && font != nullptr && font->getType() != fontType3) entry->second = font->getNameWithoutSubsetTag();
        glyphs_.push_back(std::move(glyph));
    }

    double page_area_;
    std::vector<Glyph> glyphs_;
    std::vector<Mark> marks_;
    std::vector<Cover> covers_;
    std::optional<ActualText> actual_;
    FontNames names_;
};

}  // namespace

Drawing read_drawing(PDFDoc& document, int number, const pdf::Stopped& stopped) {
    Recorder recorder(document.getPageCropWidth(number) * document.getPageCropHeight(number));
    document.displayPage(&recorder, number, pdf::points_per_inch, pdf::points_per_inch, 0, false, true, false,
                         pdf::ask_stopped, pdf::asked_by(stopped));
    return recorder.take();
}

}  // namespace galley::read_pdf
