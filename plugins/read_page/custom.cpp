#include "custom.hpp"

#include <algorithm>
#include <utility>

#include "galley/names.hpp"

namespace galley::read_page {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

std::string custom_value(std::string_view custom, std::string_view part, std::string_view name) {
    while (!custom.empty()) {
        const std::size_t open = custom.find('{'), close = custom.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const bool right = trimmed(custom.substr(0, open)) == part;
        std::string_view members = custom.substr(open + 1, close - open - 1);
        custom.remove_prefix(close + 1);
        while (right && !members.empty()) {
            const std::size_t end = std::min(members.find(';'), members.size());
            const std::string_view member = members.substr(0, end);
            members.remove_prefix(std::min(end + 1, members.size()));
            const std::size_t colon = member.find(':');
            if (colon != std::string_view::npos && trimmed(member.substr(0, colon)) == name)
                return std::string(trimmed(member.substr(colon + 1)));
        }
    }
    return {};
}

std::string article_in(std::string_view custom) {
    return custom_value(custom, "structure", "type") == "article" ? custom_value(custom, "structure", "id") : "";
}

std::string role_in(std::string_view custom) {
    for (const auto& [part, name] : {std::pair{"role", "type"}, std::pair{"galley", "role"}})
        if (std::string role = custom_value(custom, part, name); named<Role>(role)) return role;
    return {};
}

}  // namespace galley::read_page
