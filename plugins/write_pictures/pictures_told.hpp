// What articles say of pictures: which one shows it, with which caption.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "galley/model.hpp"

namespace galley::write_pictures {

struct Told {
    std::string article, caption;
};

/// By page and block: the article that shows a picture, and its caption, which is the next one after it.
[[nodiscard]] std::map<std::pair<std::int32_t, std::string>, Told> pictures_told(const Document& document);

}  // namespace galley::write_pictures
