// read.page: pages that another program has read, or a person has transcribed.
#include "galley/plugin.hpp"

#include "galley/input_files.hpp"
#include "mets/mets.hpp"
#include "page_regions.hpp"
#include "toolkit/xml.hpp"

namespace galley::read_page {

class ReadPage {
  public:
    static constexpr StageInfo info{"read.page", "1.1.0", "Reads pages from PAGE XML of 2010 to 2019", 0,
                                    GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_LINES};
    struct Options {
        std::string group;
    };
    static constexpr auto options =
        galley::options(opt("group", &Options::group, "folder",
                            "What makes a document: a folder, a file, or all the input", one_of("folder|file|all")));

    explicit ReadPage(Options o) : options_(std::move(o)) {}

    void list(std::string_view input, Context& context) {
        constexpr std::string_view suffixes[] = {".xml", ".page"};
        const auto tell = [&](const std::string& what) { context.warn(what); };
        mets::Shelf shelf;
        for (const InputFile& file : input_files(input, suffixes, group_named(options_.group), tell)) {
            context.check_cancelled();
            bool wanted = true;
            try {
                wanted = is_page(xml::read(file.path.string()));  // METS and the like lie in the same folders
            } catch (const Error&) {
                // A damaged file is a page that fails with its reason when it is loaded. Those of ALTO are read.alto's.
                wanted = file.path.extension() == ".page" || !xml::head_names(file.path, "<alto");
            }
            if (!wanted) continue;
            const auto in_mets = shelf.page(file.path, std::filesystem::path(input));
            context.emit(Entry{file.document, file.source, file.path.string(), 0,
                               in_mets ? mets::attrs_of(*in_mets) : std::string()});
        }
    }

    Page load(const Entry& entry, Context&) { return page_of(xml::read(entry.file), mets::page_from(entry.attrs)); }

  private:
    Options options_;
};

}  // namespace galley::read_page

GALLEY_PLUGIN("read-page", "1.0.0", "Apache-2.0", galley::read_page::ReadPage)
