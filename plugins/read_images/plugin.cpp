// read.images: pages that are image files.
#include "galley/plugin.hpp"

#include "decode.hpp"
#include "galley/input_files.hpp"
#include "header.hpp"

namespace galley::read_images {

class ReadImages {
  public:
    static constexpr StageInfo info{"read.images", "1.0.0", "Reads pages from image files; a folder is a document", 0,
                                    GALLEY_HAS_IMAGE};
    struct Options {
        std::string group, damaged;
        std::int64_t max_megapixels = 0, max_pages = 0;
    };
    static constexpr auto options = galley::options(
        opt("group", &Options::group, "folder", "What makes a document: a folder, a file, or all the input",
            one_of("folder|file|all")),
        opt("max_megapixels", &Options::max_megapixels, 200, "A page of more pixels is an error", between(1, 500)),
        opt("max_pages", &Options::max_pages, 10'000, "Pages of a TIFF beyond this number are left out", at_least(1)),
        opt("damaged", &Options::damaged, "fail",
            "What to do with a JPEG whose data has faults: fail, or keep what can be read", one_of("fail|keep")));

    explicit ReadImages(Options o) : options_(std::move(o)) { setMsgSeverity(L_SEVERITY_NONE); }

    void list(std::string_view input, Context& context) {
        constexpr std::string_view suffixes[] = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".jp2", ".j2k",
                                                 ".jpf", ".jpx", ".pnm",  ".pbm", ".pgm",  ".ppm",  ".bmp"};
        for (const InputFile& file : input_files(input, suffixes, group_named(options_.group))) {
            context.check_cancelled();
            const bool tiff = file.source.ends_with('f') || file.source.ends_with('F');  // .tif, .tiff, .jpf
            int pages = tiff ? page_count(file.path) : 1;
            if (pages > options_.max_pages) {
                context.warn("the TIFF " + file.source + " has " + std::to_string(pages) + " pages; those beyond " +
                             std::to_string(options_.max_pages) + " are left out, as the option \"max_pages\" says");
                pages = static_cast<int>(options_.max_pages);
            }
            for (int page = 0; page < pages; ++page)
                context.emit(
                    Entry{file.document, file.source, file.path.string(), static_cast<std::uint32_t>(page), {}});
        }
    }

    Page load(const Entry& entry, Context& context) {
        const Image decoded = read(entry, context);
        context.emit_image(view_of(decoded));
        Page page;
        page.width = decoded.width;
        page.height = decoded.height;
        page.dpi = decoded.dpi;
        return page;
    }

    void image(const Entry& entry, Context& context) { context.emit_image(view_of(read(entry, context))); }

  private:
    Image read(const Entry& entry, Context& context) {
        Decoded decoded =
            decode(entry.file, static_cast<int>(entry.number), {options_.max_megapixels, options_.damaged == "keep"});
        if (decoded.damaged)
            context.warn("the data of " + entry.source + " has faults; the page was read as far as it goes");
        return std::move(decoded.image);
    }

    Options options_;
};

}  // namespace galley::read_images

GALLEY_PLUGIN("read-images", "1.0.0", "Apache-2.0", galley::read_images::ReadImages)
