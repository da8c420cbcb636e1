// How well captions.dedup tells doubled text from honest text, and how fast it and text.tidy are.
//
//     bench-doubling TEXTS.json... [--lines N] [--seed N] [--level sure|likely]
//
// TEXTS.json: {"articles": [{"body": ["paragraph", …], …}]}. From their running text N lines of each kind are made, one
// page each: honest ones are cut at a random column width, and every third repeats itself as refrains, chants, lists
// and poems do; doubled ones are the same kind of line in one of six forms. A doubled line counts as found when its
// text is exactly the original again; an honest one as spoilt when it changed.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "dedup.hpp"
#include "galley/text.hpp"
#include "galley/utf8.hpp"
#include "tidy.hpp"

namespace {

using namespace galley;

std::string read_file(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::u32string> paragraphs_of(const std::vector<std::string>& files) {
    std::vector<std::u32string> out;
    for (const std::string& file : files) {
        const auto texts = nlohmann::json::parse(read_file(file));
        for (const auto& article : texts.at("articles"))
            for (const auto& part : article.at("body"))
                if (part.is_string()) out.push_back(decode_utf8(part.get<std::string>()));
    }
    return out;
}

Page dump_page(const std::string& text) {
    Page page;
    page.blocks.emplace_back().id = "b1";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Line& line = page.blocks[0].lines.emplace_back();
        if (end > at) line.words.push_back({text.substr(at, end - at), {}, 1.0, {}});
        at = end + 1;
    }
    return page;
}

std::u32string solid_text(const Page& page) {
    std::u32string out;
    for (const Line& line : page.blocks[0].lines) out += decode_utf8(text_of(line));
    std::erase_if(out, is_space);
    return out;
}

class Maker {
  public:
    Maker(std::vector<std::u32string> paragraphs, unsigned seed) : paragraphs_(std::move(paragraphs)), random_(seed) {}

    /// A piece of running text as wide as a headline or a line of a column.
    std::u32string piece() {
        for (;;) {
            const std::u32string& text = paragraphs_[below(paragraphs_.size())];
            const bool cjk = is_cjk(text[text.size() / 2]);
            const std::size_t length = cjk ? 10 + below(20) : 28 + below(40);
            if (text.size() <= length) continue;
            std::size_t begin = below(text.size() - length), end = begin + length;
            if (!cjk) {  // whole words
                begin = text.find(U' ', begin);
                end = text.find(U' ', end);
                if (begin == std::u32string::npos || end == std::u32string::npos) continue;
                ++begin;
            }
            return text.substr(begin, end - begin);
        }
    }

    /// A piece that ends with no mark, as headlines and labels do: what is said again after a mark may be honest.
    std::u32string headline() {
        std::u32string out = piece();
        while (out.size() > 4 && marks.find(out.back()) != std::u32string_view::npos) out.pop_back();
        return out;
    }

    /// A few lines of running text, as a column holds them.
    std::u32string honest() {
        std::u32string out = piece(), last = out;
        if (below(3) == 0) out += U'\n' + repeating();
        for (std::size_t more = below(3); more > 0; --more) {
            std::u32string next = piece();
            if (next != last) out += U'\n' + next;
            last = std::move(next);
        }
        return out;
    }

    /// A passage that follows itself at once, as people repeat one.
    std::u32string repeating() {
        const std::u32string text = headline();
        const bool cjk = is_cjk(text[text.size() / 2]);
        const std::u32string stop = cjk ? U"。" : U". ", comma = cjk ? U"，" : U", ", item = headline() + stop;
        switch (below(7)) {
            case 0:  // a refrain on lines of its own
                return text + U'\n' + text;
            case 1:
                return text + comma + U'\n' + text + stop;
            case 2:  // lines of a poem, each twice
                return text + U'\n' + text + U'\n' + item + U'\n' + item;
            case 3:  // within a line
                return text + stop + text + stop;
            case 4:
                return text + comma + text + comma + item;
            case 5:  // a list
                return text + U'\n' + text + U'\n' + text + U'\n' + item;
            default:  // a paragraph again
                return text + U"\n" + item + U"\n\n" + text + U"\n" + item;
        }
    }

    static constexpr const char* forms[] = {"run by run",  "whole line", "glyph by glyph",
                                            "three times", "four times", "across lines"};

    std::u32string doubled(const std::u32string& text, std::size_t form) {
        switch (form) {
            case 0:
                return runs(text, 2);
            case 1:
                return text + text;
            case 2:
                return glyphs(text);
            case 3:
                return below(2) ? runs(text, 3) : text + text + text;
            case 4:
                return below(2) ? runs(text, 4) : text + text + text + text;
            default:
                return wrapped(below(2) ? runs(text, 2) : text + text);
        }
    }

  private:
    static constexpr std::u32string_view marks = U" ，。、；：！？,.;:!?”’）》…—";

    std::size_t below(std::size_t n) { return random_() % n; }

