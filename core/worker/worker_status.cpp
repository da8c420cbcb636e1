#include "core/worker/worker_status.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/host_error.hpp"

namespace galley {

namespace {

[[noreturn]] void refuse() {
    throw HostError(ExitCode::internal,
                    std::string("No memory to share with a worker is available: ") + std::strerror(errno) + ".");
}

}  // namespace

WorkerStatus::WorkerStatus() : shared_(memfd_create("galley-worker-status", MFD_CLOEXEC)) {
    if (shared_.get() < 0 || ftruncate(shared_.get(), sizeof(Memory)) != 0) refuse();
    map(shared_.get());
}

WorkerStatus::WorkerStatus(int shared) { map(shared); }

WorkerStatus::~WorkerStatus() { munmap(memory_, sizeof(Memory)); }

/// Fresh memory is all zeros: no stage.
void WorkerStatus::map(int descriptor) {
    void* memory = mmap(nullptr, sizeof(Memory), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (memory == MAP_FAILED) refuse();
    memory_ = static_cast<Memory*>(memory);
}

void WorkerStatus::enter(std::size_t slot, std::string_view key) {
    leave();
    memory_->since = std::chrono::steady_clock::now().time_since_epoch().count();
    for (std::size_t i = 0; i < key_words; ++i) {
        std::uint64_t word = 0;
        const std::string_view part = key.substr(std::min(key.size(), i * sizeof word), sizeof word);
        std::memcpy(&word, part.data(), part.size());
        memory_->key[i] = word;
    }
    memory_->stage = slot + 1;
}

void WorkerStatus::leave() { memory_->stage = 0; }

std::optional<StageInHand> WorkerStatus::get() const {
    const std::uint64_t stage = memory_->stage;
    if (stage == 0) return std::nullopt;
    StageInHand in_hand;
    in_hand.slot = stage - 1;
    in_hand.since = std::chrono::steady_clock::time_point(std::chrono::steady_clock::duration(memory_->since.load()));
    for (const auto& part : memory_->key) {
        const std::uint64_t word = part;
        std::array<char, sizeof word> text{};
        std::memcpy(text.data(), &word, sizeof word);
        in_hand.key.append(text.data(), strnlen(text.data(), sizeof word));
    }
    // It moved on meanwhile: what was read may belong to two stages.
    if (memory_->stage != stage || memory_->since.load() != in_hand.since.time_since_epoch().count())
        return std::nullopt;
    return in_hand;
}

}  // namespace galley
