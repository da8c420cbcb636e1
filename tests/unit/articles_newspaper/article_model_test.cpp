#include "article_model.hpp"

#include <catch_test.hpp>
#include <fstream>

#include "galley/error.hpp"
#include "temp_folder.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

/// The message with which a model folder of that model.json is refused.
std::string refusal(const std::string& json) {
    const tests::TempFolder folder;
    std::ofstream(folder / "model.json") << json;
    try {
        const ArticleModel model(models::read_model_folder(folder.path()));
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a model that is not for this version of Galley is refused with a sentence") {
    using Catch::Matchers::ContainsSubstring;
    const std::string version = std::to_string(page_graph::feature_version);
    CHECK_THAT(refusal(R"({"task": "lines", "file": "x.onnx"})"), ContainsSubstring("is for the task lines"));
    CHECK_THAT(refusal(R"({"task": "articles", "file": "x.onnx", "features": 0})"),
               ContainsSubstring("features of version 0") && ContainsSubstring("has version " + version));
    CHECK_THAT(refusal(R"({"task": "articles", "file": "x.onnx", "features": )" + version + R"(, "roles": ["body"]})"),
               ContainsSubstring("other roles"));
}

TEST_CASE("log odds and probabilities are each other's inverse, within bounds") {
    CHECK(logistic(log_odds(0.3)) == Catch::Approx(0.3));
    CHECK(log_odds(0) > -7);
    CHECK(log_odds(1) < 7);
}
