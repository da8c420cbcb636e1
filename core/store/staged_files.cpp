#include "core/store/staged_files.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "core/base/host_error.hpp"
#include "core/store/hash.hpp"

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

/// Whether a file is where a folder must be for one of `paths`, or in a folder where one of them must be.
bool stands_in_the_way(const std::string& old, const std::set<std::string>& paths) {
    const auto below = paths.lower_bound(old + "/");
    if (below != paths.end() && below->starts_with(old + "/")) return true;
    for (std::size_t slash = old.find('/'); slash != std::string::npos; slash = old.find('/', slash + 1))
        if (paths.contains(old.substr(0, slash))) return true;
    return false;
}

}  // namespace

fs::path StagedFiles::claim(std::string_view path, std::string& name) {
    (void)inside(folder_, path);
    name = fs::path(path).lexically_normal().generic_string();
    const auto refuse = [&](const std::string& why) {
        throw std::invalid_argument("the output path \"" + name + "\" " + why);
    };
    if (name == corrections_file) refuse("is that of the corrections that people make, which no stage may write");
    for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1))
        if (const auto above = claims_.find(name.substr(0, slash)); above != claims_.end())
            refuse("lies below \"" + above->first + "\", a file that " + above->second + " wrote");
    if (const auto below = claims_.lower_bound(name + "/");
        below != claims_.end() && below->first.starts_with(name + "/"))
        refuse("is a folder, in which " + below->second + " wrote \"" + below->first + "\"");
    if (const auto other = claims_.emplace(name, stage_).first; other->second != stage_)
        refuse("is that of a file which " + other->second + " wrote");
    return folder_ / name;
}

void StagedFiles::add(std::string_view path, std::string_view bytes) {
    std::string name;
    const fs::path file = claim(path, name);
    Staged staged{{name, hash_text(bytes)}, NewFile(file, NewFile::Aside{folder_})};
    staged.aside.write(bytes);
    staged.aside.close();
    files_.push_back(std::move(staged));
}

void StagedFiles::add_file(std::string_view path, const fs::path& from, const std::string& hash) {
    std::string name;
    const fs::path file = claim(path, name);
    files_.push_back({{name, hash}, NewFile(file, NewFile::Aside{folder_}, from)});
}

void StagedFiles::add_part(std::string_view path, std::string_view bytes, bool last) {
    std::string name;
    const fs::path file = claim(path, name);
    if (!unfinished_) unfinished_.emplace(Unfinished{name, NewFile(file, NewFile::Aside{folder_}), {}});
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
    for (; files_.size() > mark; files_.pop_back()) claims_.erase(files_.back().file.path);
}

std::vector<OutputFile> StagedFiles::list() const {
    std::map<std::string, std::string> last;
    for (const Staged& staged : files_) last[staged.file.path] = staged.file.hash;
    std::vector<OutputFile> out;
    out.reserve(last.size());
    for (const auto& [path, hash] : last) out.push_back({path, hash});
    return out;
}

void StagedFiles::commit(const std::vector<OutputFile>& before) {
    drop_unfinished();
    std::set<std::string> paths;
    for (const Staged& staged : files_) paths.insert(staged.file.path);
    std::vector<OutputFile> in_the_way;
    for (const OutputFile& old : before)
        if (stands_in_the_way(old.path, paths)) in_the_way.push_back(old);
    remove_stale(folder_, in_the_way, {});
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
