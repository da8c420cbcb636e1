// ext.*: stages written in any language, as programs that speak JSON, a line a message (docs/ext-process.md).
#include "galley/plugin.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "answers.hpp"
#include "conversation.hpp"
#include "page_text.hpp"
#include "pnm.hpp"

namespace galley::ext_process {

namespace {

const Json not_understood = false;  // what `hear` returns for a message that it does not know

/// Files that are lent to the program until its answer is there.
class LentImages {
  public:
    LentImages() = default;
    ~LentImages() {
        std::error_code error;
        for (const std::string& path : paths_) std::filesystem::remove(path, error);
    }
    LentImages(const LentImages&) = delete;
    LentImages& operator=(const LentImages&) = delete;

    /// The reply to {"type": "image", "page"?, "layer"?}. A path of null: there is no such image.
    Json lend(const Json& request, std::int32_t page, Context& context) {
        const auto image = context.image(request.value("page", page), request.value("layer", ""));
        if (!image) return {{"type", "image"}, {"path", nullptr}};
        std::string path = (std::filesystem::temp_directory_path() / "galley-XXXXXX.pnm").string();
        const int file = mkstemps(path.data(), 4);
        if (file < 0) throw ResourceError("no file for an image can be made in " + path);
        close(file);
        paths_.push_back(path);
        std::ofstream out(path, std::ios::binary);
        out << pnm_of(*image);
        if (!out.flush()) throw ResourceError("the image for the program cannot be written to " + path);
        return {
            {"type", "image"}, {"path", path}, {"width", image->width}, {"height", image->height}, {"dpi", image->dpi}};
    }

  private:
    std::vector<std::string> paths_;
};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw InputError("the file " + path + ", which the program names, cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Runs `work`; JSON of the wrong shape becomes a sentence.
template <typename Work>
auto shaped(Work work) {
    try {
        return work();
    } catch (const nlohmann::json::exception& error) {
        throw InputError(std::string("the program's answer lacks something: ") + error.what());
    }
}

}  // namespace

class ExtProcess {
  public:
    static constexpr StageInfo info{.id = "ext.process",
                                    .version = "1.0.0",
                                    .summary = "Hands each page to a program of yours, in any language",
                                    .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};
    using Options = Settings;
    static constexpr auto options = settings_table();

    ExtProcess(Options o, Context& context) : program_(std::move(o), "page", context) {}
    std::string identity() { return program_.identity(); }

    Page process(Page page, Context& context) {
        return shaped([&] {
            LentImages images;
            const auto hear = [&](const Json& message) {
                return message["type"] == "image" ? images.lend(message, page.index, context) : not_understood;
            };
            const Json answer = program_.ask("page", "\"page\":" + json_text_of(page), "page", hear, context);
            return page_after(page, answer, info.id);
        });
    }

  private:
    Conversation program_;
};

class ExtDocument {
  public:
    static constexpr StageInfo info{
        .id = "ext.document",
        .version = "1.0.0",
        .summary = "Hands each document to a program of yours, which changes it or writes files",
        .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_ARTICLES | GALLEY_HAS_ASSETS};
    using Options = Settings;
    static constexpr auto options = settings_table();

    ExtDocument(Options o, Context& context) : program_(std::move(o), "document", context) {}
    std::string identity() { return program_.identity(); }

    Document process(Document document, Context& context) {
        return shaped([&] {
            LentImages images;
            const auto hear = [&](const Json& message) -> Json {
                if (message["type"] == "image") return images.lend(message, 0, context);
                if (message["type"] != "asset") return not_understood;
                context.asset(message.at("path").get<std::string>(), message.value("media_type", "text/plain"),
                              message.contains("file") ? bytes_of(message["file"].get<std::string>())
                                                       : message.at("text").get<std::string>());
                return nullptr;
            };
            const std::string body = "\"document\":" + as_line(to_json(document, Detail::words));
            const Json answer = program_.ask("document", body, "document", hear, context);
            return answer.contains("document") ? document_from_json(answer["document"]) : document;
        });
    }

  private:
    Conversation program_;
};

class ExtRead {
  public:
    static constexpr StageInfo info{.id = "ext.read",
                                    .version = "1.0.0",
                                    .summary = "Reads pages with a program of yours",
                                    .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};
    using Options = Settings;
    static constexpr auto options = settings_table();

    ExtRead(Options o, Context& context) : program_(std::move(o), "read", context) {}
    std::string identity() { return program_.identity(); }

    void list(std::string_view input, Context& context) {
        shaped([&] {
            const auto hear = [&](const Json& message) -> Json {
                if (message["type"] != "entry") return not_understood;
                context.emit(Entry{message.at("document").get<std::string>(), message.at("source").get<std::string>(),
                                   message.at("file").get<std::string>(), message.value("number", 0u),
                                   message.contains("attrs") ? message["attrs"].dump() : ""});
                return nullptr;
            };
            program_.ask("list", "\"input\":" + as_line(std::string(input)), "done", hear, context);
        });
    }

    Page load(const Entry& entry, Context& context) {
        return shaped([&] {
            Json request{{"file", entry.file}, {"source", entry.source}, {"number", entry.number}};
            if (!entry.attrs.empty()) request["attrs"] = Json::parse(entry.attrs, nullptr, false);
            const auto hear = [](const Json&) { return not_understood; };
            const std::string body = as_line(request);
            const Json answer = program_.ask("load", body.substr(1, body.size() - 2), "page", hear, context);
            if (!answer.contains("page")) throw InputError("the program's answer to \"load\" has no \"page\"");
            return page_told(answer["page"], {});
        });
    }

  private:
    Conversation program_;
};

}  // namespace galley::ext_process

GALLEY_PLUGIN("ext-process", "1.0.0", "Apache-2.0", galley::ext_process::ExtProcess, galley::ext_process::ExtDocument,
              galley::ext_process::ExtRead)
