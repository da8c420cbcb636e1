#include "core/store/safe_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <random>
#include <regex>
#include <set>
#include <stdexcept>
#include <utility>

#include "core/base/host_error.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::hours temporary_lives{24};  // a writer on another machine is surely done by then

[[noreturn]] void fail(const fs::path& file, const char* what, int error) {
    const std::string why =
        fmt::format("The file {} cannot be written: {} failed: {}.", file.string(), what, std::strerror(error));
    for (const int of_the_name : {ENAMETOOLONG, ENOTDIR, EISDIR, EEXIST, ENOTEMPTY, EILSEQ, EINVAL, ELOOP})
        if (error == of_the_name) throw PathError(why);
    throw HostError(ExitCode::output, why);
}

std::string machine() {
    static const std::string name = [] {
        char buffer[256] = {};
        gethostname(buffer, sizeof buffer - 1);
        std::string out(buffer);
        for (char& c : out)
            if (c == '/' || c == ':') c = '_';
        return out;
    }();
    return name;
}

/// Unique among machines, processes and threads; tells whose it is.
std::string temporary_name(const fs::path& file) {
    static const auto seed = std::random_device{}();
    static std::atomic<std::uint64_t> counter{0};
    return fmt::format(".{}.{}:{}:{:x}-{}.tmp", file.filename().string().substr(0, 100), machine(), getpid(), seed,
                       counter++);
}

/// Whether a process of this machine still runs. One that was killed and that nobody has waited for yet answers to
/// kill() all the same: its state in /proc tells (proc(5), after the name in brackets).
bool runs(pid_t process) {
    if (kill(process, 0) != 0 && errno == ESRCH) return false;
    std::ifstream facts(fmt::format("/proc/{}/stat", process));
    std::string line;
    std::getline(facts, line);
    const auto name_end = line.rfind(") ");
    return name_end == std::string::npos || (line[name_end + 2] != 'Z' && line[name_end + 2] != 'X');
}

bool abandoned(const fs::path& file, const std::string& name) {
    static const std::regex form(R"(\..*\.([^:]*):(\d+):[0-9a-f]+-\d+\.tmp)");
    std::smatch parts;
    if (!std::regex_match(name, parts, form)) return false;
    if (parts[1] == machine()) return !runs(std::stoi(parts[2]));
    std::error_code error;
    const auto written = fs::last_write_time(file, error);
    return !error && fs::file_time_type::clock::now() - written > temporary_lives;
}

template <typename Iterator>
void sweep(const fs::path& folder) {
    std::error_code error;
    for (Iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;
        if (name.starts_with('.') && name.ends_with(".tmp") && abandoned(at->path(), name))
            fs::remove(at->path(), ignored);
    }
}

}  // namespace

NewFile::NewFile(fs::path file) : NewFile(file, Aside{file.parent_path()}) {}

NewFile::NewFile(fs::path file, const Aside& aside) : file_(std::move(file)) {
    const fs::path temporary = aside.folder / temporary_name(file_);
    const auto make = [&] { return open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644); };
    fd_ = make();
    if (fd_ < 0 && errno == ENOENT) {
        std::error_code error;
        fs::create_directories(aside.folder, error);
        if (error) fail(file_, "making its folder", error.value());
        fd_ = make();
    }
    if (fd_ < 0) fail(file_, "making a file in its folder", errno);
    temporary_ = temporary;
}

NewFile::NewFile(fs::path file, const Aside& aside, const fs::path& from) : file_(std::move(file)), linked_(true) {
    const fs::path temporary = aside.folder / temporary_name(file_);
    std::error_code error;
    fs::create_directories(aside.folder, error);
    if (error) fail(file_, "making its folder", error.value());
    temporary_ = temporary;
    if (link(from.c_str(), temporary.c_str()) == 0) return;
    if (!fs::copy_file(from, temporary, error)) fail(file_, "copying it", error.value());
}

