#include "models/alphabet.hpp"

#include <fstream>
#include <iterator>

#include "galley/error.hpp"

namespace galley::models {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        if (!out.back().empty() && out.back().back() == '\r') out.back().pop_back();
        at = end + 1;
    }
    return out;
}

std::string text_of_alphabet(const ModelFolder& model, const std::optional<std::string>& metadata) {
    if (model.alphabet == "metadata") {
        if (metadata) return *metadata;
        throw ResourceError("the alphabet of the model " + model.name + " should be in the metadata of " +
                            model.file.string() + ", under \"character\", and is not");
    }
    const std::filesystem::path file = model.folder / model.alphabet;
    std::ifstream in(file, std::ios::binary);
    if (!in) throw ResourceError("the alphabet " + file.string() + " of the model " + model.name + " cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

Alphabet read_alphabet(const ModelFolder& model, const std::optional<std::string>& metadata, std::size_t outputs) {
    Alphabet out;
    out.classes = lines_of(text_of_alphabet(model, metadata));
    const std::size_t characters = out.classes.size();
    const auto put = [&](Place place, const char* text) {
        if (place == Place::first) out.classes.insert(out.classes.begin(), text);
        if (place == Place::last) out.classes.emplace_back(text);
    };
    put(model.space, " ");
    put(model.blank, "");
    out.blank = model.blank == Place::last ? out.classes.size() - 1 : 0;
    if (model.blank == Place::none)
        throw ResourceError("the model " + model.name + " has no blank; Galley reads with networks that have one");
    if (out.classes.size() != outputs)
        throw ResourceError("the alphabet of the model " + model.name + " has " + std::to_string(characters) +
                            " characters, " + std::to_string(out.classes.size()) +
                            " classes with blank and space, but its network tells " + std::to_string(outputs) +
                            " apart; they do not belong together");
    return out;
}

}  // namespace galley::models
