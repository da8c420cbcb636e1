// write.mets: a document's files and articles as METS.
#include "galley/plugin.hpp"

#include <string>
#include <utility>

#include "mets.hpp"
#include "toolkit/uri.hpp"

namespace galley::write_mets {

class WriteMets {
  public:
    static constexpr StageInfo info{"write.mets", "1.1.0", "Writes mets.xml: files, pages and articles of a document",
                                    GALLEY_HAS_ARTICLES, GALLEY_HAS_ASSETS};
    struct Options {
        std::string base;
    };
    static constexpr auto options = galley::options(
        opt("base", &Options::base, "", "The address at which the output folder will be found; empty: files by path"));

    explicit WriteMets(Options o) : options_(std::move(o)) {}

    void write(const Document& document, const Pages& pages, Context& context) {
        std::string base = options_.base;
        if (!base.empty()) base += (base.ends_with('/') ? "" : "/") + toolkit::uri_of(document.id) + "/";
        write_mets(document, pages, {info.version, base}, [&](std::string_view bytes, bool last) {
            context.asset_part("mets.xml", "application/mets+xml", bytes, last);
        });
    }

  private:
    Options options_;
};

}  // namespace galley::write_mets

GALLEY_PLUGIN("write-mets", "1.0.0", "Apache-2.0", galley::write_mets::WriteMets)
