// write.pictures: the pictures of a document, each as a file. It stands beside read.pdf because it opens PDFs.
#pragma once

#include <memory>

#include "galley/plugin.hpp"
#include "pdf.hpp"

namespace galley::read_pdf {

class WritePictures {
  public:
    static constexpr StageInfo info{"write.pictures", "1.0.0", "Writes the pictures of the pages, each as a file",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        std::string password;
        std::int64_t least_side = 0;
    };
    static constexpr auto options =
        galley::options(opt("least_side", &Options::least_side, 50,
                            "Pictures on the page with a shorter side, in pixels, are left out", between(1, 10000)),
                        opt("password", &Options::password, "", "Opens encrypted PDF files"));

    explicit WritePictures(Options o) : options_(std::move(o)) { start_poppler(); }

    void write(const Document& document, const Pages& pages, Context& context);

  private:
    /// The pictures of the page that the PDF holds as such; nothing where the page was not read from one.
    std::vector<std::optional<PictureFile>> from_pdf(const Page& page, const std::vector<const Block*>& blocks,
                                                     Context& context);

    Options options_;
    std::unique_ptr<Pdf> pdf_;  ///< the last file: its pages come one after the other
};

}  // namespace galley::read_pdf
