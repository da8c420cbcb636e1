// The network that judges the graph of a page.
#pragma once

#include <optional>

#include "judgement.hpp"
#include "models/model_folder.hpp"
#include "network/session.hpp"

namespace galley::articles_newspaper {

class ArticleModel {
  public:
    /// Throws OptionError when the model's task, features, roles or relations are not those of this program or its
    /// network takes other sizes; ResourceError when its file or the runtime is missing.
    explicit ArticleModel(const models::ModelFolder& folder, network::Precision precision = network::Precision::exact);

    Judgement judge(const page_graph::Graph& graph);
    [[nodiscard]] const DecoderOptions& options() const { return options_; }

  private:
    void read_members(const models::ModelFolder& folder);

    std::optional<network::Session> session_;
    DecoderOptions options_;
    double guise_temperature_ = 1, relation_temperature_ = 1;
};

}  // namespace galley::articles_newspaper
