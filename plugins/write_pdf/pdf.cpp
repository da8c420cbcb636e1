#include "pdf.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "font.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "metadata.hpp"
#include "pdf_a.hpp"
#include "reading.hpp"
#include "structure.hpp"
#include "text_layer.hpp"

namespace galley::write_pdf {

namespace {

constexpr double points_per_inch = 72;
/// Taken when a page does not tell: what guides for the digitization of
/// newspapers ask for.
constexpr double usual_dpi = 300;

double points_per_pixel(const Page& page) {
    return fitting_scale(points_per_inch / (page.dpi > 0 ? page.dpi : usual_dpi), page.width, page.height);
}

/// How an image, one unit wide and high, is laid on the page so that it stands
/// upright (Exif 2.3, section 4.6.4).
std::string placed(const Page& page, int orientation) {
    const int w = page.width, h = page.height;
    const std::array<std::array<int, 6>, 8> matrices{{{w, 0, 0, h, 0, 0},
                                                      {-w, 0, 0, h, w, 0},
                                                      {-w, 0, 0, -h, w, h},
                                                      {w, 0, 0, -h, 0, h},
                                                      {0, -h, -w, 0, w, h},
                                                      {0, -h, w, 0, 0, h},
                                                      {0, h, w, 0, 0, 0},
                                                      {0, h, -w, 0, w, 0}}};
    std::string out;
    for (const int value : matrices[static_cast<std::size_t>(orientation - 1)]) out += std::to_string(value) + " ";
    return out;
}

class Writer {
  public:
    Writer(const Document& document, const Settings& settings, const Sink& sink)
        : document_(document), settings_(settings), file_(sink) {}

    std::size_t write(const Pages& pages, const ImageOf& image_of) {
        const Reading reading(document_);
        for (const Page& page : pages) {
            if (!has_paper(page)) continue;
            write_page(page, reading.passages_on(page), image_of);
            note_starts(page, reading.stakes_on(page.index));
        }
        font_.write(file_, font_object_);
        std::string kids;
        for (const int object : pages_) kids += reference(object) + " ";
        file_.write(tree_, "<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" + kids + "] >>");
        std::vector<std::string> titles;
        for (const Article& article : document_.articles) titles.push_back(title_of(article));
        structure_.write(file_, structure_root_, titles);
        const int catalog = file_.reserve(), info = file_.reserve(), metadata = file_.reserve(),
                  profile = file_.reserve();
        const std::string producer = "Galley write.pdf " + settings_.version;
        file_.write_stream(metadata, "/Type /Metadata /Subtype /XML",
                           metadata_of(document_, producer, unfit_for_archives_ == 0));
        file_.write_stream(profile, "/N 3 /Alternate /DeviceRGB /Filter /FlateDecode", deflated(srgb_profile()));
        const std::string outlines = write_outlines(titles);
        const std::string told = settings_.language.empty() ? fact_of(document_, "language") : settings_.language;
        const std::string language = told.empty() ? "" : " /Lang " + text_string(told);
        file_.write(catalog, "<< /Type /Catalog /Pages " + reference(tree_) + " /StructTreeRoot " +
                                 reference(structure_root_) +
                                 " /MarkInfo << /Marked true >> /ViewerPreferences "
                                 "<< /DisplayDocTitle true >> /Metadata " +
                                 reference(metadata) +
                                 " /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier "
                                 "(sRGB) /Info (sRGB) /DestOutputProfile " +
                                 reference(profile) + " >>]" + language + page_labels() + outlines + " >>");
        file_.write(info,
                    "<< /Title " + text_string(issue_name(document_)) + " /Producer " + text_string(producer) + " >>");
        file_.finish(catalog, info);
        return unfit_for_archives_;
    }

  private:
    void write_page(const Page& page, const std::vector<Passage>& passages, const ImageOf& image_of) {
        const std::size_t number = pages_.size();
        const int object = file_.reserve(), content = file_.reserve();
        pages_.push_back(object);
        labelled_ = labelled_ || find_fact(page.facts, "label") != nullptr;
        labels_.push_back(label_of(page));
        const double scale = points_per_pixel(page);
        std::string drawing = number_of(scale) + " 0 0 " + number_of(scale) + " 0 0 cm\n";
        std::string resources = "/Font << /F " + reference(font_object_) + " >>";
        if (const auto image = image_of(page)) {
            const int picture = file_.reserve();
            unfit_for_archives_ += image->archival ? 0 : 1;
            file_.write_stream(picture,
                               "/Type /XObject /Subtype /Image /Width " + std::to_string(image->width) + " /Height " +
                                   std::to_string(image->height) + " " + image->entries,
                               image->bytes);
            resources += " /XObject << /Page " + reference(picture) + " >>";
            drawing += "/Artifact BMC q " + placed(page, image->orientation) + "cm /Page Do Q EMC\n";
        }
        drawing += "BT 3 Tr\n";
        for (const Passage& passage : passages) draw(drawing, page, passage, number, object);
        drawing += "ET\n";
        file_.write_stream(content, "/Filter /FlateDecode", deflated(drawing));
        file_.write(object, "<< /Type /Page /Parent " + reference(tree_) + " /MediaBox [0 0 " +
                                number_of(page.width * scale) + " " + number_of(page.height * scale) +
                                "] /Resources << " + resources + " >> /Contents " + reference(content) +
                                " /StructParents " + std::to_string(number) + " /Tabs /S >>");
    }

