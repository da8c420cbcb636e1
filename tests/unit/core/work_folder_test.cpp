// What is kept in a work folder besides records.
#include <sys/wait.h>
#include <unistd.h>

#include <catch_test.hpp>
#include <csignal>
#include <cstdlib>

#include <fstream>

#include "core/base/host_error.hpp"
#include "core/plan/plan_file.hpp"
#include "core/store/document_state.hpp"
#include "core/store/hash.hpp"
#include "core/store/input_hashes.hpp"
#include "core/store/record_store.hpp"
#include "core/store/safe_file.hpp"
#include "temp_folder.hpp"

using namespace galley;
namespace fs = std::filesystem;

using Folder = tests::TempFolder;

TEST_CASE("a plan comes back as it was written, and a changed one is refused") {
    const Folder folder;
    Plan plan{{"/p/pipeline.json", "{\n}", {"a.b=c"}, {"write.overlay"}, {"/plugins"}}, {}, 3};
    plan.manifest.documents = {{"a", {{"read.text", {"a", "a.txt", "/in/a.txt", 0, "{}"}}}},
                               {"b/c", {{"read.text", {"b/c", "b.txt", "/in/b.txt", 7, ""}}}}};
    write_plan(folder.path(), plan);
    const Plan back = read_plan(folder.path());
    CHECK(back.pipeline.text == plan.pipeline.text);
    CHECK(back.pipeline.overrides == plan.pipeline.overrides);
    CHECK(back.shards == 3);
    REQUIRE(back.manifest.documents.size() == 2);
    CHECK(back.manifest.documents[1].id == "b/c");
    CHECK(back.manifest.documents[1].pages[0].entry.number == 7);
    std::ofstream(folder / "manifest.jsonl", std::ios::app) << "{}\n";
    CHECK_THROWS_AS(read_plan(folder.path()), HostError);
    CHECK_THROWS_AS(read_plan(folder / "nothing"), HostError);
}

TEST_CASE("a document's state comes back, and a damaged one counts as none") {
    const Folder folder;
    const DocumentStates states(folder.path());
    DocumentState state;
    state.key = "k";
    state.failure = Failure{"s", GALLEY_E_LIMIT, "why"};
    state.articles = 4;
    state.files = {{"a/b.md", "h"}};
    states.put("d", state);
    CHECK(states.find("d").files == state.files);
    CHECK(states.find("d").articles == 4);
    CHECK(states.find("d").failure == state.failure);
    CHECK(states.find("other").key.empty());
    fs::resize_file(states.path_of("d"), fs::file_size(states.path_of("d")) - 3);
    CHECK(states.find("d").key.empty());
}

TEST_CASE("staged files appear together, and those of before go unless they were changed") {
    const Folder folder;
    StagedFiles first(folder.path());
    first.add("x/one.txt", "1");
    first.add("two.txt", "2");
    CHECK_FALSE(fs::exists(folder / "two.txt"));
    const auto before = first.list();
    first.commit();
    CHECK(all_there(folder.path(), before));

    StagedFiles second(folder.path());
    second.add("three.txt", "3");
    const std::size_t mark = second.mark();
    second.add("two.txt", "of a stage that failed");
    second.drop_since(mark);
    const auto now = second.list();
    second.commit();
    std::ofstream(folder / "two.txt") << "changed by hand";
    remove_stale(folder.path(), before, now);
    CHECK_FALSE(fs::exists(folder / "x"));
    CHECK(fs::exists(folder / "two.txt"));
    CHECK(fs::exists(folder / "three.txt"));
    CHECK_FALSE(all_there(folder.path(), before));
}

TEST_CASE("temporaries of dead processes are swept, those of living ones stay") {
    const Folder folder;
    NewFile alive(folder / "file");
    const fs::path mine = fs::directory_iterator(folder.path())->path();
    std::string name = mine.filename().string();
    const std::string pid = ":" + std::to_string(getpid()) + ":";
    REQUIRE(name.find(pid) != std::string::npos);
    constexpr const char* no_process = ":999999999:";  // above every pid_max
    name.replace(name.find(pid), pid.size(), no_process);
    std::ofstream(folder.path() / name) << "left behind";
    std::ofstream(folder / ".other.tmp") << "not ours";
    sweep_temporaries(folder.path(), false);
    CHECK_FALSE(fs::exists(folder.path() / name));
    CHECK(fs::exists(mine));
    CHECK(fs::exists(folder / ".other.tmp"));
}

TEST_CASE("the temporary of a process that was killed, but not waited for yet, is swept") {
    const Folder folder;
    const pid_t child = fork();
    if (child == 0) {
        const NewFile left(folder / "file");
        std::raise(SIGKILL);
    }
    siginfo_t ended{};
    REQUIRE(waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOWAIT) == 0);  // it stays a zombie
    REQUIRE_FALSE(fs::is_empty(folder.path()));
    sweep_temporaries(folder.path(), false);
    CHECK(fs::is_empty(folder.path()));
    waitpid(child, nullptr, 0);
}

TEST_CASE("a large file is not read again while it is the same, and keeps its hash when it is gone") {
    const Folder folder;
    const fs::path file = folder / "large", notes = folder / "notes";
    const std::string bytes(2'000'000, 'x');
    std::ofstream(file) << bytes;
    CHECK_FALSE(InputHashes(notes).known(file));
    CHECK(InputHashes(notes).of(file) == hash_text(bytes));
    CHECK(InputHashes(notes).known(file) == hash_text(bytes));
    std::ofstream(file) << bytes << "y";
    CHECK_FALSE(InputHashes(notes).known(file));
    CHECK(InputHashes(notes).of(file) == hash_text(bytes + "y"));
    fs::remove(file);
    CHECK(InputHashes(notes).of(file) == hash_text(bytes + "y"));
    CHECK_THROWS_AS(InputHashes(notes).of(folder / "never"), HostError);
}

TEST_CASE("a record that is cut short or changed counts as none") {
    const Folder folder;
    const RecordStore store(folder.path());
    PageRecord record;
    record.key = "00ff";
    record.images = {2, true, {"a.stage"}};
    store.put(record);
    CHECK(store.find("00ff"));
    CHECK(store.head("00ff")->images == record.images);
    CHECK_FALSE(store.head("00fe"));
    const auto files = store.files();
    REQUIRE(files.size() == 1);
    CHECK(RecordStore::key_of(files[0]) == "00ff");
    fs::copy(files[0], folder / "00/00fe.json.zst");
    CHECK_FALSE(store.head("00fe"));  // another key's record
    fs::resize_file(files[0], fs::file_size(files[0]) - 1);
    CHECK_FALSE(store.find("00ff"));
    CHECK_FALSE(store.head("00ff"));
}
