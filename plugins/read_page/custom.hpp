// The attribute "custom" of PAGE, as Transkribus made it: "readingOrder {index:7;} structure {id:a3; type:article;}".
#pragma once

#include <string>
#include <string_view>

namespace galley::read_page {

/// The value of `name` in the part `part`: "a3" of "id" in "structure"; empty when it is not there.
[[nodiscard]] std::string custom_value(std::string_view custom, std::string_view part, std::string_view name);

/// The article that an element names, or nothing.
[[nodiscard]] std::string article_in(std::string_view custom);

/// The role that an element names, in its own part or in the structure (`role {type:kicker;}`, `galley {role:body;}`);
/// empty when it is none that Galley has.
[[nodiscard]] std::string role_in(std::string_view custom);

}  // namespace galley::read_page
