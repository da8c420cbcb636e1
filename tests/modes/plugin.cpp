// modes.page, modes.document and modes.read: each breaks one rule, named by its option, where the text "bad" stands.
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>

#include "modes.hpp"

namespace modes {

bool hurt_process(const std::string& how) {
    const std::map<std::string, int> signals{{"segfault", SIGSEGV}, {"abort", SIGABRT}, {"bus", SIGBUS},
                                             {"fpe", SIGFPE},       {"ill", SIGILL},    {"trap", SIGTRAP},
                                             {"alarm", SIGALRM},    {"usr1", SIGUSR1}};
    if (const auto found = signals.find(how); found != signals.end()) {
        std::signal(found->second, SIG_DFL);
        std::raise(found->second);
    } else if (how == "exit-0") {
        std::exit(0);
    } else if (how == "exit-7") {
        _exit(7);
    } else if (how == "quick-exit") {
        std::quick_exit(3);
    } else if (how == "hang") {
        std::signal(SIGTERM, SIG_IGN);
        while (true) std::this_thread::sleep_for(std::chrono::seconds(1));
    } else if (how == "close-files") {
        for (int fd = 0; fd < 256; ++fd) close(fd);
    } else if (how == "close-answers") {
        close(4);
    } else if (how == "stdout") {
        std::printf("%s\n", std::string(300'000, 'x').c_str());
        std::fflush(stdout);
    } else if (how == "stderr") {
        std::fputs(std::string(300'000, 'y').c_str(), stderr);
    } else if (how == "read-stdin") {
        (void)std::getchar();
    } else if (how == "fork") {
        if (fork() == 0) prctl(PR_SET_PDEATHSIG, SIGKILL);  // and the child goes on as if it were us
    } else if (how == "child-left") {
        if (fork() == 0) {
            execlp("sleep", "sleep", "1000", static_cast<char*>(nullptr));
            _exit(1);
        }
    } else if (how == "thread-left") {
        std::thread([] { std::this_thread::sleep_for(std::chrono::seconds(1000)); }).detach();
    } else if (how == "chdir") {
        (void)!chdir("/");
    } else if (how == "environment") {
        clearenv();
    } else if (how == "sigpipe") {
        int ends[2];
        if (pipe(ends) == 0) close(ends[0]), (void)!write(ends[1], "x", 1);
    } else {
        return false;
    }
    return true;
}

std::int32_t failed_with(const galley_host* host, const std::string& code) {
    const std::map<std::string, std::int32_t> codes{{"option", GALLEY_E_OPTION},      {"input", GALLEY_E_INPUT},
                                                    {"resource", GALLEY_E_RESOURCE},  {"io", GALLEY_E_IO},
                                                    {"limit", GALLEY_E_LIMIT},        {"internal", GALLEY_E_INTERNAL},
                                                    {"cancelled", GALLEY_E_CANCELLED}};
    const auto found = codes.find(code);
    if (found == codes.end()) return GALLEY_OK;
    const std::string why = "failed on purpose";
    host->report(host, GALLEY_ERROR, found->second, text(why));
    return found->second;
}

namespace {

struct Stage {
    std::string mode;
};

Stage& self(void* instance) { return *static_cast<Stage*>(instance); }

/// Modes that begin with "create-" strike here.
std::int32_t create(const galley_host* host, const galley_value* values, std::uint32_t, void** instance) {
    const std::string mode(values[0].text.data, values[0].text.size);
    if (mode.starts_with("create-")) {
        const std::string how = mode.substr(7);
        if (const std::int32_t code = failed_with(host, how); code != GALLEY_OK) return code;
        if (how == "silent") return GALLEY_E_INTERNAL;
        (void)hurt_process(how);
    }
    *instance = new Stage{mode};
    return GALLEY_OK;
}

void destroy(void* instance) { delete &self(instance); }

bool bad(const galley_page& page) {
    for (std::uint32_t i = 0; i < page.word_count; ++i)
        if (std::string_view(page.words[i].text.data, page.words[i].text.size).find("bad") != std::string_view::npos)
            return true;
    return false;
}

std::int32_t page(void* instance, const galley_host* host, const galley_page* in) {
    const std::string& mode = self(instance).mode;
    if (mode == "identity-changes")
        std::this_thread::sleep_for(std::chrono::milliseconds(500));  // for two workers to start
    if (!bad(*in)) return GALLEY_OK;
    if (const auto found = page_modes().find(mode); found != page_modes().end()) return found->second(host, in);
    if (hurt_process(mode)) return GALLEY_OK;
    return failed_with(host, mode);
}

std::int32_t document(void* instance, const galley_host* host, const galley_document* in) {
    const std::string& mode = self(instance).mode;
    if (mode == "identity-changes") std::this_thread::sleep_for(std::chrono::milliseconds(500));
    bool any = false;
    for (std::uint32_t i = 0; i < in->page_count; ++i) any = any || bad(*in->pages[i]);
    if (!any) return GALLEY_OK;
    if (const auto found = document_modes().find(mode); found != document_modes().end()) return found->second(host, in);
    if (hurt_process(mode)) return GALLEY_OK;
    return failed_with(host, mode);
}

std::int32_t list(void* instance, const galley_host* host, galley_text input) {
    const std::string& mode = self(instance).mode;
    const std::string path(input.data, input.size), name = path.substr(path.rfind('/') + 1);
    if (name.find("bad") != std::string::npos && mode.starts_with("list-")) {
        const std::string how = mode.substr(5);
        if (const std::int32_t code = failed_with(host, how); code != GALLEY_OK) return code;
        if (how == "silent") return GALLEY_E_INPUT;
        (void)hurt_process(how);
    }
    galley_entry entry{sizeof entry, 0, text(name), text(name), text(path), {}};
    if (mode == "list-size-never-set" && name.find("bad") != std::string::npos) entry.size = 0;
    return host->emit_entry(host, &entry);
}

std::int32_t load(void* instance, const galley_host* host, const galley_entry* entry) {
    const std::string& mode = self(instance).mode;
    const std::string name(entry->source.data, entry->source.size);
    const galley_word word{entry->source, {}, {}, 1, {}};
    galley_line line{};
    line.word_count = 1;
    galley_block block{};
    block.id = text(name);
    block.line_count = 1;
    galley_page out{};
    out.size = sizeof out;
    out.blocks = &block, out.block_count = 1, out.lines = &line, out.line_count = 1, out.words = &word,
    out.word_count = 1;
    if (name.find("bad") != std::string::npos && mode.starts_with("load-")) {
        const std::string how = mode.substr(5);
        if (how == "no-page") return GALLEY_OK;
        if (how == "silent") return GALLEY_E_INPUT;
        if (const auto found = page_modes().find(how); found != page_modes().end()) return found->second(host, &out);
        if (const std::int32_t code = failed_with(host, how); code != GALLEY_OK) return code;
        (void)hurt_process(how);
    }
    return host->emit_page(host, &out);
}

constexpr galley_option options[] = {
    {"mode", "Which rule to break", nullptr, "", nullptr, 0, 0, 0, 0, GALLEY_OPTION_TEXT, 0, {}}};

std::int32_t identity(void* instance, const galley_host*, galley_text* name) {
    static std::string last;
    last = self(instance).mode == "identity-changes" ? std::to_string(getpid()) : "the same";
    *name = text(last);
    return GALLEY_OK;
}

constexpr galley_stage stage(const char* id, std::uint32_t scope) {
    galley_stage out{};
    out.size = sizeof out;
    out.scope = scope;
    out.id = id;
    out.version = "1.0.0";
    out.summary = "Breaks one rule on purpose";
    out.produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT | GALLEY_HAS_IMAGE;
    out.option_count = 1;
    out.options = options;
    out.create = create;
    out.destroy = destroy;
    out.identity = identity;
    return out;
}

constexpr galley_stage page_stage = [] {
    galley_stage out = stage("modes.page", GALLEY_SCOPE_PAGE);
    out.page = page;
    return out;
}();
constexpr galley_stage document_stage = [] {
    galley_stage out = stage("modes.document", GALLEY_SCOPE_DOCUMENT);
    out.document = document;
    return out;
}();
constexpr galley_stage read_stage = [] {
    galley_stage out = stage("modes.read", GALLEY_SCOPE_READ);
    out.list = list;
    out.load = load;
    return out;
}();
constexpr const galley_stage* stages[] = {&page_stage, &document_stage, &read_stage};

}  // namespace

}  // namespace modes

extern "C" GALLEY_EXPORT const galley_plugin_desc galley_plugin = {
    sizeof galley_plugin, GALLEY_ABI_MAJOR, 0, 3, "modes", "1.0.0", "Apache-2.0", modes::stages};
