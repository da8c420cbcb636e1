// Checks of how stages behave: the same again, side by side, in time, quietly, and leaving nothing behind.
#include <fmt/format.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "core/verify/each_stage.hpp"
#include "core/verify/samples.hpp"

namespace galley::verify {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int repeats = 50;                             // of create and destroy
constexpr double repeat_for_s = 2;                      // or as many as fit into this time
constexpr int leak_warm_up = 3;                         // calls that may fill caches
constexpr int leak_window = 4;                          // calls between two looks at memory
constexpr int leak_windows = 4;                         // of which memory grows in every one, if it leaks
constexpr std::size_t leak_bytes_a_call = 16;           // the smallest block that malloc gives
constexpr std::chrono::milliseconds thread_grace{500};  // threads that are ending may take this long

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The first call whose outcome differs.
std::string difference(const std::vector<Trial>& a, const std::vector<Trial>& b) {
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (i >= a.size() || i >= b.size()) return "another number of pages";
        if (!same(a[i].given, b[i].given)) return a[i].what;
    }
    return {};
}

std::size_t threads() {
    std::size_t count = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) count += task.exists() ? 1 : 0;
    return count;
}

std::size_t bytes_in_use() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Standard output, caught in memory while this lives.
class CaughtOutput {
  public:
    CaughtOutput() : file_(memfd_create("stdout", MFD_CLOEXEC)), kept_(dup(STDOUT_FILENO)) {
        std::fflush(stdout);
        dup2(file_, STDOUT_FILENO);
    }
    ~CaughtOutput() {
        restore();
        close(file_);
    }
    CaughtOutput(const CaughtOutput&) = delete;
    CaughtOutput& operator=(const CaughtOutput&) = delete;

    /// Ends the catching and gives the first bytes of what was written.
    std::string restore() {
        if (kept_ < 0) return {};
        std::fflush(stdout);
        dup2(kept_, STDOUT_FILENO);
        close(kept_);
        kept_ = -1;
        std::string text(80, '\0');
        const auto size = pread(file_, text.data(), text.size(), 0);
        text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        return text;
    }

  private:
    int file_, kept_;
};

}  // namespace

Verdict create_destroy_repeat(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        const auto first = subject.make(stage);  // lives beside all others
        const OptionValues values = subject.values(stage);
        const auto start = Clock::now();
        for (int i = 0; i < repeats && seconds_since(start) < repeat_for_s; ++i) {
            const auto next = subject.probe(stage);
            const Given made = next->create(values.abi());
            if (made.status != GALLEY_OK)
                return failed(fmt::format("{} could not be made for the {}. time ({}: {}).", stage.id, i + 2,
                                          code_name(made.status), made.error()));
        }
        return passed();
    });
}

Verdict deterministic_twice(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        const auto probe = subject.make(stage);
        const auto once = exercise(*probe, subject), again = exercise(*probe, subject);
        if (once.empty()) return skipped("A reading stage is tried with --input FILE_OR_FOLDER.");
        const std::string what = difference(once, again);
        return passed_unless(
            what.empty() ? ""
                         : fmt::format("{} gave something else when it got {} a second time. Output may depend on "
                                       "input and options alone: no clock, no counter, no random number.",
                                       stage.id, what));
    });
}

Verdict instances_equal(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        const auto a = subject.make(stage), b = subject.make(stage);
        if (a->identity() != b->identity())
            return failed(
                fmt::format("Two instances of {} name another identity, \"{}\" and \"{}\": what one made would never "
                            "be found by another.",
                            stage.id, a->identity(), b->identity()));
        const auto one = exercise(*a, subject), other = exercise(*b, subject);
        if (one.empty()) return skipped("A reading stage is tried with --input FILE_OR_FOLDER.");
        const std::string what = difference(one, other);
        return passed_unless(what.empty() ? ""
                                          : fmt::format("Two instances of {} differ on {}. Pages are spread over "
                                                        "instances, so they must be alike.",
                                                        stage.id, what));
    });
}

Verdict cancel_honoured(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        if (stage.scope == GALLEY_SCOPE_READ) return skipped("It has reading stages only.");
        const auto probe = subject.make(stage);
        const auto timed = [&](bool cancelled) {
            probe->conditions.cancelled = cancelled;
            const auto start = Clock::now();
            const auto trials = try_page(*probe, "a page of 20,000 words", crowded_page());
            return std::pair{seconds_since(start), trials.front().given.status};
        };
        const auto [whole, usual] = timed(false);
        if (whole <= subject.setup().cancel_within_s) {
            const auto status = timed(true).second;
            if (status == GALLEY_OK || status == GALLEY_E_CANCELLED || status == usual) return passed();
            return failed(fmt::format("{} ended with {} when the host had cancelled; that is GALLEY_E_CANCELLED.",
                                      stage.id, code_name(status)));
        }
        const double took = timed(true).first;
        if (took <= subject.setup().cancel_within_s) return passed();
        return failed(
            fmt::format("{} went on for {:.1f} s after the host had cancelled. Ask host->cancelled often in "
                        "long work.",
                        stage.id, took));
    });
}

Verdict stdout_clean(const Subject& subject) {
    CaughtOutput output;
    Verdict verdict = each_stage(subject, [&](const galley_stage& stage) {
        const auto probe = subject.make(stage);
        (void)exercise(*probe, subject);
        return passed();
    });
    const std::string text = output.restore();
    if (text.empty()) return verdict;
    return failed(fmt::format("It wrote to standard output, which belongs to results: \"{}\". Use host->report.",
                              text.substr(0, text.find('\n'))));
}

Verdict no_threads_left(const Subject& subject) {
    const std::size_t before = threads();
    Verdict verdict = each_stage(subject, [&](const galley_stage& stage) {
        const auto probe = subject.make(stage);
        (void)exercise(*probe, subject);
        return passed();
    });
    const auto start = Clock::now();
    while (threads() > before && Clock::now() - start < thread_grace)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (threads() <= before) return verdict;
    return failed(
        fmt::format("{} threads are left after the work. Stages start no threads: the host works on several "
                    "pages at once.",
                    threads() - before));
}

Verdict no_leak_slope(const Subject& subject) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    (void)subject;
    return skipped("Under a sanitizer the allocator does not tell how much is in use.");
#else
    return each_stage(subject, [&](const galley_stage& stage) {
        const auto probe = subject.make(stage);
        const auto call = [&](int times) {
            for (int i = 0; i < times; ++i) {
                (void)exercise(*probe, subject);
                (void)subject.make(stage);  // and what an instance leaves behind
            }
            return bytes_in_use();
        };
        std::size_t before = call(leak_warm_up), first = before;
        for (int window = 0; window < leak_windows; ++window) {
            const std::size_t now = call(leak_window);
            if (now < before + leak_bytes_a_call * leak_window) return passed();  // a leak grows in every window
            before = now;
        }
        return failed(fmt::format("{} leaks: memory grew by about {} bytes a call.", stage.id,
                                  (before - first) / (std::size_t{leak_window} * leak_windows)));
    });
#endif
}

}  // namespace galley::verify