    static std::string number_of(double value) {
        constexpr int digits = 6;  // a pixel's size times the pixels of a page must still be exact
        return number(value, digits);
    }

    void draw(std::string& out, const Page& page, const Passage& passage, std::size_t number, int object) {
        const int mark = structure_.add(passage, number, object);
        out += "/" + std::string(Structure::type_of(passage.role)) + " << /MCID " + std::to_string(mark) + " >> BDC\n";
        std::size_t block_drawn = page.blocks.size();
        double size = 0;
        for (const LineRef& line : passage.lines) {
            const Block& block = page.blocks[line.block];
            if (line.block != block_drawn) {
                block_drawn = line.block;
                size = std::max(type_size(block), 1.0);
                out += "/F " + write_pdf::number(size, 1) + " Tf\n";
            }
            draw_line(out, page, block, block.lines[line.line], size, font_);
        }
        out += "EMC\n";
    }

    /// Where an article begins: the first of its sources that is on paper.
    struct Start {
        std::size_t number = 0;  ///< of the source
        std::string place;       ///< the page object, and the top left corner in its points
    };

    void note_starts(const Page& page, const std::vector<Reading::Stake>& stakes) {
        std::map<std::string_view, const Block*> blocks;
        for (const Block& block : page.blocks) blocks.emplace(block.id, &block);
        for (const Reading::Stake& stake : stakes) {
            const auto block = blocks.find(stake.source->block);
            if (block == blocks.end()) continue;
            const auto start = starts_.find(stake.article);
            if (start != starts_.end() && start->second.number < stake.number) continue;
            starts_.insert_or_assign(stake.article,
                                     Start{stake.number, destination(page, *block->second, stake.source->first_line)});
        }
    }

    /// On the page that was written last.
    [[nodiscard]] std::string destination(const Page& page, const Block& block, std::int32_t first_line) const {
        Box box = block.box;
        const auto line = static_cast<std::size_t>(std::max(first_line, 0));
        if (line < block.lines.size() && !block.lines[line].box.empty()) box = block.lines[line].box;
        const double scale = points_per_pixel(page);
        return "[" + reference(pages_.back()) + " /XYZ " + number_of(box.x * scale) + " " +
               number_of((page.height - box.y) * scale) + " null]";
    }

    /// The labels of the pages as they are printed (ISO 32000-1, section 12.4.2); nothing where none is known.
    [[nodiscard]] std::string page_labels() const {
        if (!labelled_) return "";
        std::string out = " /PageLabels << /Nums [";
        for (std::size_t i = 0; i < labels_.size(); ++i)
            out += std::to_string(i) + " << /P " + text_string(labels_[i]) + " >> ";
        return out + "] >>";
    }

    /// One bookmark an article; returns the catalog's entries.
    std::string write_outlines(const std::vector<std::string>& titles) {
        std::vector<std::pair<std::size_t, std::string>> items;
        for (auto& [article, start] : starts_)
            items.emplace_back(static_cast<std::size_t>(article), std::move(start.place));
        if (items.empty()) return "";
        const int root = file_.reserve();
        std::vector<int> objects;
        for (std::size_t i = 0; i < items.size(); ++i) objects.push_back(file_.reserve());
        for (std::size_t i = 0; i < items.size(); ++i)
            file_.write(objects[i], "<< /Title " + text_string(titles[items[i].first]) + " /Parent " + reference(root) +
                                        (i > 0 ? " /Prev " + reference(objects[i - 1]) : "") +
                                        (i + 1 < items.size() ? " /Next " + reference(objects[i + 1]) : "") +
                                        " /Dest " + items[i].second + " >>");
        file_.write(root, "<< /Type /Outlines /First " + reference(objects.front()) + " /Last " +
                              reference(objects.back()) + " /Count " + std::to_string(items.size()) + " >>");
        return " /Outlines " + reference(root) + " /PageMode /UseOutlines";
    }

    const Document& document_;
    const Settings& settings_;
    PdfFile file_;
    Font font_;
    Structure structure_;
    std::vector<int> pages_;           // their objects
    std::vector<std::string> labels_;  // of the pages
    bool labelled_ = false;            // whether any is printed
    std::size_t unfit_for_archives_ = 0;
    std::map<int, Start> starts_;
    const int tree_ = file_.reserve(), font_object_ = file_.reserve(), structure_root_ = file_.reserve();
};

}  // namespace

std::size_t write_document(const Document& document, const Pages& pages, const ImageOf& image_of,
                           const Settings& settings, const Sink& sink) {
    return Writer(document, settings, sink).write(pages, image_of);
}

}  // namespace galley::write_pdf
