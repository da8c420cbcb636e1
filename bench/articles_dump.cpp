// Cuts pages that already have blocks and text into articles again: articles-dump DOCUMENT.json PROFILE.json [MODEL]
//
// Reads a galley.document/1 and prints it with the articles that articles.newspaper makes of its pages now, judged by
// the model of the folder MODEL, or by geometry alone. What else is in the file, articles and edits, is left out.
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "article_model.hpp"
#include "galley/document_json.hpp"
#include "profile.hpp"
#include "segment.hpp"

namespace {

std::string content_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw galley::InputError(std::string(path) + " cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

galley::Document pages_of(const galley::Json& json) {
    galley::Document document;
    document.id = json.value("id", "document");
    for (const galley::Json& page : json.at("pages")) document.pages.push_back(galley::page_from_json(page));
    return document;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::cerr << "usage: articles-dump DOCUMENT.json PROFILE.json [MODEL]\n";
        return 64;
    }
    try {
        const auto profile = galley::language::parse_profile(content_of(argv[2]), argv[2]);
        std::optional<galley::articles_newspaper::ArticleModel> model;
        galley::articles_newspaper::Judge judge;
        if (argc == 4) {
            model.emplace(galley::models::read_model_folder(argv[3]));
            judge = {[&](const galley::page_graph::Graph& graph) { return model->judge(graph); }, model->options()};
        }
        const galley::Document document =
            galley::articles_newspaper::segment(pages_of(galley::Json::parse(content_of(argv[1]))), profile, judge);
        std::cout << galley::to_json(document, galley::Detail::lines).dump(1) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "articles-dump: " << error.what() << '\n';
        return 66;
    }
    return 0;
}
