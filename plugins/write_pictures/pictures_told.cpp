#include "pictures_told.hpp"

#include <vector>

namespace galley::write_pictures {

std::map<std::pair<std::int32_t, std::string>, Told> pictures_told(const Document& document) {
    std::map<std::pair<std::int32_t, std::string>, Told> out;
    for (const Article& article : document.articles) {
        std::vector<Told*> open;
        for (const Part& part : article.parts) {
            if (part.role == Role::caption)
                for (Told* picture : std::exchange(open, {})) picture->caption = part.text;
            if (part.role != Role::image) continue;
            open.clear();
            for (const Source& source : part.sources) {
                Told& told = out[{source.page, source.block}];
                told.article = article.id;
                open.push_back(&told);
            }
        }
    }
    return out;
}

}  // namespace galley::write_pictures