NewFile::NewFile(NewFile&& other) noexcept
    : file_(std::move(other.file_)),
      temporary_(std::exchange(other.temporary_, {})),
      fd_(std::exchange(other.fd_, -1)),
      linked_(other.linked_) {}

NewFile::~NewFile() {
    if (fd_ >= 0) ::close(fd_);
    if (!temporary_.empty()) unlink(temporary_.c_str());
}

void NewFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(file_, "writing", errno);
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

void NewFile::close(bool durable) {
    if (fd_ < 0) return;
    if (durable && fsync(fd_) != 0) fail(file_, "syncing", errno);
    if (::close(std::exchange(fd_, -1)) != 0) fail(file_, "closing", errno);
}

void NewFile::commit(bool durable) {
    close(durable);
    if (file_.parent_path() != temporary_.parent_path()) {
        std::error_code error;
        fs::create_directories(file_.parent_path(), error);
        if (error) fail(file_, "making its folder", error.value());
    }
    if (rename(temporary_.c_str(), file_.c_str()) != 0) fail(file_, "renaming", errno);
    // Of two names of one file rename(2) leaves both.
    if (linked_) unlink(temporary_.c_str());
    temporary_.clear();
}

void write_file(const fs::path& file, std::string_view bytes, bool durable) {
    NewFile out(file);
    out.write(bytes);
    out.commit(durable);
}

std::string read_file(const fs::path& file) {
    auto bytes = read_file_if_there(file);
    if (bytes) return std::move(*bytes);
    throw std::runtime_error(fmt::format("the file {} cannot be read: {}", file.string(), std::strerror(ENOENT)));
}

std::optional<std::string> read_file_if_there(const fs::path& file) {
    const auto refuse = [&] {
        throw std::runtime_error(fmt::format("the file {} cannot be read: {}", file.string(), std::strerror(errno)));
    };
    struct Open {
        int fd;
        ~Open() {
            if (fd >= 0) ::close(fd);
        }
    };
    const Open in{open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (in.fd < 0 && errno == ENOENT) return std::nullopt;
    if (in.fd < 0) refuse();
    struct stat facts {};
    if (fstat(in.fd, &facts) != 0) refuse();
    std::string out(static_cast<std::size_t>(facts.st_size), '\0');
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t n = read(in.fd, out.data() + done, out.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) refuse();
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    out.resize(done);
    return out;
}

void sweep_temporaries(const fs::path& folder, bool deep) {
    if (deep)
        sweep<fs::recursive_directory_iterator>(folder);
    else
        sweep<fs::directory_iterator>(folder);
}

void sync_file_system(const std::vector<fs::path>& folders) {
    std::set<dev_t> synced;
    for (const fs::path& folder : folders) {
        struct stat facts {};
        if (stat(folder.c_str(), &facts) != 0 || !synced.insert(facts.st_dev).second) continue;
        const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0) continue;
        const int status = syncfs(fd), cause = errno;
        ::close(fd);
        if (status != 0) fail(folder, "syncing its file system", cause);
    }
}

fs::path inside(const fs::path& folder, std::string_view relative) {
    const auto refuse = [&](const char* why) {
        constexpr std::size_t shown = 200;
        throw std::invalid_argument(fmt::format("the output path \"{}\"{} {}", relative.substr(0, shown),
                                                relative.size() > shown ? "…" : "", why));
    };
    if (relative.empty()) refuse("is empty");
    if (relative.find('\0') != std::string_view::npos) refuse("holds a NUL character");
    const fs::path path(relative);
    if (path.is_absolute()) refuse("is absolute; it must be relative to the document's folder");
    if (!path.has_filename() || path.filename() == ".") refuse("names a folder, not a file");
    constexpr std::size_t longest_name = 255, longest_path = 4000;  // bytes; what file systems and the kernel take
    for (const fs::path& part : path) {
        if (part == "..") refuse("leaves the document's folder");
        if (part.native().size() > longest_name) refuse("has a name of more than 255 bytes");
    }
    fs::path out = folder / path;
    if (out.native().size() > longest_path) refuse("is too long");
    return out;
}

}  // namespace galley
