#include "network/session.hpp"

#include <unistd.h>

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "galley/error.hpp"

using namespace galley;
using namespace galley::network;

namespace {

// double.onnx gives back twice what it takes, 1 x 1 x any x any; its metadata have "character": "a\nb\n".
// gather.onnx gives back the rows of its first input, any x 2, that its second names.
const std::filesystem::path folder = TEST_DATA, model = folder / "double.onnx";

std::string message_of(const std::filesystem::path& file) {
    try {
        Session session(file);
    } catch (const ResourceError& error) {
        return error.what();
    }
    return "no error";
}

std::size_t threads() {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/task")) count += entry.exists() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("precision is named", "[network]") {
    CHECK(precision_named("fast") == Precision::fast);
    CHECK(precision_named("exact") == Precision::exact);
    CHECK_THROWS_AS(precision_named("half"), OptionError);
}

TEST_CASE("without a runtime a session says what is missing", "[network]") {
    if (has_runtime()) return;
    CHECK(message_of(model).find("./dev deps") != std::string::npos);
}

TEST_CASE("a network runs on inputs of several shapes", "[network]") {
    if (!has_runtime()) return;
    for (const Shapes shapes : {Shapes::any, Shapes::by_shape}) {
        Session session(model, {Precision::exact, shapes, 1});
        CHECK(session.inputs()[0].name == "x");
        CHECK(session.inputs()[0].shape == Shape{1, 1, -1, -1});
        REQUIRE(session.outputs().size() == 1);
        CHECK(session.metadata("character") == "a\nb\n");
        CHECK(session.metadata("colour") == std::nullopt);
        for (const std::int64_t width : {2, 3, 2, 5}) {
            std::vector<float> in(static_cast<std::size_t>(2 * width));
            for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(i) + 0.25F;
            const auto out = session.run({{1, 1, 2, width}, in});
            REQUIRE(out.size() == 1);
            CHECK(out[0].shape == Shape{1, 1, 2, width});
            REQUIRE(out[0].values.size() == in.size());
            for (std::size_t i = 0; i < in.size(); ++i) CHECK(out[0].values[i] == 2 * in[i]);
        }
        CHECK_THROWS_AS(session.run({{1, 3, 1, 1}, std::vector<float>(3)}), InputError);
        CHECK_THROWS_AS(session.run({{1, 1, 2, 2}, std::vector<float>(3)}), InputError);
    }
}

TEST_CASE("a network takes several inputs, whole numbers too", "[network]") {
    if (!has_runtime()) return;
    for (const Shapes shapes : {Shapes::any, Shapes::by_shape}) {
        Session session(folder / "gather.onnx", {Precision::exact, shapes, 1});
        REQUIRE(session.inputs().size() == 2);
        const std::vector<float> values{1, 2, 3, 4, 5, 6};
        const std::vector<std::int64_t> places{2, 0};
        const std::vector<InputView> inputs{TensorView{{3, 2}, values}, IndexView{{2}, places}};
        const auto out = session.run(inputs);
        REQUIRE(out.size() == 1);
        CHECK(out[0].shape == Shape{2, 2});
        CHECK(std::vector<float>(out[0].values.begin(), out[0].values.end()) == std::vector<float>{5, 6, 1, 2});
        CHECK_THROWS_AS(session.run(TensorView{{3, 2}, values}), InputError);
    }
}

TEST_CASE("a network runs in the calling thread", "[network]") {
    if (!has_runtime()) return;
    Session session(model);
    const std::vector<float> in(1000000);
    session.run({{1, 1, 1000, 1000}, in});  // the first run compiles, and starts the runtime's threads
    const std::size_t before = threads();
    for (int i = 0; i < 5; ++i) session.run({{1, 1, 1000, 1000}, in});
    CHECK(threads() == before);
}

TEST_CASE("what is wrong with a model is a sentence", "[network]") {
    if (!has_runtime()) return;
    const auto copy = std::filesystem::temp_directory_path() / ("galley-cut-" + std::to_string(getpid()) + ".onnx");
    std::filesystem::copy_file(model, copy);
    std::filesystem::resize_file(copy, 60);
    for (const auto& file :
         {folder / "none.onnx", copy, folder / "unknown_operator.onnx", folder / "session_test.cpp"}) {
        const std::string message = message_of(file);
        INFO(message);
        CHECK(message.find(file.string()) != std::string::npos);
        CHECK(message.find("./dev deps") != std::string::npos);
        CHECK(message.find('\n') == std::string::npos);
    }
    std::filesystem::remove(copy);
}
