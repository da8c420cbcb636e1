#include "tags.hpp"

#include "galley/facts.hpp"
#include "galley/names.hpp"

namespace galley::write_alto {

namespace {

struct Tag {
    const char* element;
    const char* type;
    std::string label;
};

std::string add(pugi::xml_node tags, xml::Ids& ids, const std::string& wanted, const Tag& tag) {
    pugi::xml_node node = tags.append_child(tag.element);
    const std::string id = ids.acquire(wanted);
    xml::set(node, "ID", id);
    xml::set(node, "TYPE", tag.type);
    xml::set(node, "LABEL", tag.label);
    return id;
}

}  // namespace

Tags::Tags(pugi::xml_node alto, const Document& document, const Page& page, const toolkit::PageClaims& claims,
           xml::Ids& ids) {
    for (const Block& block : page.blocks) kinds_[block.kind];
    for (const toolkit::BlockClaims& block : claims) {
        for (const toolkit::Claim& claim : block.block) {
            articles_[claim.article];
            roles_[claim.role];
        }
    }
    pugi::xml_node tags = alto.append_child("Tags");
    for (auto& [kind, id] : kinds_) {
        const std::string name(name_of(kind));
        id = add(tags, ids, "kind_" + name, {"LayoutTag", "kind", name});
    }
    for (auto& [index, id] : articles_) {
        const Article& article = document.articles[static_cast<std::size_t>(index)];
        id = add(tags, ids, "article_" + article.id, {"StructureTag", "article", title_of(article)});
        xml::set(tags.last_child(), "DESCRIPTION", article.id);
    }
    for (auto& [role, id] : roles_) {
        const std::string name(name_of(role));
        id = add(tags, ids, "role_" + name, {"RoleTag", "role", name});
    }
    // ALTO has places of its own for label and language.
    for (const char* name : {"title", "date", "number", "section"})
        if (const std::string value = fact_of(document, page, name); !value.empty())
            add(tags, ids, "issue_" + std::string(name), {"OtherTag", name, value});
    if (page.dpi > 0) add(tags, ids, "dpi", {"OtherTag", "dpi", xml::number(page.dpi)});
}

std::string Tags::of(const std::vector<toolkit::Claim>& claims) const {
    std::string out;
    const auto add_id = [&](const std::string& id) { out += (out.empty() ? "" : " ") + id; };
    int last = -1;  // the claims of one article stand together
    for (const toolkit::Claim& claim : claims) {
        if (claim.article != last) add_id(articles_.at(claim.article));
        last = claim.article;
        add_id(roles_.at(claim.role));
    }
    return out;
}

}  // namespace galley::write_alto
