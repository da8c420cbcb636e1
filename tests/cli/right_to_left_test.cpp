// Arabic and Hebrew pages with Tesseract's models, to text and ALTO. The pages were drawn for this, in DejaVu Sans,
// from texts of the project's own.
#include <catch_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <vector>

#include "program.hpp"

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

bool is_installed(const std::string& model) {
    std::error_code error;
    for (const auto& version : fs::directory_iterator("/usr/share/tesseract-ocr", error))
        if (fs::exists(version.path() / "tessdata" / (model + ".traineddata"))) return true;
    if (const char* folder = std::getenv("TESSDATA_PREFIX"))
        return fs::exists(fs::path(folder) / (model + ".traineddata"));
    return false;
}

struct Outcome {
    std::string text, alto;
    json document;
};

Outcome read(const Folder& folder, const std::string& page, const std::string& model) {
    const std::string chain = folder.file("p.json", R"({"galley": 1, "stages": [{"use": "read.images"},
        {"use": "ocr.tesseract", "options": {"languages": [")" +
                                                        model + R"("]}},
        {"use": "layout.newspaper", "options": {"regions": "rebuild"}}, {"use": "text.tidy"},
        {"use": "articles.newspaper"}, {"use": "write.json"}, {"use": "write.text"}, {"use": "write.alto"}]})");
    const Ended ended = galley("run -q -j 1 " + chain + " " PAGES_DIR "/" + page + ".png -o " + folder / "out");
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    Outcome out;
    for (const auto& entry : fs::recursive_directory_iterator(folder / ("out/" + page))) {
        if (entry.path().extension() == ".txt") out.text = read_file(entry.path());
        if (entry.path().extension() == ".xml") out.alto = read_file(entry.path());
    }
    out.document = json::parse(read_file(folder / ("out/" + page + "/document.json")));
    return out;
}

/// Each of `parts` stands in `printed`, in this order, wherever its lines end.
void check_order(const std::string& printed, const std::vector<std::string>& parts) {
    const std::string text = std::regex_replace(printed, std::regex("\\s+"), " ");
    std::size_t at = 0;
    for (const std::string& part : parts) {
        INFO(part << " in " << text);
        const auto found = text.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found + part.size();
    }
}

}  // namespace

TEST_CASE("an Arabic page: the right column first, words with spaces between, ALTO from right to left") {
    if (!is_installed("ara")) {
        WARN("not tried: Tesseract's model for Arabic is missing (apt-get install tesseract-ocr-ara)");
        return;
    }
    const Folder folder;
    const Outcome out = read(folder, "arabic", "ara");
    check_order(out.text, {"الجسر الجديد على النهر", "صباح أمس الجسر", "الذي يربط ضفتي", "من العمل.", "ساعة إلى عشر",
                           "طول الجسر مئتي", "أربعة مسارات وممر", "ودفعت الدولة النصف", "نهاية العام."});
    CHECK_THAT(out.alto, ContainsSubstring("BASEDIRECTION=\"rtl\""));
    check_order(out.alto, {"CONTENT=\"صباح\"", "CONTENT=\"أمس\"", "CONTENT=\"الجسر\"", "CONTENT=\"طول\""});
    for (const json& block : out.document["pages"][0]["blocks"]) CHECK(block["writing_mode"] == "horizontal-rtl");
    const json& line = out.document["pages"][0]["blocks"][1]["lines"][0];
    if (line.contains("words")) CHECK(line["words"][0]["box"][0] > line["words"][1]["box"][0]);
}

TEST_CASE("a Hebrew page: the right column first") {
    if (!is_installed("heb")) {
        WARN("not tried: Tesseract's model for Hebrew is missing (apt-get install tesseract-ocr-heb)");
        return;
    }
    const Folder folder;
    const Outcome out = read(folder, "hebrew", "heb");
    check_order(out.text, {"נפתח הגשר החדש מעל הנהר", "העירייה פתחה אתמול", "החדש שמחבר", "לעשר דקות.",
                           "אורך הגשר מאתיים", "נתיבים ושביל", "סוף השנה."});
    CHECK_THAT(out.alto, ContainsSubstring("BASEDIRECTION=\"rtl\""));
}
