// ocr.program: reads a page with any program that prints Tesseract's TSV for an image file.
#include "galley/plugin.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tsv.hpp"

/// A file that is gone at the end of the scope.
struct TemporaryFile {
    std::string path = (std::filesystem::temp_directory_path() / "ocr-XXXXXX.pgm").string();
    TemporaryFile() {
        const int file = mkstemps(path.data(), 4);
        if (file < 0) throw galley::ResourceError("no temporary file can be made in " + path);
        close(file);
    }
    ~TemporaryFile() { std::remove(path.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
};

class OcrProgram {
  public:
    static constexpr galley::StageInfo info{.id = "ocr.program",
                                            .version = "1.0.0",
                                            .summary = "Reads text with a program that prints TSV",
                                            .consumes = GALLEY_HAS_IMAGE,
                                            .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT,
                                            .flags = GALLEY_STAGE_EXPENSIVE};
    struct Options {
        std::string command, version;
    };
    static constexpr auto options = galley::options(
        galley::opt("command", &Options::command, "tesseract {} stdout tsv",
                    "A shell command; {} becomes the image file"),
        galley::opt("version", &Options::version, "", "Of the program: change it when the program changes"));

    explicit OcrProgram(Options o) : options_(std::move(o)) {
        if (options_.command.find("{}") == std::string::npos)
            throw galley::OptionError("the option \"command\" of ocr.program must hold {}, where the image file goes");
    }

    galley::Page process(galley::Page page, galley::Context& context) {
        for (const galley::Block& block : page.blocks)
            if (!block.lines.empty()) return page;  // somebody has read it
        const auto image = context.image(page.index);
        if (!image || image->format != galley::PixelFormat::gray) return page;
        const TemporaryFile file;
        std::ofstream out(file.path, std::ios::binary);
        out << "P5\n" << image->width << " " << image->height << "\n255\n";
        for (int y = 0; y < image->height; ++y)
            out.write(reinterpret_cast<const char*>(image->pixels) + std::ptrdiff_t{y} * image->stride, image->width);
        out.close();
        page.blocks = blocks_of(run(file.path));
        return page;
    }

  private:
    std::string run(const std::string& image) const {
        std::string command = options_.command + " 2>/dev/null", output;
        command.replace(command.find("{}"), 2, image);
        FILE* pipe = popen(command.c_str(), "r");
        if (pipe == nullptr) throw galley::ResourceError("no shell can be started for " + command);
        std::array<char, 4096> buffer;
        while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), size);
        if (pclose(pipe) != 0) throw galley::ResourceError("the program failed: " + command);
        return output;
    }

    Options options_;
};

GALLEY_PLUGIN("ocr-program", "1.0.0", "Apache-2.0", OcrProgram)
