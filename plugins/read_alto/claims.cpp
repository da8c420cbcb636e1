#include "claims.hpp"

#include <sstream>
#include <string_view>
#include <utility>

#include "galley/names.hpp"

namespace galley::read_alto {

namespace {

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

}  // namespace

Claims::Claims(const pugi::xml_node& tags, const std::vector<mets::Claim>& claims) {
    for (const pugi::xml_node tag : tags.children("StructureTag"))
        if (small(tag.attribute("TYPE").value()) == "article")
            articles_.emplace(tag.attribute("ID").value(), tag.attribute("ID").value());
    for (const pugi::xml_node tag : tags.children("RoleTag"))
        if (const std::string label = small(tag.attribute("LABEL").value()); named<Role>(label))
            roles_.emplace(tag.attribute("ID").value(), label);
    for (const mets::Claim& claim : claims) starts_.emplace(claim.begin, claim);
}

void Claims::enter(const pugi::xml_node& element) {
    Level level;
    std::string article, role;
    std::istringstream references(element.attribute("TAGREFS").value());
    for (std::string id; references >> id;) {
        if (const auto found = articles_.find(id); found != articles_.end() && article.empty()) article = found->second;
        if (const auto found = roles_.find(id); found != roles_.end() && role.empty()) role = found->second;
    }
    const std::string id = element.attribute("ID").value();
    if (article.empty() && std::string_view(element.name()) == "ComposedBlock" &&
        small(element.attribute("TYPE").value()) == "article" && !id.empty())
        article = id;
    if (!levels_.empty() && levels_.back().own) {
        level.own = levels_.back().own;
        if (!level.own->of_document && !article.empty()) level.own->article = article;
        if (!role.empty()) level.own->role = role;
    } else if (!article.empty()) {
        level.own = toolkit::Given{article, role, false};
    }
    if (const auto start = starts_.find(id); start != starts_.end()) running_ = start->second;
    if (running_) level.own = toolkit::Given{running_->article, running_->role, true};
    levels_.push_back(std::move(level));
}

void Claims::leave(const pugi::xml_node& element) {
    if (running_ && running_->end == element.attribute("ID").value()) running_.reset();
    if (!levels_.empty()) levels_.pop_back();
}

std::optional<toolkit::Given> Claims::current() const { return levels_.empty() ? std::nullopt : levels_.back().own; }

}  // namespace galley::read_alto
