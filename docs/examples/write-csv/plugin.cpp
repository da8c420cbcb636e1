// write.csv: articles.csv, a row an article.
#include "galley/plugin.hpp"

#include "csv.hpp"

class WriteCsv {
  public:
    static constexpr galley::StageInfo info{.id = "write.csv",
                                            .version = "1.0.0",
                                            .summary = "Writes a table with a row for each article",
                                            .consumes = GALLEY_HAS_ARTICLES,
                                            .produces = GALLEY_HAS_ASSETS};

    void write(const galley::Document& document, galley::Context& context) {
        context.asset("articles.csv", "text/csv", csv_of(document));
    }
};

GALLEY_PLUGIN("write-csv", "1.0.0", "Apache-2.0", WriteCsv)
