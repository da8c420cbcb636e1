// White in and between the lines of page images, and what speaks for gutters there: gutter_gaps IMAGE... --model FOLDER
//
// For each gap one line of JSON: the image, the two ends of the gap in pixels of the page, and its features, as
// libs/finding weighs them.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "finding/detector.hpp"
#include "finding/find_lines.hpp"
#include "finding/joining.hpp"

namespace {

using namespace galley;
using namespace galley::finding;

void print(const std::string& image, const Seen& seen, const PrintedLine& line, const Gap& gap,
           const GutterEvidence& evidence) {
    const double across = line.strip.middle_at((gap.from + gap.to) / 2) / seen.scale;
    const auto point = [&](double along) {
        return line.strip.vertical ? nlohmann::json{across, along / seen.scale}
                                   : nlohmann::json{along / seen.scale, across};
    };
    std::cout << nlohmann::json{{"image", image},
                                {"from", point(gap.from)},
                                {"to", point(gap.to)},
                                {"features", features_of(evidence)}}
              << '\n';
}

void print_gaps(const std::string& image, const Seen& seen) {
    const Neighbours level(seen.lines, false), upright(seen.lines, true);
    for (const PrintedLine& line : seen.lines) {
        const Neighbours& near = line.strip.vertical ? upright : level;
        for (const Gap& gap : gaps_in(line, gutter_least * line.ink.height()))
            print(image, seen, line, gap, near.evidence(line, gap));
        for (const PrintedLine& next : seen.lines) {
            if (&next == &line || next.strip.vertical != line.strip.vertical || !may_be_pieces(line, next)) continue;
            const Gap gap = white_between(line, next);
            GutterEvidence evidence = near.evidence(line, gap);
            evidence.apart = true;
            print(image, seen, line, gap, evidence);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> images;
    std::filesystem::path folder;
    for (int i = 1; i < argc; ++i)
        if (std::string(argv[i]) == "--model" && i + 1 < argc)
            folder = argv[++i];
        else
            images.emplace_back(argv[i]);
    if (images.empty() || folder.empty()) {
        std::cerr << "usage: gutter_gaps IMAGE... --model FOLDER\n";
        return 64;
    }
    try {
        Detector detector(models::read_model_folder(folder), network::precision_named("exact"));
        for (const std::string& image : images) {
            const toolkit::PixPtr read(pixRead(image.c_str()));
            if (!read) throw std::runtime_error(image + " cannot be read");
            const toolkit::PixPtr page(pixConvertTo32(read.get()));
            print_gaps(image, seen_lines(
                                  page.get(), [&](Pix* tile) { return detector(tile); }, [] {}));
        }
    } catch (const std::exception& error) {
        std::cerr << "gutter_gaps: " << error.what() << '\n';
        return 66;
    }
    return 0;
}
