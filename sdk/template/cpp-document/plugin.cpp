// @ID@: writes the headlines of a document into one file.
#include "galley/plugin.hpp"

#include "rules.hpp"

class @CLASS@ {
  public:
    static constexpr galley::StageInfo info{.id = "@ID@",
                                            .version = "1.0.0",
                                            .summary = "Writes the headlines of a document",
                                            .consumes = GALLEY_HAS_ARTICLES,
                                            .produces = GALLEY_HAS_ASSETS};
    struct Options {
        std::string file;
    };
    static constexpr auto options =
        galley::options(galley::opt("file", &Options::file, "headlines.txt", "Name of the file in the document's folder"));

    explicit @CLASS@(Options o) : options_(std::move(o)) {}

    void write(const galley::Document& document, galley::Context& context) {
        context.asset(options_.file, "text/plain", headlines(document));
    }

  private:
    Options options_;
};

GALLEY_PLUGIN("@NAME@", "1.0.0", "Apache-2.0", @CLASS@)
