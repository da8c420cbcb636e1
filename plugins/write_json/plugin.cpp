// write.json: a document as galley.document/1.
#include "galley/plugin.hpp"

#include "galley/document_json.hpp"

namespace galley::write_json {

class WriteJson {
  public:
    static constexpr StageInfo info{"write.json", "1.0.0", "Writes document.json: pages, articles and every change",
                                    GALLEY_HAS_BLOCKS, GALLEY_HAS_ASSETS};
    struct Options {
        bool words = false;
        int indent = 0;
    };
    static constexpr auto options = galley::options(
        opt("words", &Options::words, false, "Write every word with its box and confidence, not lines alone"),
        opt("indent", &Options::indent, 1, "Spaces for each level; -1 writes all on one line", between(-1, 8)));

    explicit WriteJson(Options o) : options_(o) {}

    void write(const Document& document, Context& context) {
        const Json json = to_json(document, options_.words ? Detail::words : Detail::lines);
        context.asset("document.json", "application/json",
                      json.dump(options_.indent, ' ', false, Json::error_handler_t::replace) + "\n");
    }

  private:
    Options options_;
};

}  // namespace galley::write_json

GALLEY_PLUGIN("write-json", "1.0.0", "Apache-2.0", galley::write_json::WriteJson)
