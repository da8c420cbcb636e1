#include "models/model_folder.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>
#include <functional>

#include "galley/error.hpp"
#include "models/alphabet.hpp"
#include "models/sha256.hpp"

using namespace galley;
using namespace galley::models;

namespace {

/// A folder that goes with the test.
struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("galley-model-" + std::to_string(getpid()) + "-tibetan");

    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void put(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
};

std::string message_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const ResourceError& error) {
        return error.what();
    }
    return "no error";
}

const std::string plain = R"({"task": "characters", "file": "x.onnx", "alphabet": "x.txt"})";

}  // namespace

TEST_CASE("SHA-256 is that of the standard's examples", "[models]") {
    const auto of = [](const std::string& text) {
        return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    CHECK(of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(of(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the model folders of Galley are well formed", "[models]") {
    const ModelFolder lines = read_model_folder(CONFIG_DIR "/models/pp-ocrv6-lines");
    CHECK(lines.task == Task::lines);
    CHECK(lines.name == "pp-ocrv6-lines");
    CHECK(lines.input.blue_first);
    CHECK(lines.input.height == 0);
    const ModelFolder characters = read_model_folder(CONFIG_DIR "/models/pp-ocrv6-characters/");
    CHECK(characters.name == "pp-ocrv6-characters");
    CHECK(characters.task == Task::characters);
    CHECK(characters.input.height == 48);
    CHECK(characters.alphabet == "metadata");
    CHECK(characters.sha256.size() == 64);
    CHECK(characters.writing_modes == std::vector{WritingMode::horizontal_ltr, WritingMode::vertical_rl});
}

TEST_CASE("what is wrong with a model folder is a sentence that names the file", "[models]") {
    const Folder folder;
    const auto message = [&] { return message_of([&] { read_model_folder(folder.path); }); };
    CHECK_THAT(message(), Catch::Matchers::ContainsSubstring("has no model.json"));
    for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
             {"{", "is damaged"},
             {"[]", "must be an object"},
             {R"({"file": "x.onnx"})", "\"task\" is missing"},
             {R"({"task": "poems", "file": "x.onnx"})", "it may be lines, characters, orientation, articles"},
             {R"({"task": "lines"})", "\"file\" is missing"},
             {R"({"task": "lines", "file": "../x.onnx"})", "must name a file of the folder"},
             {R"({"task": "characters", "file": "x.onnx"})", "\"alphabet\" is missing"},
             {R"({"task": "lines", "file": "x", "input": {"channels": 2}})", "\"input\": \"channels\" must be 1 or 3"},
             {R"({"task": "lines", "file": "x", "input": {"scale": [1, 0, 1]}})", "must not hold 0"},
             {R"({"task": "lines", "file": "x", "input": {"mean": 0.5}})", "list of three numbers"},
             {R"({"task": "lines", "file": "x", "languages": "bo"})", "list of texts"},
             {R"({"task": "lines", "file": "x", "writing_modes": ["up"]})", "it may be horizontal-ltr"}}) {
        folder.put("model.json", text);
        INFO(text);
        CHECK_THAT(message(), Catch::Matchers::ContainsSubstring(expected));
        CHECK_THAT(message(), Catch::Matchers::ContainsSubstring("model.json"));
    }
}

TEST_CASE("a model's file is missing, or another than its hash says", "[models]") {
    const Folder folder;
    folder.put("model.json", plain);
    ModelFolder model = read_model_folder(folder.path);
    CHECK_THAT(fault_of(model).value_or(""),
               Catch::Matchers::ContainsSubstring("has no x.onnx") && Catch::Matchers::ContainsSubstring("./dev deps"));
    folder.put("x.onnx", "abc");
    CHECK(fault_of(model) == std::nullopt);
    model.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    CHECK(fault_of(model) == std::nullopt);
    folder.put("x.onnx", "abd");
    CHECK_THAT(fault_of(model).value_or(""), Catch::Matchers::ContainsSubstring("SHA-256"));
}

TEST_CASE("an alphabet has as many classes as its network", "[models]") {
    const Folder folder;
    folder.put("model.json", plain);
    folder.put("x.txt", "\u0F40\r\n\u0F41\n");
    ModelFolder model = read_model_folder(folder.path);
    const Alphabet alphabet = read_alphabet(model, std::nullopt, 4);
    CHECK(alphabet.classes == std::vector<std::string>{"", "\u0F40", "\u0F41", " "});
    CHECK(alphabet.blank == 0);
    CHECK_THAT(
        message_of([&] { read_alphabet(model, std::nullopt, 5); }),
        Catch::Matchers::ContainsSubstring("has 2 characters") && Catch::Matchers::ContainsSubstring("tells 5 apart"));
    model.alphabet = "metadata";
    CHECK_THAT(message_of([&] { read_alphabet(model, std::nullopt, 4); }),
               Catch::Matchers::ContainsSubstring("metadata"));
    model.blank = Place::last;
    model.space = Place::none;
    CHECK(read_alphabet(model, "a\nb", 3).classes == std::vector<std::string>{"a", "b", ""});
    CHECK(read_alphabet(model, "a\nb", 3).blank == 2);
    model.alphabet = "none.txt";
    CHECK_THAT(message_of([&] { read_alphabet(model, std::nullopt, 4); }),
               Catch::Matchers::ContainsSubstring("none.txt"));
}
