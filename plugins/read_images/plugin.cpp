// read.images: pages that are image files.
#include "galley/plugin.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "decode.hpp"
#include "galley/input_files.hpp"
#include "galley/json.hpp"
#include "header.hpp"
#include "orientation.hpp"
#include "spread.hpp"

namespace galley::read_images {

class ReadImages {
  public:
    static constexpr StageInfo info{"read.images", "1.0.0", "Reads pages from image files; a folder is a document", 0,
                                    GALLEY_HAS_IMAGE};
    struct Options {
        std::string group, orientation, facing, damaged;
        std::int64_t max_megapixels = 0, max_pages = 0;
    };
    static constexpr auto options = galley::options(
        opt("group", &Options::group, "folder", "What makes a document: a folder, a file, or all the input",
            one_of("folder|file|all")),
        opt("orientation", &Options::orientation, "file",
            "Pages stand as the file says, or also those that lie on a side or upside down are found and turned",
            one_of("file|detect")),
        opt("facing", &Options::facing, "keep",
            "Two facing pages in one image stay one, or become two, of which this is the first",
            one_of("keep|left-first|right-first")),
        opt("max_megapixels", &Options::max_megapixels, 200, "A page of more pixels is an error", between(1, 500)),
        opt("max_pages", &Options::max_pages, 10'000, "Pages of a TIFF beyond this number are left out", at_least(1)),
        opt("damaged", &Options::damaged, "fail",
            "What to do with a JPEG whose data has faults: fail, or keep what can be read", one_of("fail|keep")));

    ReadImages(Options o, Context& context) : options_(std::move(o)) {
        setMsgSeverity(L_SEVERITY_NONE);
        if (options_.orientation != "detect") return;
        const auto model = [&](const std::string& name) {
            return models::read_model_folder(
                models::find_folder(name, [&](const std::string& file) { return context.resource(file); }));
        };
        try {
            detector_.emplace(model("pp-ocrv6-lines"), model("pp-ocrv6-characters"));
        } catch (const ResourceError& error) {
            context.warn("pages that lie on a side are not turned: " + std::string(error.what()));
        }
    }

    std::string identity() { return detector_ ? detector_->identity() : ""; }

    void list(std::string_view input, Context& context) {
        constexpr std::string_view suffixes[] = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".jp2", ".j2k",
                                                 ".jpf", ".jpx", ".pnm",  ".pbm", ".pgm",  ".ppm",  ".bmp"};
        const auto tell = [&](const std::string& what) { context.warn(what); };
        for (const InputFile& file : input_files(input, suffixes, group_named(options_.group), tell)) {
            context.check_cancelled();
            const bool tiff = file.source.ends_with('f') || file.source.ends_with('F');  // .tif, .tiff, .jpf
            int pages = tiff ? page_count(file.path) : 1;
            if (pages > options_.max_pages) {
                context.warn("the TIFF " + file.source + " has " + std::to_string(pages) + " pages; those beyond " +
                             std::to_string(options_.max_pages) + " are left out, as the option \"max_pages\" says");
                pages = static_cast<int>(options_.max_pages);
            }
            for (int page = 0; page < pages; ++page) {
                const Entry whole{file.document, file.source, file.path.string(), static_cast<std::uint32_t>(page), {}};
                for (const Entry& entry : parts_of(whole)) context.emit(entry);
            }
        }
    }

    /// Attrs of the page, where it is not the whole image as the file shows it: "to_file", six numbers that lead from a
    /// pixel of the page to that of the image (xx, xy, x0, yx, yy, y0: transform.hpp), and "facing": "left" or "right".
    Page load(const Entry& entry, Context& context) {
        Decoded decoded = read(entry, context);
        Page page;
        page.width = pixGetWidth(decoded.pix.get());
        page.height = pixGetHeight(decoded.pix.get());
        page.dpi = decoded.dpi;
        if (const Transform& t = decoded.to_file; t != Transform{})
            set_attr(page.attrs, "to_file", std::array<double, 6>{t.xx, t.xy, t.x0, t.yx, t.yy, t.y0});
        if (const auto columns = columns_of(entry))
            set_attr(page.attrs, "facing", columns->from == 0 ? "left" : "right");
        emit(std::move(decoded), context);
        return page;
    }

    void image(const Entry& entry, Context& context) { emit(read(entry, context), context); }

  private:
    struct Columns {
        int from, to;
    };

    static void emit(Decoded decoded, Context& context) {
        Image image = toolkit::to_image(decoded.pix.get());
        image.dpi = decoded.dpi;
        decoded.pix.reset();
        context.emit_image(view_of(image));
    }

    Limits limits() const { return {options_.max_megapixels, options_.damaged == "keep"}; }

    /// A page as it is seen.
    Decoded upright(const Entry& entry) {
        Decoded page = decode(entry.file, static_cast<int>(entry.number), limits());
        if (detector_) turn(page, turns_of(entry, page.pix.get()));
        return page;
    }

    /// Quarter turns that make the page upright. Writers of a document ask for the images of pages that were read
    /// before: to find the turns again would take longer than to decode the image.
    int turns_of(const Entry& entry, Pix* pix) {
        constexpr std::size_t most = 4096;
        const std::pair key(entry.file, entry.number);
        if (const auto known = turns_.find(key); known != turns_.end()) return known->second;
        if (turns_.size() >= most) turns_.clear();
        return turns_[key] = detector_->turns_to_upright(pix);
    }

    Decoded read(const Entry& entry, Context& context) {
        Decoded page = upright(entry);
        if (page.damaged)
            context.warn("the data of " + entry.source + " has faults; the page was read as far as it goes");
        if (const auto columns = columns_of(entry)) cut(page, columns->from, columns->to);
        return page;
    }

    /// The columns of a half, which list wrote down.
    static std::optional<Columns> columns_of(const Entry& entry) {
        const auto columns = attr<std::vector<int>>(entry.attrs, "columns");
        if (!columns || columns->size() != 2) return std::nullopt;
        return Columns{columns->front(), columns->back()};
    }

    static Entry half(Entry entry, int from, int to) {
        set_attr(entry.attrs, "columns", std::array{from, to});
        return entry;
    }

    /// The page itself, or its two halves in reading order. Only images of a spread's shape are decoded. What is wrong
    /// with an image is told when it is loaded.
    std::vector<Entry> parts_of(const Entry& whole) {
        if (options_.facing == "keep") return {whole};
        try {
            const Header header = header_of(whole.file, static_cast<int>(whole.number));
            if (!has_shape_of_spread(static_cast<double>(header.width), static_cast<double>(header.height)))
                return {whole};
            const Decoded page = upright(whole);
            const auto gutter = gutter_of(page.pix.get());
            if (!gutter) return {whole};
            const Entry left = half(whole, 0, *gutter), right = half(whole, *gutter, pixGetWidth(page.pix.get()));
            return options_.facing == "left-first" ? std::vector{left, right} : std::vector{right, left};
        } catch (const Error&) {
            return {whole};
        }
    }

    Options options_;
    std::optional<OrientationDetector> detector_;
    std::map<std::pair<std::string, std::uint32_t>, int> turns_;  ///< of pages by their file and number
};

}  // namespace galley::read_images

GALLEY_PLUGIN("read-images", "1.0.0", "Apache-2.0", galley::read_images::ReadImages)
