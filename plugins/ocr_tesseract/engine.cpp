#include "engine.hpp"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cctype>
#include <iterator>

#include "galley/error.hpp"
#include "galley/utf8.hpp"
#include "models.hpp"

namespace galley::ocr_tesseract {

namespace {

using tesseract::PageIteratorLevel;

std::string joined(const std::vector<std::string>& languages) {
    std::string out;
    for (const std::string& language : languages) out += (out.empty() ? "" : "+") + language;
    return out;
}

Box box_of(const tesseract::PageIterator& at, PageIteratorLevel level) {
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!at.BoundingBox(level, &left, &top, &right, &bottom)) return {};
    return {left, top, right - left, bottom - top};
}

constexpr double hundred = 100;  // Tesseract's confidences are per cent

/// Text without the marks of direction that Tesseract adds where it turns; nobody printed them.
std::string without_directions(const char* text) {
    std::string out;
    for (const char32_t c : decode_utf8(text == nullptr ? "" : text))
        if (c != 0x200E && c != 0x200F && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069))
            append_utf8(out, c);
    return out;
}

Word word_at(const tesseract::ResultIterator& at) {
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    const double confidence = at.Confidence(tesseract::RIL_WORD) / hundred;
    return {without_directions(text.get()), box_of(at, tesseract::RIL_WORD), std::clamp(confidence, 0.0, 1.0), {}};
}

bool is_letter_or_digit(char32_t c) { return c != 0 && c < 0x80 && std::isalnum(static_cast<int>(c)) != 0; }

/// A word as one that is as sure as its least sure character; one that holds ideographs falls into its characters, but
/// for digits and Latin letters, which stay together.
void add_by_characters(const tesseract::ResultIterator& at, std::vector<Word>& out) {
    std::vector<Word> parts;
    char32_t before = 0;
    bool ideographs = false;
    tesseract::ResultIterator symbol(at);
    do {
        const std::unique_ptr<char[]> printed(symbol.GetUTF8Text(tesseract::RIL_SYMBOL));
        const std::string text = without_directions(printed.get());
        if (text.empty()) continue;
        const double confidence = std::clamp(symbol.Confidence(tesseract::RIL_SYMBOL) / hundred, 0.0, 1.0);
        const Box box = box_of(symbol, tesseract::RIL_SYMBOL);
        const char32_t c = decode_utf8(text).front();
        if (is_letter_or_digit(before) && is_letter_or_digit(c)) {
            Word& word = parts.back();
            word.text += text;
            word.box.w = box.right() - word.box.x;
            word.confidence = std::min(word.confidence, confidence);
        } else {
            parts.push_back({text, box, confidence, {}});
        }
        before = c;
        ideographs = ideographs || is_han(c);
    } while (!symbol.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL) &&
             symbol.Next(tesseract::RIL_SYMBOL));
    if (ideographs) {
        std::move(parts.begin(), parts.end(), std::back_inserter(out));
        return;
    }
    Word word = word_at(at);
    word.confidence = 1;
    for (const Word& part : parts) word.confidence = std::min(word.confidence, part.confidence);
    if (!word.text.empty()) out.push_back(std::move(word));
}

Line line_at(const tesseract::ResultIterator& at) {
    Line line;
    line.box = box_of(at, tesseract::RIL_TEXTLINE);
    Baseline base;
    if (at.Baseline(tesseract::RIL_TEXTLINE, &base.from.x, &base.from.y, &base.to.x, &base.to.y)) line.baseline = base;
    return line;
}

BlockKind kind_of(tesseract::PolyBlockType type) {
    switch (type) {
        case tesseract::PT_HEADING_TEXT:
            return BlockKind::heading;
        case tesseract::PT_CAPTION_TEXT:
            return BlockKind::caption;
        case tesseract::PT_TABLE:
            return BlockKind::table;
        case tesseract::PT_FLOWING_IMAGE:
        case tesseract::PT_HEADING_IMAGE:
        case tesseract::PT_PULLOUT_IMAGE:
            return BlockKind::image;
        case tesseract::PT_HORZ_LINE:
        case tesseract::PT_VERT_LINE:
            return BlockKind::rule;
        case tesseract::PT_NOISE:
            return BlockKind::noise;
        default:
            return BlockKind::text;
    }
}

Block block_at(const tesseract::ResultIterator& at, std::size_t number) {
    Block block;
    block.id = "b" + std::to_string(number);
    block.kind = kind_of(at.BlockType());
    block.box = box_of(at, tesseract::RIL_BLOCK);
    if (at.BlockType() == tesseract::PT_VERTICAL_TEXT) block.writing_mode = WritingMode::vertical_rl;
    return block;
}

