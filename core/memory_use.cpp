#include "core/memory_use.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace galley {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

}  // namespace

MemoryUse memory_use() {
    MemoryUse out;
    // proc(5), statm: size resident shared text lib data dt, in pages.
    if (std::FILE* statm = std::fopen("/proc/self/statm", "re")) {
        long long size = 0, resident = 0, shared = 0, text = 0, lib = 0, data = 0;
        if (std::fscanf(statm, "%lld %lld %lld %lld %lld %lld", &size, &resident, &shared, &text, &lib, &data) == 6) {
            const std::int64_t page = sysconf(_SC_PAGESIZE);
            out.resident = resident * page;
            out.data = data * page;
        }
        std::fclose(statm);
    }
    return out;
}

std::int64_t peak_memory() {
    rusage usage{};
    return getrusage(RUSAGE_SELF, &usage) == 0 ? std::int64_t{usage.ru_maxrss} * 1024 : 0;
}

bool limit_memory(std::int64_t bytes) {
    if (sanitized || bytes <= 0) return false;
    const auto limit = static_cast<rlim_t>(bytes);
    const rlimit both{limit, limit};
    return setrlimit(RLIMIT_DATA, &both) == 0;
}

std::int64_t machine_memory() {
    std::int64_t bytes = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
    for (const char* file : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::int64_t limit = 0;
        if (std::ifstream(file) >> limit && limit > 0) bytes = std::min(bytes, limit);
    }
    return bytes;
}

}  // namespace galley
