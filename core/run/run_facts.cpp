#include "core/run/run_facts.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "core/base/host_error.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const char* what) {
    throw HostError(ExitCode::output,
                    fmt::format("The facts of the run cannot be kept in the work folder: {} failed: {}.", what,
                                std::strerror(errno)));
}

}  // namespace

RunFacts::RunFacts(const fs::path& work, std::size_t pages, std::size_t documents)
    : pages_(pages, -1), documents_(documents, -1) {
    std::error_code error;
    fs::create_directories(work, error);
    std::string name = (work / ".facts-XXXXXX").string();
    const int fd = mkostemp(name.data(), O_CLOEXEC);
    if (fd < 0) fail("making a file");
    unlink(name.c_str());  // it goes with the process
    file_.reset(fdopen(fd, "w+"));
    if (!file_) fail("opening the file");
}

void RunFacts::keep(std::int64_t& offset, const nlohmann::ordered_json& facts) {
    const std::string line = facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    offset = end_;
    if (std::fwrite(line.data(), 1, line.size(), file_.get()) != line.size()) fail("writing");
    end_ += static_cast<std::int64_t>(line.size());
}

std::string_view RunFacts::at(std::int64_t offset) {
    // Pages mostly come back in the order in which they were kept.
    if (offset != read_to_ && std::fseek(file_.get(), offset, SEEK_SET) != 0) fail("seeking");
    const ssize_t size = getline(&line_.text, &line_.room, file_.get());
    if (size < 1) fail("reading");
    read_to_ = offset + size;
    return {line_.text, static_cast<std::size_t>(size) - 1};  // without its end
}

void RunFacts::write(const fs::path& file, const nlohmann::ordered_json& head,
                     const std::function<nlohmann::ordered_json(std::size_t page)>& missing) {
    if (std::fflush(file_.get()) != 0) fail("writing");
    read_to_ = -1;
    NewFile out(file);
    std::string text = head.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
    text.erase(text.rfind("\n}"));
    const auto add = [&](const char* separator, std::string_view line) {
        (text += separator) += line;
        constexpr std::size_t enough = 1 << 16;
        if (text.size() < enough) return;
        out.write(text);
        text.clear();
    };
    text += ",\n \"documents\": [";
    const char* separator = "\n  ";
    for (const std::int64_t offset : documents_) {
        if (offset < 0) continue;
        add(separator, at(offset));
        separator = ",\n  ";
    }
    text += "\n ],\n \"pages\": [";
    separator = "\n  ";
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const auto unknown = pages_[i] < 0 ? missing(i) : nlohmann::ordered_json();
        if (pages_[i] < 0 && unknown.is_null()) continue;
        if (pages_[i] < 0)
            add(separator, unknown.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        else
            add(separator, at(pages_[i]));
        separator = ",\n  ";
    }
    text += "\n ]\n}\n";
    out.write(text);
    out.commit(false);  // the run syncs all at its end
}

}  // namespace galley
