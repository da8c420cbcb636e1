// read.text: text dumps, whose form feeds part the pages.
#include "galley/plugin.hpp"

#include <algorithm>

#include "decoding.hpp"
#include "dump.hpp"
#include "galley/input_files.hpp"
#include "galley/json.hpp"

namespace galley::read_text {

class ReadText {
  public:
    static constexpr StageInfo info{"read.text", "1.0.0", "Reads text dumps: form feed = new page", 0,
                                    GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};
    struct Options {
        std::string encoding, group;
        std::int64_t max_page_mb = 0, max_pages = 0;
    };
    static constexpr auto options = galley::options(
        opt("encoding", &Options::encoding, "auto", "\"auto\", or a name such as UTF-8, GB18030, Big5"),
        opt("group", &Options::group, "file", "What makes a document: a file, a folder, or all the input",
            one_of("file|folder|all")),
        opt("max_page_mb", &Options::max_page_mb, 32, "A longer page is an error, in megabytes", between(1, 1024)),
        opt("max_pages", &Options::max_pages, 100'000, "Pages of a file beyond this number are left out", at_least(1)));

    explicit ReadText(Options o) : options_(std::move(o)) {
        std::size_t ignored = 0;
        if (options_.encoding != "auto") to_utf8("", options_.encoding, ignored);
    }

    void list(std::string_view input, Context& context) {
        constexpr std::string_view suffixes[] = {".txt", ".text", ".asc"};
        const auto tell = [&](const std::string& what) { context.warn(what); };
        for (const InputFile& file : input_files(input, suffixes, group_named(options_.group), tell)) {
            context.check_cancelled();
            Entry entry{file.document, file.source, file.path.string(), 0, {}};
            try {
                const Dump dump = inspect(file.path, options_.encoding);
                const auto most = static_cast<std::size_t>(options_.max_pages);
                if (dump.pages.size() > most)
                    context.warn("the text " + file.source + " has " + std::to_string(dump.pages.size()) +
                                 " pages; those beyond " + std::to_string(most) +
                                 " are left out, as the option \"max_pages\" says");
                for (const Range& range : dump.pages) {
                    if (entry.number == most) break;
                    entry.attrs = nlohmann::json{
                        {"encoding", dump.encoding},
                        {"assumed", dump.assumed},
                        {"offset", range.offset},
                        {"size",
                         range.size}}.dump();
                    context.emit(entry);
                    ++entry.number;
                }
            } catch (const InputError&) {
                context.emit(entry);  // load will find the same fault, and only this page fails
            }
        }
    }

    Page load(const Entry& entry, Context& context) {
        Range range{attr<std::uint64_t>(entry.attrs, "offset").value_or(0),
                    attr<std::uint64_t>(entry.attrs, "size").value_or(0)};
        auto encoding = attr<std::string>(entry.attrs, "encoding");
        bool assumed = attr<bool>(entry.attrs, "assumed").value_or(false);
        if (!encoding) {
            const Dump dump = inspect(entry.file, options_.encoding);
            encoding = dump.encoding;
            assumed = dump.assumed;
            range = dump.pages.at(entry.number);
        }
        constexpr std::uint64_t megabyte = std::uint64_t{1024} * 1024;
        if (range.size > static_cast<std::uint64_t>(options_.max_page_mb) * megabyte)
            throw LimitError("page " + std::to_string(entry.number + 1) + " of " + entry.file + " holds " +
                             std::to_string(range.size / megabyte) + " MB of text; part it with form feeds or raise " +
                             "the option \"max_page_mb\"");
        std::size_t unreadable = 0;
        const std::string text = to_utf8(read_range(entry.file, range), *encoding, unreadable);
        const std::string doubt = assumed ? "; the file was taken for " + *encoding +
                                                ": if it is in another encoding, name it with the option \"encoding\""
                                          : "";
        if (unreadable > 0)
            context.warn(std::to_string(unreadable) + " characters of " + entry.source + " are not readable as " +
                         *encoding + " and stand as U+FFFD" + doubt);
        if (const auto nuls = std::count(text.begin(), text.end(), '\0'); nuls > 0)
            context.warn(std::to_string(nuls) + " NUL characters stand in the text of " + entry.source + doubt);
        return page_of(text);
    }

  private:
    Options options_;
};

}  // namespace galley::read_text

GALLEY_PLUGIN("read-text", "1.0.0", "Apache-2.0", galley::read_text::ReadText)
