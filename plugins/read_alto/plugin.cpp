// read.alto: pages that another program has read.
#include "galley/plugin.hpp"

#include "alto_page.hpp"
#include "galley/input_files.hpp"
#include "mets/mets.hpp"
#include "toolkit/xml.hpp"

namespace galley::read_alto {

class ReadAlto {
  public:
    static constexpr StageInfo info{"read.alto", "1.1.0", "Reads pages from ALTO 2, 3 and 4", 0,
                                    GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_LINES};
    struct Options {
        std::string group;
        double dpi = 0;
    };
    static constexpr auto options = galley::options(
        opt("group", &Options::group, "folder", "What makes a document: a folder, a file, or all the input",
            one_of("folder|file|all")),
        opt("dpi", &Options::dpi, 300, "Pixels per inch of the page when the file measures in millimetres or inches",
            between(50, 2400)));

    explicit ReadAlto(Options o) : options_(std::move(o)) {}

    void list(std::string_view input, Context& context) {
        constexpr std::string_view suffixes[] = {".xml", ".alto"};
        const auto tell = [&](const std::string& what) { context.warn(what); };
        mets::Shelf shelf;
        for (const InputFile& file : input_files(input, suffixes, group_named(options_.group), tell)) {
            context.check_cancelled();
            std::size_t pages = 1;
            try {
                const auto document = xml::read(file.path.string());
                pages = is_alto(document) ? page_count(document) : 0;  // METS and the like lie in the same folders
            } catch (const Error&) {
                // A damaged file is one page, which fails with its reason when it is loaded. Those of PAGE are
                // read.page's.
                if (xml::head_names(file.path, "PcGts")) pages = 0;
            }
            // METS names files, not pages within them.
            const auto in_mets = pages == 1 ? shelf.page(file.path, std::filesystem::path(input)) : std::nullopt;
            for (std::size_t page = 0; page < pages; ++page)
                context.emit(Entry{file.document, file.source, file.path.string(), static_cast<std::uint32_t>(page),
                                   in_mets ? mets::attrs_of(*in_mets) : std::string()});
        }
    }

    Page load(const Entry& entry, Context&) {
        return page_of(xml::read(entry.file), entry.number, options_.dpi, mets::page_from(entry.attrs));
    }

  private:
    Options options_;
};

}  // namespace galley::read_alto

GALLEY_PLUGIN("read-alto", "1.0.0", "Apache-2.0", galley::read_alto::ReadAlto)
