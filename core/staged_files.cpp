#include "core/staged_files.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/hash.hpp"
#include "core/host_error.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

bool holds(const fs::path& folder, const OutputFile& file) {
    try {
        return hash_file(folder / file.path) == file.hash;
    } catch (const HostError&) {
        return false;  // it is not there, or not to be read
    }
}

}  // namespace

void StagedFiles::add(std::string_view path, std::string_view bytes) {
    const fs::path file = inside(folder_, path);
    Staged staged{{file.lexically_relative(folder_).generic_string(), hash_text(bytes)}, NewFile(file)};
    staged.aside.write(bytes);
    staged.aside.close();
    files_.push_back(std::move(staged));
}

void StagedFiles::add_file(std::string_view path, const fs::path& from, const std::string& hash) {
    const fs::path file = inside(folder_, path);
    files_.push_back({{file.lexically_relative(folder_).generic_string(), hash}, NewFile(file, from)});
}

void StagedFiles::add_part(std::string_view path, std::string_view bytes, bool last) {
    const fs::path file = inside(folder_, path);
    const std::string name = file.lexically_relative(folder_).generic_string();
    if (!unfinished_) unfinished_.emplace(Unfinished{name, NewFile(file), {}});
    if (unfinished_->path != name)
        throw std::invalid_argument("a piece of " + name + " was given before the last one of " + unfinished_->path);
    unfinished_->aside.write(bytes);
    unfinished_->hasher.add(bytes);
    if (!last) return;
    unfinished_->aside.close();
    files_.push_back({{name, unfinished_->hasher.hash()}, std::move(unfinished_->aside)});
    unfinished_.reset();
}

void StagedFiles::drop_since(std::size_t mark) {
    while (files_.size() > mark) files_.pop_back();
}

std::vector<OutputFile> StagedFiles::list() const {
    std::map<std::string, std::string> last;
    for (const Staged& staged : files_) last[staged.file.path] = staged.file.hash;
    std::vector<OutputFile> out;
    for (const auto& [path, hash] : last) out.push_back({path, hash});
    return out;
}

void StagedFiles::commit() {
    drop_unfinished();
    for (Staged& staged : files_) staged.aside.commit();
    files_.clear();
}

bool all_there(const fs::path& folder, const std::vector<OutputFile>& files) {
    return std::all_of(files.begin(), files.end(), [&](const OutputFile& file) { return holds(folder, file); });
}

void remove_stale(const fs::path& folder, const std::vector<OutputFile>& before, const std::vector<OutputFile>& now) {
    std::set<std::string> keep;
    for (const OutputFile& file : now) keep.insert(file.path);
    for (const OutputFile& file : before) {
        if (keep.contains(file.path) || !holds(folder, file)) continue;
        std::error_code error;
        fs::remove(folder / file.path, error);
        // A folder that others use is not empty, and stays.
        for (fs::path parent = (folder / file.path).parent_path(); parent != folder && fs::remove(parent, error);)
            parent = parent.parent_path();
    }
}

}  // namespace galley
