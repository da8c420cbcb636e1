// write.pictures: the pictures of a document, each as a file.
#include "galley/plugin.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <nlohmann/json.hpp>

#include "pdf/file.hpp"
#include "picture_files.hpp"
#include "pictures_told.hpp"

namespace galley::write_pictures {

namespace {

using nlohmann::json;

bool is_pdf(const std::string& path) {
    std::string end = path.substr(path.size() - std::min<std::size_t>(path.size(), 4));
    std::transform(end.begin(), end.end(), end.begin(), [](unsigned char c) { return std::tolower(c); });
    return end == ".pdf";
}

json or_null(const std::string& text) { return text.empty() ? json() : json(text); }

}  // namespace

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

    explicit WritePictures(Options o) : options_(std::move(o)) { pdf::start_poppler(); }

    void write(const Document& document, const Pages& pages, Context& context) {
        const auto told = pictures_told(document);
        json list = json::array();
        std::size_t lost = 0;
        for (const Page& page : pages) {
            context.check_cancelled();
            std::vector<const Block*> blocks;
            for (const Block& block : page.blocks)
                if (block.kind == BlockKind::image && std::min(block.box.w, block.box.h) >= options_.least_side)
                    blocks.push_back(&block);
            if (blocks.empty()) continue;
            auto files = from_pdf(page, blocks, context);
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                const Block& block = *blocks[i];
                const bool own = files[i].has_value();
                if (!own)
                    if (const auto image = context.image(page.index)) files[i] = cut_out(*image, block.box);
                if (!files[i]) {
                    ++lost;
                    continue;
                }
                const PictureFile& file = *files[i];
                const std::string path = "pictures/" + std::to_string(page.index + 1) + "-" + std::to_string(i + 1) +
                                         (file.jpeg ? ".jpg" : ".png");
                context.asset(path, file.jpeg ? "image/jpeg" : "image/png", file.bytes);
                const auto found = told.find({page.index, block.id});
                const Told teller = found == told.end() ? Told{} : found->second;
                list.push_back({{"file", path},
                                {"page", page.index},
                                {"block", block.id},
                                {"box", {block.box.x, block.box.y, block.box.w, block.box.h}},
                                {"width", file.width},
                                {"height", file.height},
                                {"own_pixels", own},
                                {"article", or_null(teller.article)},
                                {"caption", or_null(teller.caption)}});
            }
        }
        if (lost > 0)
            context.warn(std::to_string(lost) + " pictures of " + document.id +
                         " are left out: the file that they were read from is gone, or its reader gives no image");
        context.asset("pictures.json", "application/json",
                      json{{"schema", "galley.pictures/1"}, {"pictures", std::move(list)}}.dump(1) + "\n");
    }

  private:
    /// The pictures of the page that the PDF holds as such; nothing where the page was not read from one.
    std::vector<std::optional<PictureFile>> from_pdf(const Page& page, const std::vector<const Block*>& blocks,
                                                     Context& context) {
        const auto file = context.file(page.index);
        if (!file || !is_pdf(file->path) || page.dpi <= 0)
            return std::vector<std::optional<PictureFile>>(blocks.size());
        try {
            if (!pdf_ || pdf_->path() != file->path) pdf_ = std::make_unique<pdf::File>(file->path, options_.password);
        } catch (const Error& error) {
            context.warn(std::string("pictures are cut out of the drawn page: ") + error.what());
            return std::vector<std::optional<PictureFile>>(blocks.size());
        }
        const double scale = pdf::points_per_inch / page.dpi;
        std::vector<pdf::Rect> boxes;
        boxes.reserve(blocks.size());
        for (const Block* block : blocks)
            boxes.push_back({block->box.x * scale, block->box.y * scale, block->box.w * scale, block->box.h * scale});
        return picture_files(*pdf_, static_cast<int>(file->number), boxes, [&] { return context.cancelled(); });
    }

    Options options_;
    std::unique_ptr<pdf::File> pdf_;  ///< the last file: its pages come one after the other
};

}  // namespace galley::write_pictures

GALLEY_PLUGIN("write-pictures", "1.0.0", "Apache-2.0 AND GPL-2.0-or-later", galley::write_pictures::WritePictures)
