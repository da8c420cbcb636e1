#include "core/worker/worker_status.hpp"

#include <catch_test.hpp>

using namespace galley;

TEST_CASE("what a worker is doing can be read through the memory that two processes share") {
    WorkerStatus worker;
    const WorkerStatus host(worker.shared().get());
    CHECK_FALSE(host.get());
    const std::string key = "0123456789abcdef0123456789abcdef";
    worker.enter(7, key);
    REQUIRE(host.get());
    CHECK(host.get()->slot == 7);
    CHECK(host.get()->key == key);
    CHECK(host.get()->since <= std::chrono::steady_clock::now());
    worker.enter(0, "");
    CHECK(host.get().value().slot == 0);
    CHECK(host.get().value().key.empty());
    worker.leave();
    CHECK_FALSE(host.get());
}
