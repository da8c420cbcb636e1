#include "write_pictures.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace galley::read_pdf {

namespace {

using nlohmann::json;

constexpr double points_per_inch = 72;

struct Told {
    std::string article, caption;
};

/// By page and block: the article that shows a picture, and its caption, which is the next one after it.
std::map<std::pair<std::int32_t, std::string>, Told> told_by(const Document& document) {
    std::map<std::pair<std::int32_t, std::string>, Told> out;
    for (const Article& article : document.articles) {
        std::vector<Told*> open;
        for (const Part& part : article.parts) {
            if (part.role == Role::caption)
                for (Told* picture : std::exchange(open, {})) picture->caption = part.text;
            if (part.role != Role::image) continue;
            open.clear();
            for (const Source& source : part.sources) {
                Told& told = out[{source.page, source.block}];
                told.article = article.id;
                open.push_back(&told);
            }
        }
    }
    return out;
}

bool is_pdf(const std::string& path) {
    std::string end = path.substr(path.size() - std::min<std::size_t>(path.size(), 4));
    std::transform(end.begin(), end.end(), end.begin(), [](unsigned char c) { return std::tolower(c); });
    return end == ".pdf";
}

json or_null(const std::string& text) { return text.empty() ? json() : json(text); }

}  // namespace

void WritePictures::write(const Document& document, const Pages& pages, Context& context) {
    const auto told = told_by(document);
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

std::vector<std::optional<PictureFile>> WritePictures::from_pdf(const Page& page,
                                                                const std::vector<const Block*>& blocks,
                                                                Context& context) {
    const auto file = context.file(page.index);
    if (!file || !is_pdf(file->path) || page.dpi <= 0) return std::vector<std::optional<PictureFile>>(blocks.size());
    try {
        if (!pdf_ || pdf_->file() != file->path) pdf_ = std::make_unique<Pdf>(file->path, options_.password);
    } catch (const Error& error) {
        context.warn(std::string("pictures are cut out of the drawn page: ") + error.what());
        return std::vector<std::optional<PictureFile>>(blocks.size());
    }
    const double scale = points_per_inch / page.dpi;
    std::vector<Rect> boxes;
    boxes.reserve(blocks.size());
    for (const Block* block : blocks)
        boxes.push_back({block->box.x * scale, block->box.y * scale, block->box.w * scale, block->box.h * scale});
    return pdf_->pictures(static_cast<int>(file->number), boxes, [&] { return context.cancelled(); });
}

}  // namespace galley::read_pdf
