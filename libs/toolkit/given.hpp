// Articles that a file names: which line is whose, as readers tell and articles.newspaper takes it.
//
// It is the attr "given" of a line, or of a block without lines: {"article", "role", "of": "page" or "document"}.
#pragma once

#include <optional>
#include <string>

#include "galley/json.hpp"

namespace galley::toolkit {

struct Given {
    std::string article;       ///< id, as the file has it
    std::string role = {};     ///< name of a Role; empty: the kind of the block tells
    bool of_document = false;  ///< the id is the same article on every page; else it means this page alone
    bool operator==(const Given&) const = default;
};

inline void set_given(std::string& attrs, const Given& given) {
    nlohmann::json value{{"article", given.article}, {"of", given.of_document ? "document" : "page"}};
    if (!given.role.empty()) value["role"] = given.role;
    set_attr(attrs, "given", value);
}

inline std::optional<Given> given_of(const std::string& attrs) {
    if (attrs.find("\"given\"") == std::string::npos) return std::nullopt;
    const auto value = attr<nlohmann::json>(attrs, "given");
    if (!value || !value->is_object()) return std::nullopt;
    const auto text = [&](const char* name) {
        const auto member = value->find(name);
        return member != value->end() && member->is_string() ? member->get<std::string>() : std::string();
    };
    Given out{text("article"), text("role"), text("of") == "document"};
    return out.article.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace galley::toolkit