/// Lets Tesseract's long work be stopped; the exception waits until Tesseract has returned.
struct Stopper {
    const Pause& pause;
    std::exception_ptr reason;

    static bool wants_stop(void* self, int) {
        auto& stopper = *static_cast<Stopper*>(self);
        try {
            stopper.pause();
            return false;
        } catch (...) {
            stopper.reason = std::current_exception();
            return true;
        }
    }
};

}  // namespace

Engine::Engine(const std::vector<std::string>& languages, const std::string& datapath,
               const std::map<std::string, std::string>& variables)
    : api_(std::make_unique<tesseract::TessBaseAPI>()) {
    api_->SetVariable("debug_file", "/dev/null");  // what goes wrong is told by exceptions
    const int failed =
        api_->Init(datapath.empty() ? nullptr : datapath.c_str(), joined(languages).c_str(), tesseract::OEM_LSTM_ONLY);
    std::vector<std::string> loaded, missing;
    if (failed == 0) api_->GetLoadedLanguagesAsVector(&loaded);
    for (const std::string& language : languages)
        if (std::find(loaded.begin(), loaded.end(), language) == loaded.end()) missing.push_back(language);
    if (!missing.empty())
        throw ResourceError(missing_models(missing, api_->GetDatapath() == nullptr ? "" : api_->GetDatapath()));
    // Tesseract reads each doubtful line a second time with its colours turned; here the ink decides (read_line.cpp).
    api_->SetVariable("tessedit_do_invert", "0");
    for (const auto& [name, value] : variables)
        if (!api_->SetVariable(name.c_str(), value.c_str()))
            throw OptionError("Tesseract has no variable \"" + name +
                              "\", or it cannot be set after loading; tesseract --print-parameters lists them");
}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;

void Engine::recognize(Pix* gray, int mode, const Pause& pause) {
    api_->SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
    api_->SetImage(gray);
    Stopper stopper{pause, nullptr};
    tesseract::ETEXT_DESC monitor;
    monitor.cancel = &Stopper::wants_stop;
    monitor.cancel_this = &stopper;
    const int failed = api_->Recognize(&monitor);
    if (stopper.reason) std::rethrow_exception(stopper.reason);
    if (failed != 0) throw InternalError("Tesseract could not read the image");
}

std::vector<Block> Engine::read(Pix* gray, int mode, const Pause& pause) {
    recognize(gray, mode, pause);
    std::vector<Block> blocks;
    const std::unique_ptr<tesseract::ResultIterator> at(api_->GetIterator());
    if (!at) return blocks;
    do {
        if (at->IsAtBeginningOf(tesseract::RIL_BLOCK)) blocks.push_back(block_at(*at, blocks.size() + 1));
        if (blocks.empty() || at->Empty(tesseract::RIL_WORD)) continue;
        if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) blocks.back().lines.push_back(line_at(*at));
        Word word = word_at(*at);
        if (!blocks.back().lines.empty() && !word.text.empty())
            blocks.back().lines.back().words.push_back(std::move(word));
    } while (at->Next(tesseract::RIL_WORD));
    api_->Clear();
    return blocks;
}

std::vector<Word> Engine::read_characters(Pix* gray) {
    recognize(gray, tesseract::PSM_RAW_LINE, [] {});
    std::vector<Word> words;
    const std::unique_ptr<tesseract::ResultIterator> at(api_->GetIterator());
    if (!at) return words;
    do {
        if (!at->Empty(tesseract::RIL_WORD)) add_by_characters(*at, words);
    } while (at->Next(tesseract::RIL_WORD));
    api_->Clear();
    return words;
}

std::string tesseract_version() { return std::string("tesseract ") + tesseract::TessBaseAPI::Version(); }

std::filesystem::path model_folder(const std::string& datapath) {
    if (!datapath.empty()) return datapath;
    tesseract::TessBaseAPI api;
    api.SetVariable("debug_file", "/dev/null");
    api.Init(nullptr, "osd", tesseract::OEM_LSTM_ONLY);  // which model it is does not matter, nor that it is there
    const char* path = api.GetDatapath();
    return path == nullptr ? "" : path;
}

std::string script_of(Pix* gray, const std::string& datapath) {
    tesseract::TessBaseAPI api;
    api.SetVariable("debug_file", "/dev/null");
    if (api.Init(datapath.empty() ? nullptr : datapath.c_str(), "osd", tesseract::OEM_DEFAULT) != 0) return "";
    api.SetPageSegMode(tesseract::PSM_OSD_ONLY);
    api.SetImage(gray);
    int turned = 0;
    float turned_sure = 0, script_sure = 0;
    const char* script = nullptr;
    if (!api.DetectOrientationScript(&turned, &turned_sure, &script, &script_sure) || script == nullptr) return "";
    return script;
}

}  // namespace galley::ocr_tesseract
