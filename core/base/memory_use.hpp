// What this process holds of memory, and how to bound it.
#pragma once

#include <cstdint>

namespace galley {

struct MemoryUse {
    std::int64_t resident = 0;  ///< bytes in memory now
    std::int64_t data = 0;      ///< bytes that limit_memory counts: heap, stacks, private writable mappings
};

[[nodiscard]] MemoryUse memory_use();
/// The most that was ever resident, in bytes.
[[nodiscard]] std::int64_t peak_memory();

/// Allocations of this process fail beyond `bytes` of data (setrlimit RLIMIT_DATA, which since Linux 4.7 counts private
/// mappings too, and unlike RLIMIT_AS neither models mapped from files nor address space that is only set aside). Does
/// nothing, and says so, in a build with a sanitizer, which maps terabytes.
bool limit_memory(std::int64_t bytes);

/// Bytes of memory of this machine, or of the control group that holds us if that is less.
[[nodiscard]] std::int64_t machine_memory();

}  // namespace galley
