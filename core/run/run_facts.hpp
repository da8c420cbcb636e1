// The facts of each page and document while a run goes on: on disk, so that memory does not grow with the run.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace galley {

class RunFacts {
  public:
    /// Keeps them in a nameless file in `work`. Throws HostError (output).
    RunFacts(const std::filesystem::path& work, std::size_t pages, std::size_t documents);

    void page(std::size_t number, const nlohmann::ordered_json& facts) { keep(pages_[number], facts); }
    void document(std::size_t number, const nlohmann::ordered_json& facts) { keep(documents_[number], facts); }

    /// Writes `head`, an object, with "documents" and "pages" added: each in its order, a line each. `missing` gives
    /// the facts of a page that nothing is known of, or null to leave it out. Throws HostError (output).
    void write(const std::filesystem::path& file, const nlohmann::ordered_json& head,
               const std::function<nlohmann::ordered_json(std::size_t page)>& missing);

  private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    void keep(std::int64_t& offset, const nlohmann::ordered_json& facts);
    /// Valid until the next call.
    [[nodiscard]] std::string_view at(std::int64_t offset);

    /// What getline(3) fills.
    struct Line {
        char* text = nullptr;
        std::size_t room = 0;
        Line() = default;
        ~Line() { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc): POSIX allocates it so
        Line(const Line&) = delete;
        Line& operator=(const Line&) = delete;
    };

    Line line_;
    std::unique_ptr<std::FILE, Closer> file_;
    std::int64_t end_ = 0, read_to_ = -1;          // where the next line goes; where the last one that was read ended
    std::vector<std::int64_t> pages_, documents_;  // where the line of each begins; -1: not known
};

}  // namespace galley
