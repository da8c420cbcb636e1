// read.pdf: pages of PDF files, with their text layer where it is real.
#include "galley/plugin.hpp"

#include <poppler-config.h>

#include <cmath>
#include <memory>
#include <utility>

#include "galley/input_files.hpp"
#include "galley/json.hpp"
#include "graphics.hpp"
#include "judgement.hpp"
#include "page_blocks.hpp"
#include "page_of_file.hpp"
#include "pdf/file.hpp"

namespace galley::read_pdf {

using pdf::points_per_inch;
constexpr double megapixel = 1e6;

class ReadPdf {
  public:
    static constexpr StageInfo info{"read.pdf", "1.1.0",
                                    "Reads pages from PDF files, with their text where they have it", 0,
                                    GALLEY_HAS_IMAGE | GALLEY_HAS_LINES};
    struct Options {
        std::string text, password;
        std::int64_t dpi = 0, max_pages = 0, max_megapixels = 0;
    };
    static constexpr auto options = galley::options(
        opt("text", &Options::text, "auto",
            "Where text comes from: the layer, OCR, or for each page whichever is better", one_of("auto|layer|ocr")),
        opt("dpi", &Options::dpi, 300, "Pixels per inch of the page and its image", between(50, 1200)),
        opt("max_pages", &Options::max_pages, 10'000, "Pages of a file beyond this number are left out", at_least(1)),
        opt("max_megapixels", &Options::max_megapixels, 200, "A page of more pixels is an error", between(1, 500)),
        opt("password", &Options::password, "", "Opens encrypted files"));

    explicit ReadPdf(Options o) : options_(std::move(o)) { pdf::start_poppler(); }

    void list(std::string_view input, Context& context) {
        constexpr std::string_view suffixes[] = {".pdf"};
        const auto tell = [&](const std::string& what) { context.warn(what); };
        for (const InputFile& file : input_files(input, suffixes, Group::file, tell)) {
            context.check_cancelled();
            const int pages = page_count(file, context);
            for (int page = 0; page < pages; ++page)
                context.emit(
                    Entry{file.document, file.source, file.path.string(), static_cast<std::uint32_t>(page), {}});
        }
    }

    Page load(const Entry& entry, Context& context) {
        const int number = static_cast<int>(entry.number);
        const pdf::File& file = open(entry.file);
        const pdf::PageSize size = checked_size(file, number);
        Page page;
        page.dpi = static_cast<double>(options_.dpi);
        add_facts(page, file, number);
        const double scale = page.dpi / points_per_inch;
        page.width = static_cast<int>(std::lround(size.width * scale));
        page.height = static_cast<int>(std::lround(size.height * scale));
        if (options_.text == "ocr") {
            set_attr(page.attrs, "text_layer", "ignored");
            return page;
        }
        Drawing drawing = drawing_of(file, number, [&] { return context.cancelled(); });
        context.check_cancelled();
        const Verdict verdict = judge(drawing.runs, size.width * size.height);
        const bool used = verdict == Verdict::real || (options_.text == "layer" && !drawing.runs.empty());
        set_attr(page.attrs, "text_layer", name_of(used ? Verdict::real : verdict));
        if (!used) {
            context.info("the text layer of page " + std::to_string(number + 1) + " of " + entry.source +
                         " is left out: " + std::string(reason_of(verdict)));
            return page;
        }
        if (options_.text == "auto") {
            const auto unseen = std::erase_if(drawing.runs, [](const Run& run) { return run.invisible; });
            if (unseen > 0)
                context.info(std::to_string(unseen) + " pieces of text on page " + std::to_string(number + 1) + " of " +
                             entry.source + " are invisible and left out");
        }
        page.blocks = blocks_of(drawing.runs, graphics_of(drawing, size.width, size.height), scale);
        return page;
    }

    void image(const Entry& entry, Context& context) {
        const pdf::File& file = open(entry.file);
        checked_size(file, static_cast<int>(entry.number));
        context.emit_image(view_of(render(file, static_cast<int>(entry.number), static_cast<double>(options_.dpi),
                                          [&] { return context.cancelled(); })));
    }

    std::string identity() { return std::string("poppler ") + POPPLER_VERSION; }

  private:
    /// What the file says of itself. Its title may be anything: issue.facts reads it.
    static void add_facts(Page& page, const pdf::File& file, int number) {
        constexpr double told = 0.7;  // by programs that also number scans from i, or say en-US whatever the text
        if (const std::string title = file.title(); !title.empty()) set_attr(page.attrs, "file_title", title);
        const auto add = [&](const char* name, std::string value) {
            if (!value.empty())
                page.facts.push_back({name, std::move(value), std::nullopt, told, R"({"from":"metadata"})"});
        };
        add("label", file.label(number));
        add("language", file.language());
    }

    /// The last file stays open: its pages come one after the other.
    const pdf::File& open(const std::string& path) {
        if (!file_ || file_->path() != path) file_ = std::make_unique<pdf::File>(path, options_.password);
        return *file_;
    }

    /// A file that cannot be opened counts as a page, so that loading it tells why.
    int page_count(const InputFile& file, Context& context) {
        try {
            const pdf::File opened(file.path.string(), options_.password);
            if (opened.pages() <= options_.max_pages) return opened.pages();
            context.warn("the PDF " + file.source + " has " + std::to_string(opened.pages()) + " pages; those beyond " +
                         std::to_string(options_.max_pages) + " are left out, as the option \"max_pages\" says");
            return static_cast<int>(options_.max_pages);
        } catch (const Error&) {
            return 1;
        }
    }

    pdf::PageSize checked_size(const pdf::File& file, int number) const {
        const pdf::PageSize size = file.size(number);
        const double scale = static_cast<double>(options_.dpi) / points_per_inch;
        const std::string what = "page " + std::to_string(number + 1) + " of the PDF " + file.path();
        if (!(size.width > 0 && size.height > 0)) throw InputError(what + " has no size");
        if (size.width * size.height * scale * scale > static_cast<double>(options_.max_megapixels) * megapixel)
            throw LimitError(what + ", of " + std::to_string(std::lround(size.width)) + " x " +
                             std::to_string(std::lround(size.height)) + " points, is larger than " +
                             std::to_string(options_.max_megapixels) +
                             " megapixels; lower the option \"dpi\" or raise \"max_megapixels\"");
        return size;
    }

    Options options_;
    std::unique_ptr<pdf::File> file_;
};

}  // namespace galley::read_pdf

GALLEY_PLUGIN("read-pdf", "1.0.0", "Apache-2.0 AND GPL-2.0-or-later", galley::read_pdf::ReadPdf)
