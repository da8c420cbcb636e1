// Checks of what a stage does with odd input, and with a host that does not help.
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "core/verify/each_stage.hpp"
#include "core/verify/samples.hpp"
#include "galley/utf8.hpp"

namespace galley::verify {

namespace fs = std::filesystem;

namespace {

/// A folder of its own, gone at the end of the scope.
class Scratch {
  public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "galley-verify-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
        path_ = name;
    }
    ~Scratch() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::vector<Page> bare_pages() {
    Page sized, blocks, lines;
    sized.width = 100, sized.height = 200;
    blocks = sized;
    blocks.blocks.push_back({"b1", BlockKind::text, {10, 10, 50, 20}, {}, {}, WritingMode::horizontal_ltr, {}});
    lines = blocks;
    lines.blocks[0].lines.push_back({{10, 10, 50, 20}, {}, {}, {}});
    lines.blocks[0].lines.push_back({{10, 10, 50, 20}, {}, {{"", {}, 1.0, {}}}, {}});
    return {Page{}, sized, blocks, lines};
}

/// A stage that works on pixels may say that there are none; anything else must be OK.
std::string fault_on_bare(const galley_stage& stage, const Trial& trial) {
    const bool pixels = (stage.consumes & GALLEY_HAS_IMAGE) != 0;
    if (trial.given.status == GALLEY_OK || (pixels && trial.given.status == GALLEY_E_INPUT)) return {};
    return fmt::format("{} failed on {} ({}: {}). Nothing to do is no failure.", stage.id, trial.what,
                       code_name(trial.given.status), trial.given.error());
}

/// Calls that a stage has every reason to fail, or not to.
std::vector<Given> provoke(Probe& probe, const Subject& subject, const fs::path& scratch) {
    std::vector<Given> out;
    const auto keep = [&](std::vector<Trial> trials) {
        for (Trial& trial : trials) out.push_back(std::move(trial.given));
    };
    probe.conditions = {.image = false, .resources = false};
    keep(exercise(probe, subject));
    if (probe.stage().scope == GALLEY_SCOPE_READ) {
        const fs::path name = subject.setup().input.has_extension() ? subject.setup().input.filename() : "page.txt";
        const fs::path damaged = scratch / name;
        std::ofstream(damaged, std::ios::binary) << "\x89\x01 damaged \xFF\xFE\n";
        for (const fs::path& file : {scratch / "gone" / name, damaged}) {
            const Entry entry{"d", name.string(), file.string(), 7, {}};
            out.push_back(probe.load(entry));
            if (probe.stage().image != nullptr) out.push_back(probe.image(entry));
        }
        out.push_back(probe.list((scratch / "gone").string()));
    }
    return out;
}

}  // namespace

std::string silent_failure(const Given& given) {
    if (given.status == GALLEY_OK) return {};
    if (given.status < 0 || given.status > GALLEY_E_INTERNAL)
        return fmt::format("it returned {}, which is none of the codes of abi.h", given.status);
    const std::string text = given.error();
    if (text.empty())
        return fmt::format(
            "it returned {} without a report; before any code but GALLEY_OK a stage reports an error "
            "that says what, where and why",
            code_name(given.status));
    for (std::size_t i = 0; i < text.size();) {
        const DecodedChar next = decode_one(text, i);
        if (next.broken()) return "its message is not valid UTF-8";
        i += next.length;
    }
    return {};
}

Verdict empty_document(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        if (stage.scope == GALLEY_SCOPE_PAGE) return skipped("It has page stages only.");
        const auto probe = subject.make(stage);
        if (stage.scope == GALLEY_SCOPE_READ) {
            const Scratch folder;
            const Given given = probe->list(folder.path().string());
            if (given.status != GALLEY_OK)
                return failed(fmt::format("{} failed on an empty folder ({}: {}).", stage.id, code_name(given.status),
                                          given.error()));
            return given.entries.empty() ? passed()
                                         : failed(fmt::format("{} found pages in an empty folder.", stage.id));
        }
        for (const Document& document : {Document{}, Document{"d", {Page{}}, {}, {}, {}}}) {
            Trial trial{document.pages.empty() ? "a document without pages" : "a document of one empty page", nullptr,
                        nullptr, probe->document(document)};
            if (const std::string why = fault_on_bare(stage, trial); !why.empty()) return failed(why);
        }
        if (has_finish(stage)) {
            const auto last = subject.make(stage);
            const Trial trial{"the end of a run without documents", nullptr, nullptr, last->finish({})};
            if (const std::string why = fault_on_bare(stage, trial); !why.empty()) return failed(why);
        }
        return passed();
    });
}

Verdict empty_page(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        if (stage.scope == GALLEY_SCOPE_READ) return skipped("It has reading stages only.");
        const auto probe = subject.make(stage, {.image = false});
        for (const Page& page : bare_pages())
            for (const Trial& trial : try_page(*probe, "a page without text", page))
                if (const std::string why = fault_on_bare(stage, trial); !why.empty()) return failed(why);
        return passed();
    });
}

Verdict huge_page(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        if (stage.scope == GALLEY_SCOPE_READ) return skipped("It has reading stages only.");
        const auto probe = subject.make(stage);
        for (const Trial& trial : try_page(*probe, "a page of 20,000 words", crowded_page()))
            if (trial.given.status != GALLEY_E_LIMIT && !fault_on_bare(stage, trial).empty())
                return failed(fmt::format("{} failed on {} ({}: {}).", stage.id, trial.what,
                                          code_name(trial.given.status), trial.given.error()));
        return passed();
    });
}

Verdict error_has_message(const Subject& subject) {
    return each_stage(subject, [&](const galley_stage& stage) {
        const Scratch scratch;
        const auto probe = subject.make(stage);
        for (const Given& given : provoke(*probe, subject, scratch.path()))
            if (const std::string why = silent_failure(given); !why.empty())
                return failed(fmt::format("{}: {}.", stage.id, why));
        probe->conditions = {.refuse = true};
        for (const Trial& trial : exercise(*probe, subject)) {
            const bool emitted = std::any_of(trial.given.reports.begin(), trial.given.reports.end(),
                                             [](const Report& r) { return r.code == GALLEY_E_IO; });
            if (emitted && trial.given.status == GALLEY_OK)
                return failed(
                    fmt::format("{}, given {}, returned GALLEY_OK although the host refused what it emitted. "
                                "Return the code that an emit_ function gives.",
                                stage.id, trial.what));
        }
        return passed();
    });
}

}  // namespace galley::verify
