#include "reduplication.hpp"

#include <nlohmann/json.hpp>

#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley::captions_dedup {

Reduplication read_reduplication(std::string_view json, std::string_view where) {
    try {
        const auto object = nlohmann::json::parse(json);
        Reduplication out;
        for (const auto& word : object.at("words")) out.words.insert(decode_utf8(word.get_ref<const std::string&>()));
        for (const char32_t c : decode_utf8(object.at("characters").get_ref<const std::string&>()))
            out.characters.insert(c);
        return out;
    } catch (const nlohmann::json::exception& error) {
        throw ResourceError(std::string(where) + " is no list of reduplicated words: " + error.what());
    }
}

}  // namespace galley::captions_dedup
