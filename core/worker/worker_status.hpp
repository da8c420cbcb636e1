// What a worker is doing, told through memory that it shares with the host: which stage it is in, for which record, and
// since when. It outlives the process, and telling costs no system call and wakes nobody, unlike a message before each
// stage.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/line_pipe.hpp"

namespace galley {

struct StageInHand {
    std::size_t slot = 0;  ///< of the stage in the pipeline
    std::string key;       ///< of the record in hand; may be empty
    std::chrono::steady_clock::time_point since;
};

/// One writer, the worker; readers at any time. A reader that comes in the middle of enter() sees no stage at all.
class WorkerStatus {
  public:
    /// Makes the memory. Throws HostError (internal) when the system refuses.
    WorkerStatus();
    /// The memory behind `shared`, which another process made; the descriptor is not needed any more. Throws as above.
    explicit WorkerStatus(int shared);
    ~WorkerStatus();
    WorkerStatus(const WorkerStatus&) = delete;
    WorkerStatus& operator=(const WorkerStatus&) = delete;

    /// To give to the other process; closed in programs that this one starts.
    [[nodiscard]] const Descriptor& shared() const { return shared_; }

    void enter(std::size_t slot, std::string_view key);
    /// Between two tasks it is in no stage.
    void leave();
    [[nodiscard]] std::optional<StageInHand> get() const;

  private:
    static constexpr std::size_t key_words = 4;  // of 8 characters: a hash as hex digits
    struct Memory {
        std::atomic<std::uint64_t> stage;  // its slot, counted from 1; 0: none
        std::atomic<std::int64_t> since;
        std::array<std::atomic<std::uint64_t>, key_words> key;
    };
    static_assert(std::atomic<std::uint64_t>::is_always_lock_free, "processes share no locks");

    void map(int descriptor);

    Descriptor shared_;
    Memory* memory_ = nullptr;
};

}  // namespace galley
