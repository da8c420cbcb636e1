// @ID@: reads pages from files whose name ends in .lines.
#include "galley/plugin.hpp"

#include <fstream>
#include <iterator>

#include "galley/input_files.hpp"
#include "galley/utf8.hpp"
#include "rules.hpp"

class @CLASS@ {
  public:
    static constexpr galley::StageInfo info{.id = "@ID@",
                                            .version = "1.0.0",
                                            .summary = "Reads pages from .lines files",
                                            .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT};

    void list(std::string_view input, galley::Context& context) {
        constexpr std::string_view suffixes[] = {".lines"};
        const auto tell = [&](const std::string& what) { context.warn(what); };
        for (const galley::InputFile& file : galley::input_files(input, suffixes, galley::Group::file, tell))
            context.emit(galley::Entry{file.document, file.source, file.path.string(), 0, {}});
    }

    galley::Page load(const galley::Entry& entry, galley::Context&) {
        std::ifstream in(entry.file, std::ios::binary);
        if (!in) throw galley::IoError(entry.source + " cannot be read");
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::size_t i = 0; i < text.size();) {
            const galley::DecodedChar next = galley::decode_one(text, i);
            if (next.broken()) throw galley::InputError(entry.source + " is not UTF-8 at byte " + std::to_string(i));
            i += next.length;
        }
        return page_of(text);
    }
};

GALLEY_PLUGIN("@NAME@", "1.0.0", "Apache-2.0", @CLASS@)
