#include "core/run/status.hpp"

#include <catch_test.hpp>

#include "core/run/metrics.hpp"
#include "core/run/worker_link.hpp"
#include "core/worker/worker_protocol.hpp"

using namespace galley;
using Catch::Matchers::ContainsSubstring;

namespace {

PageResult page(bool ok, bool missing) {
    PageResult out{"d", "s.png", 0, {}};
    out.outcome.missing = missing;
    if (!ok) out.outcome.failure = Failure{"s", GALLEY_E_INPUT, "why"};
    return out;
}

}  // namespace

TEST_CASE("status counts, and names shards with missing pages") {
    Status status(3);
    status.add(0, page(true, false));
    CHECK(status.exit_code() == ExitCode::ok);
    status.add(1, page(false, false));
    CHECK(status.exit_code() == ExitCode::some_failed);
    status.add(5, page(true, true));
    CHECK(status.exit_code() == ExitCode::again);
    CHECK_THAT(status.text(), ContainsSubstring("3 pages: 1 done, 1 failed, 1 missing") && ContainsSubstring("why") &&
                                  ContainsSubstring("shards to run again, of 3: 2"));
    CHECK(status.json()["missing_shards"] == nlohmann::json::array({2}));
}

TEST_CASE("metrics are in Prometheus' text form") {
    RunResult result;
    result.pages = 10;
    result.done = 4;
    result.failed = 1;
    result.stages["ocr.x"] = {5, 1500, 0};
    const std::string text = metrics_text(result);
    CHECK_THAT(text, ContainsSubstring("# TYPE galley_pages gauge\ngalley_pages{state=\"done\"} 4\n") &&
                         ContainsSubstring("galley_pages{state=\"waiting\"} 5\n") &&
                         ContainsSubstring("galley_stage_seconds_total{stage=\"ocr.x\"} 1.500\n"));
}

TEST_CASE("how a worker ended is told in words") {
    CHECK(Ending{0, 11}.sentence() == "ended its process by SIGSEGV (Segmentation fault)");
    CHECK(Ending{3, 0}.sentence() == "ended its process with exit code 3");
    CHECK(Ending{0, 9}.from_outside());
    CHECK_FALSE(Ending{0, 6}.from_outside());
}

TEST_CASE("messages come back as they were sent") {
    PageOutcome outcome;
    outcome.key = "k";
    outcome.failure = Failure{"s", GALLEY_E_INPUT, "two\nlines \xFF"};
    outcome.times = {{"s", 1.5, 7}};
    outcome.records = {"a", "b"};
    const std::string line = message_line("page_done", to_json(outcome));
    CHECK(std::count(line.begin(), line.end(), '\n') == 1);
    const PageOutcome back = page_outcome_from_json(nlohmann::json::parse(line)["body"]);
    CHECK(back.failure == Failure{"s", GALLEY_E_INPUT, "two\nlines \uFFFD"});
    CHECK(back.times.at(0).memory == 7);
    CHECK(back.records == outcome.records);
    const PageTask task{false, false, true, true, true, {"s"}};
    const PageTask task_back = page_task_from_json(to_json(task));
    CHECK(task_back.skip == task.skip);
    CHECK_FALSE(task_back.read_large);
    CHECK(task_back.list_records);
}
