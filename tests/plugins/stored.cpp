// Documents as a test wrote them: test.stored gives the pages of galley.document/1 files, test.articles their articles.
// So a test of what comes after chooses every text, box and edit. A page with "picture" in its attrs has an image: the
// boxes of its lines in gray; one with "fails" cannot be read, for the reason that stands there.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "galley/document_json.hpp"
#include "galley/image.hpp"
#include "galley/json.hpp"
#include "galley/plugin.hpp"

namespace {

using namespace galley;
namespace fs = std::filesystem;

Document document_in(const std::string& file) { return document_from_json(Json::parse(std::ifstream(file))); }

Image drawn(const Page& page) {
    Image image{page.width, page.height, page.width, PixelFormat::gray, 300, {}};
    image.pixels.assign(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height), 250);
    for (const Block& block : page.blocks)
        for (const Line& line : block.lines)
            for (int y = std::max(0, line.box.y); y < std::min(line.box.bottom(), page.height); ++y)
                for (int x = std::max(0, line.box.x); x < std::min(line.box.right(), page.width); ++x)
                    // A pattern that compresses as print does, not as a plain surface.
                    image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                                 static_cast<std::size_t>(x)] = (x / 4 + y / 5) % 3 == 0 ? 40 : 225;
    return image;
}

class Stored {
  public:
    static constexpr StageInfo info{"test.stored", "1.0.0", "Pages as a test wrote them", 0,
                                    GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_IMAGE};

    void list(std::string_view input, Context& context) {
        if (!fs::is_directory(input)) return;
        for (const auto& item : fs::directory_iterator(input)) {
            const Document document = document_in(item.path());
            for (std::size_t i = 0; i < document.pages.size(); ++i)
                context.emit({document.id, document.pages[i].source, item.path(), static_cast<std::uint32_t>(i), {}});
        }
    }
    Page load(const Entry& entry, Context&) { return page_of(entry); }
    void image(const Entry& entry, Context& context) {
        const Page page = page_of(entry);
        if (!attr<bool>(page.attrs, "picture").value_or(false)) return;
        const Image image = drawn(page);
        context.emit_image(view_of(image));
    }

  private:
    /// Many pages of one file come one after the other: it is read once.
    Page page_of(const Entry& entry) {
        if (file_ != entry.file) {
            document_ = document_in(entry.file);
            file_ = entry.file;
        }
        Page page = document_.pages.at(entry.number);
        if (const auto why = attr<std::string>(page.attrs, "fails")) throw Error(GALLEY_E_INPUT, *why);
        // Edits that a stage made on the way, as they would be.
        std::erase_if(page.edits, [&](const Edit& edit) { return edit.page != page.index; });
        return page;
    }

    std::string file_;
    Document document_;
};

class Articles {
  public:
    static constexpr StageInfo info{"test.articles", "1.0.0", "Articles as a test wrote them", GALLEY_HAS_TEXT,
                                    GALLEY_HAS_ARTICLES};
    struct Options {
        std::string folder;
    };
    static constexpr auto options =
        galley::options(opt("folder", &Options::folder, "", "Folder of the documents", is_path()));

    explicit Articles(Options o) : options_(std::move(o)) {
        if (options_.folder.empty()) return;
        for (const auto& item : fs::directory_iterator(options_.folder)) {
            Document document = document_in(item.path());
            const std::string id = document.id;
            documents_[id] = std::move(document);
        }
    }

    Document process(Document document, Context&) {
        const auto stored = documents_.find(document.id);
        if (stored == documents_.end()) return document;
        document.articles = stored->second.articles;
        document.unassigned = stored->second.unassigned;
        return document;
    }

  private:
    Options options_;
    std::map<std::string, Document> documents_;
};

}  // namespace

GALLEY_PLUGIN("test-stored", "1.0.0", "Apache-2.0", Stored, Articles)
