#include "core/store/input_hashes.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <sstream>

#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

constexpr off_t large = 1 << 20;  // bytes: reading less costs no more than looking up what is remembered
/// A file that was changed within this time before it was hashed may be changed again without its time telling.
constexpr std::int64_t settled_ns = 2'000'000'000;

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

struct Remembered {
    std::int64_t size = -1, changed = 0;
    std::string hash;
    std::int64_t written = 0;  ///< when this was noted, by the file system's clock
};

std::optional<Remembered> recall(const fs::path& note) {
    struct stat facts {};
    if (stat(note.c_str(), &facts) != 0) return std::nullopt;
    Remembered out;
    try {
        std::istringstream text(read_file(note));
        text >> out.size >> out.changed >> out.hash;
    } catch (const std::exception&) {
        return std::nullopt;
    }
    if (out.hash.size() != 32) return std::nullopt;  // cut short
    out.written = nanoseconds(facts.st_mtim);
    return out;
}

}  // namespace

std::optional<std::string> InputHashes::find(const fs::path& file, bool reads) {
    if (last_.first == file) return last_.second;
    struct stat facts {};
    const bool there = stat(file.c_str(), &facts) == 0;
    std::string hash;
    if (there && facts.st_size < large) {
        hash = hash_file(file);
    } else {
        const std::string name = hash_text(file.string());
        const fs::path note = folder_ / name.substr(0, 2) / name;
        const auto before = recall(note);
        const std::int64_t changed = nanoseconds(facts.st_mtim);
        const bool same = before && there && before->size == facts.st_size && before->changed == changed;
        if (before && (!there || (same && (!reads || before->written - changed > settled_ns)))) {
            hash = before->hash;
        } else {
            if (!reads) return std::nullopt;
            hash = hash_file(file);
            write_file(note, fmt::format("{} {} {}\n", facts.st_size, changed, hash), false);
        }
    }
    last_ = {file, hash};
    return hash;
}

std::string InputHashes::of(const fs::path& file) { return find(file, true).value(); }

std::optional<std::string> InputHashes::known(const fs::path& file) { return find(file, false); }

}  // namespace galley