    /// Runs as a layout program draws them: cut at marks and spaces, and now and then within.
    std::u32string runs(const std::u32string& text, int copies) {
        std::u32string out, run;
        const auto flush = [&] {
            for (int i = 0; i < copies; ++i) out += run;
            run.clear();
        };
        for (const char32_t c : text) {
            const bool mark = std::u32string_view(U"，。“”‘’").find(c) != std::u32string_view::npos;
            if (mark || is_space(c) || (run.size() > 3 && below(12) == 0)) flush();
            if (is_space(c)) {
                out += c;
                continue;
            }
            run += c;
            if (mark) flush();
        }
        flush();
        return out;
    }

    static std::u32string glyphs(const std::u32string& text) {
        std::u32string out;
        for (const char32_t c : text) out += is_space(c) ? std::u32string{c} : std::u32string{c, c};
        return out;
    }

    std::u32string wrapped(std::u32string text) {
        text.insert(text.size() / 4 + below(text.size() / 2), 1, U'\n');
        return text;
    }

    std::vector<std::u32string> paragraphs_;
    std::mt19937 random_;
};

/// Megabytes a second of processor time of both stages over a page of running text of about 20 MB.
void report_speed(Maker& maker, const captions_dedup::Settings& settings) {
    std::string text;
    while (text.size() < 20'000'000) text += encode_utf8(maker.honest()) + "\n\n";
    const Page page = dump_page(text);
    const auto timed = [&](const char* name, auto work) {
        Page copy = page;
        const std::clock_t start = std::clock();  // of the processor, whatever else the machine does
        const Page result = work(std::move(copy));
        const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        std::printf("%-16s %8.1f MB/s\n", name, static_cast<double>(text.size()) / 1e6 / took);
        return took;
    };
    const double tidy = timed("text.tidy", [](Page p) { return text_tidy::tidy(std::move(p), {}); });
    const double dedup = timed("captions.dedup", [&](Page p) { return captions_dedup::dedup(std::move(p), settings); });
    std::printf("%-16s %8.1f MB/s\n", "both", static_cast<double>(text.size()) / 1e6 / (tidy + dedup));
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> files;
    std::size_t lines = 10'000;
    unsigned seed = 1;
    captions_dedup::Settings settings;
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        if (arg == "--lines" && i + 1 < argc)
            lines = std::stoul(argv[++i]);
        else if (arg == "--seed" && i + 1 < argc)
            seed = static_cast<unsigned>(std::stoul(argv[++i]));
        else if (arg == "--level" && i + 1 < argc)
            settings.level =
                std::string(argv[++i]) == "likely" ? captions_dedup::Level::likely : captions_dedup::Level::sure;
        else
            files.push_back(arg);
    }
    if (files.empty()) {
        std::fprintf(stderr, "usage: bench-doubling TEXTS.json... [--lines N] [--seed N] [--level sure|likely]\n");
        return 64;
    }
    const std::string list = CONFIG_DIR "/profiles/reduplication.json";
    settings.language = captions_dedup::read_reduplication(read_file(list), list);
    Maker maker(paragraphs_of(files), seed);

    struct Count {
        std::size_t made = 0, found = 0, wrong = 0;  // wrong: changed, but not into the original
    };
    std::map<std::string, Count> counts;
    Count all;
    for (std::size_t n = 0; n < lines; ++n) {
        const std::size_t form = n % std::size(Maker::forms);
        const std::u32string text = maker.headline();
        const std::u32string twice = maker.doubled(text, form);
        const Page page = captions_dedup::dedup(dump_page(encode_utf8(twice)), settings);
        Count& count = counts[Maker::forms[form]];
        const bool found = solid_text(page) == solid_text(dump_page(encode_utf8(text)));
        for (Count* c : {&count, &all}) {
            ++c->made;
            c->found += found;
            c->wrong += !found && !page.edits.empty();
        }
        if (!found && all.made - all.found <= 5) std::fprintf(stderr, "missed: %s\n", encode_utf8(twice).c_str());
    }
    std::size_t spoilt = 0;
    for (std::size_t n = 0; n < lines; ++n) {
        const std::string text = encode_utf8(maker.honest());
        if (captions_dedup::dedup(dump_page(text), settings).edits.empty()) continue;
        if (++spoilt <= 5) std::fprintf(stderr, "spoilt: %s\n", text.c_str());
    }
    std::printf("%-16s %8s %8s %8s\n", "form", "doubled", "restored", "wrong");
    for (const auto& [form, c] : counts) std::printf("%-16s %8zu %8zu %8zu\n", form.c_str(), c.made, c.found, c.wrong);
    std::printf("%-16s %8zu %8zu %8zu\n", "all", all.made, all.found, all.wrong);
    std::printf("%-16s %8zu %8s %8zu spoilt\n", "honest", lines, "", spoilt);
    const auto right = static_cast<double>(all.found);
    std::printf("precision %.5f  recall %.5f\n", right / (right + static_cast<double>(all.wrong + spoilt)),
                right / static_cast<double>(all.made));
    report_speed(maker, settings);
}
