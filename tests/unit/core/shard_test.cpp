#include "core/plan/shard.hpp"

#include <catch_test.hpp>
#include <map>

#include "core/base/host_error.hpp"
#include "core/run/failure_limit.hpp"

using namespace galley;

namespace {

Environment environment(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const char* name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

}  // namespace

TEST_CASE("a shard is I/N, counted from 0") {
    CHECK(parse_shard("0/1", environment({})) == Shard{0, 1});
    CHECK(parse_shard("6/7", environment({})) == Shard{6, 7});
    for (const char* text : {"", "3", "7/7", "-1/7", "1/0", "1/", "/7", "1/7x", "x/7", "1/2/3"})
        CHECK_THROWS_AS(parse_shard(text, environment({})), HostError);
    std::size_t owned = 0;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t page = 0; page < 10; ++page) owned += Shard{i, 3}.owns(page) ? 1 : 0;
    CHECK(owned == 10);
}

TEST_CASE("auto takes the index of the job array, never its size") {
    CHECK(parse_shard("auto/4", environment({{"SLURM_ARRAY_TASK_ID", "2"}, {"SLURM_ARRAY_TASK_COUNT", "1"}})) ==
          Shard{2, 4});
    CHECK(parse_shard("auto/4", environment({{"JOB_COMPLETION_INDEX", "0"}})) == Shard{0, 4});
    CHECK(parse_shard("auto/4", environment({{"AWS_BATCH_JOB_ARRAY_INDEX", "3"}})) == Shard{3, 4});
    CHECK(parse_shard("auto/4", environment({{"SGE_TASK_ID", "4"}})) == Shard{3, 4});
    CHECK(parse_shard("auto/4", environment({{"SGE_TASK_ID", "undefined"}, {"JOB_COMPLETION_INDEX", "1"}})) ==
          Shard{1, 4});
    CHECK(parse_shard("auto/4", environment({{"SGE_TASK_ID", "2"}, {"JOB_COMPLETION_INDEX", "1"}})) == Shard{1, 4});
    CHECK_THROWS_AS(parse_shard("auto/4", environment({})), HostError);
    CHECK_THROWS_AS(parse_shard("auto/4", environment({{"SGE_TASK_ID", "0"}})), HostError);
    CHECK_THROWS_AS(parse_shard("auto/4", environment({{"SLURM_ARRAY_TASK_ID", "4"}})), HostError);
    CHECK_THROWS_AS(parse_shard("auto/4", environment({{"SLURM_ARRAY_TASK_ID", "1"}, {"JOB_COMPLETION_INDEX", "2"}})),
                    HostError);
}

TEST_CASE("failures are limited by number or by share") {
    CHECK_FALSE(FailureLimit().passed(100, 100));
    CHECK_FALSE(FailureLimit::parse("2").passed(2, 100));
    CHECK(FailureLimit::parse("2").passed(3, 100));
    CHECK(FailureLimit::parse("0").passed(1, 100));
    CHECK_FALSE(FailureLimit::parse("2.5%").passed(2, 100));
    CHECK(FailureLimit::parse("2.5%").passed(3, 100));
    for (const char* text : {"", "%", "x", "-1", "1.5", "101%", "5 %"})
        CHECK_THROWS_AS(FailureLimit::parse(text), HostError);
}
