#include "core/site/corrections_put.hpp"

#include <catch_test.hpp>
#include <fstream>
#include <stdexcept>

#include "core/store/safe_file.hpp"
#include "core/store/staged_files.hpp"
#include "temp_folder.hpp"

using namespace galley;
namespace fs = std::filesystem;

namespace {

const std::string body = R"({"schema": "galley.corrections/1", "operations": []})";

/// An output with one document, "d 1".
struct Output : tests::TempFolder {
    Output() {
        fs::create_directories(*this / "d 1/viewer");
        std::ofstream(*this / "d 1/index.html") << "x";
        std::ofstream(*this / "d 1/viewer/document.js") << "x";
    }
};

}  // namespace

TEST_CASE("only this server's own page may write, and nobody else's reads") {
    const std::string host = "127.0.0.1:8000", own = "http://127.0.0.1:8000";
    CHECK(refusal_of({"GET", host, "", ""}).empty());
    CHECK(refusal_of({"GET", host, "", "none"}).empty());
    CHECK(refusal_of({"PUT", host, own, "same-origin"}).empty());
    CHECK(refusal_of({"PUT", host, own, ""}).empty());  // a browser that says less
    CHECK_FALSE(refusal_of({"GET", "evil.example", "", ""}).empty());
    CHECK_FALSE(refusal_of({"GET", host, "", "cross-site"}).empty());
    CHECK_FALSE(refusal_of({"GET", host, "", "same-site"}).empty());
    CHECK_FALSE(refusal_of({"GET", host, "http://evil.example", ""}).empty());
    CHECK_FALSE(refusal_of({"PUT", host, "", "same-origin"}).empty());
    CHECK_FALSE(refusal_of({"PUT", host, "null", "same-origin"}).empty());
    CHECK_FALSE(refusal_of({"PUT", host, own, "none"}).empty());
    CHECK_FALSE(refusal_of({"PUT", host, "http://127.0.0.1:8001", "same-origin"}).empty());
    CHECK_FALSE(refusal_of({"", "", "", ""}).empty());
}

TEST_CASE("the secret part of an address opens what is below it") {
    const std::string token = random_token();
    CHECK(token.size() == 32);
    CHECK(token != random_token());
    CHECK(below_token("/edit-" + token + "/a/b?c", token) == "/a/b?c");
    CHECK(below_token("/edit-" + token + "/", token) == "/");
    for (const std::string& wrong : {std::string("/"), "/edit-" + token, "/edit-" + token + "x/",
                                     "/edit-" + std::string(32, '0') + "/", std::string("/edit-/"), std::string()})
        CHECK(below_token(wrong, token).empty());
    CHECK(below_token("/edit-/x", "").empty());
}

TEST_CASE("corrections are written when the writer has seen what is there") {
    const Output root;
    const fs::path file = root / "d 1/corrections.json";
    CorrectionsPut site(root.path());
    const std::string target = "/d%201/corrections.json";
    CHECK(site.put(target, body, "", "").status == 428);
    CHECK(site.put(target, body, "\"none\"", "").status == 412);
    CHECK_FALSE(fs::exists(file));
    const PutAnswer first = site.put(target, body, "", "*");
    CHECK(first.status == 200);
    CHECK(read_file(file) == body);
    CHECK(first.etag == etag_of(body));
    CHECK(site.put(target, body + " ", "", "*").status == 412);  // another tab came first
    CHECK(site.put(target, body + "\n", first.etag, "").status == 200);
    CHECK(site.put(target, body, first.etag, "").status == 412);
    CHECK(read_file(file) == body + "\n");
}

TEST_CASE("nothing but corrections of a document of the site is written") {
    const Output root;
    CorrectionsPut site(root.path());
    for (const char* target :
         {"/corrections.json", "/d%202/corrections.json", "/d%201/document.json", "/d%201/../corrections.json",
          "/d%201/viewer/corrections.json", "corrections.json", "", "/d%201/corrections.json/"})
        CHECK(site.put(target, body, "", "*").status == 404);
    for (const char* wrong : {"", "{", "[]", R"({"schema": "galley.corrections/2", "operations": []})",
                              R"({"schema": "galley.corrections/1"})"})
        CHECK(site.put("/d%201/corrections.json", wrong, "", "*").status == 422);
    CHECK_FALSE(fs::exists(root / "d 1/corrections.json"));
}

TEST_CASE("no stage writes a file of that name") {
    const Output root;
    StagedFiles files(root / "d 1");
    files.set_stage("write.other");
    CHECK_THROWS_AS(files.add("corrections.json", "x"), std::invalid_argument);
    CHECK_THROWS_AS(files.add("./corrections.json", "x"), std::invalid_argument);
    CHECK_NOTHROW(files.add("viewer/corrections.json", "x"));
}
