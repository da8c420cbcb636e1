#include "core/base/memory_use.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>

#include "core/base/line_pipe.hpp"

namespace galley {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

}  // namespace

MemoryUse memory_use() {
    // Asked for every stage of every page: the file stays open, which spares most of the time. A plugin that closes all
    // descriptors is found out before its page is done.
    static const Descriptor statm(open("/proc/self/statm", O_RDONLY | O_CLOEXEC));
    std::array<char, 128> line{};
    MemoryUse out;
    if (pread(statm.get(), line.data(), line.size() - 1, 0) <= 0) return out;
    // proc(5), statm: size resident shared text lib data dt, in pages.
    std::array<long long, 6> pages{};
    char* at = line.data();
    for (long long& number : pages) number = std::strtoll(at, &at, 10);
    const std::int64_t page = sysconf(_SC_PAGESIZE);
    out.resident = pages[1] * page;
    out.data = pages[5] * page;
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
