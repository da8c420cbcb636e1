// How fast text dumps go through read.text, text.tidy and captions.dedup, page by page, and how much memory that takes.
//
//     bench-throughput DUMP.txt
//
// Prints one line: megabytes, pages, edits, MB/s of processor time of tidy and dedup, of all, and the peak of memory.
// bench/throughput.py makes the dumps.
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <utility>

#include "decoding.hpp"
#include "dedup.hpp"
#include "dump.hpp"
#include "tidy.hpp"

namespace {

using namespace galley;

std::string read_file(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    constexpr double kilobytes = 1000;
    return static_cast<double>(usage.ru_maxrss) / kilobytes;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench-throughput DUMP.txt\n");
        return 64;
    }
    captions_dedup::Settings settings;
    const std::string list = CONFIG_DIR "/profiles/reduplication.json";
    settings.language = captions_dedup::read_reduplication(read_file(list), list);

    const double start = seconds();
    const read_text::Dump dump = read_text::inspect(argv[1], "auto");
    double bytes = 0, worked = 0;
    std::size_t edits = 0;
    for (const read_text::Range& range : dump.pages) {
        std::size_t unreadable = 0;
        Page page =
            read_text::page_of(read_text::to_utf8(read_text::read_range(argv[1], range), dump.encoding, unreadable));
        const double begun = seconds();
        page = captions_dedup::dedup(text_tidy::tidy(std::move(page), {}), settings);
        worked += seconds() - begun;
        bytes += static_cast<double>(range.size);
        edits += page.edits.size();
    }
    constexpr double megabyte = 1e6;
    std::printf("%8.0f MB %8zu pages %9zu edits %7.1f MB/s tidy and dedup %7.1f MB/s with reading %7.0f MB peak\n",
                bytes / megabyte, dump.pages.size(), edits, bytes / megabyte / worked,
                bytes / megabyte / (seconds() - start), peak_megabytes());
}
