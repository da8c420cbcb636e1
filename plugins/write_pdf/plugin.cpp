// write.pdf: a document as a searchable PDF.
#include "galley/plugin.hpp"
#include "galley/json.hpp"

#include "pdf.hpp"

namespace galley::write_pdf {

class WritePdf {
  public:
    static constexpr StageInfo info{"write.pdf", "1.1.0", "Writes a searchable PDF/A with articles as bookmarks",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        std::string language;
    };
    static constexpr auto options = galley::options(
        opt("language", &Options::language, "",
            "The language of the text for screen readers, such as zh or en-GB; empty: the issue's, where it is known"));

    explicit WritePdf(Options o) : options_(std::move(o)) {}

    void write(const Document& document, const Pages& whole_pages, Context& context) {
        const std::string pages = std::to_string(document.pages.size()) + " pages of " + document.id;
        std::size_t papers = 0, white = 0;
        for (const Page& page : document.pages) papers += has_paper(page) ? 1 : 0;
        if (papers < document.pages.size())
            context.warn("without a size, as in a text dump, are " + std::to_string(document.pages.size() - papers) +
                         " of " + pages + "; the PDF leaves them out");
        if (papers == 0) return;
        const auto image_of = [&](const Page& page) {
            context.check_cancelled();
            auto image = image_from(page, context);
            white += image ? 0 : 1;
            return image;
        };
        const std::size_t unfit = write_document(document, whole_pages, image_of, {options_.language, info.version},
                                                 [&](std::string_view bytes, bool last) {
                                                     context.asset_part("document.pdf", "application/pdf", bytes, last);
                                                 });
        if (unfit > 0)
            context.warn("colours for printing (CMYK), or a JPEG 2000 that archives do not take, have the images of " +
                         std::to_string(unfit) + " of " + pages +
                         "; they are kept as they are, so the PDF does not say that it is PDF/A");
        if (white > 0)
            context.warn("no image is available for " + std::to_string(white) + " of " + pages +
                         ": gone since it was read, or the reader gives none; the PDF is white there, with its text");
    }

  private:
    /// The scan's own data, or else the pixels; nothing that is not as large as
    /// the page is taken for its image.
    static std::optional<PageImage> image_from(const Page& page, Context& context) {
        // A page that its reader turned, or cut out of a larger image, is not what the file shows.
        const bool as_in_file = !attr<nlohmann::json>(page.attrs, "to_file");
        if (const auto file = as_in_file ? context.file(page.index) : std::nullopt)
            if (auto image = kept(file->path, file->number)) {
                constexpr int first_on_side = 5;  // orientations from here on swap width and height
                const bool on_side = image->orientation >= first_on_side;
                if ((on_side ? image->height : image->width) == page.width &&
                    (on_side ? image->width : image->height) == page.height)
                    return image;
            }
        if (const auto pixels = context.image(page.index))
            if (pixels->width == page.width && pixels->height == page.height) return encoded(*pixels);
        return std::nullopt;
    }

    Options options_;
};

}  // namespace galley::write_pdf

GALLEY_PLUGIN("write-pdf", "1.0.0", "Apache-2.0", galley::write_pdf::WritePdf)
