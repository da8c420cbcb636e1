// The engines that a page may need, loaded when the first line asks for them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine.hpp"

namespace galley::ocr_tesseract {

/// Names of Tesseract's models for level and for vertical lines, the main one of each first.
struct Models {
    std::vector<std::string> level, vertical;
};

class Engines {
  public:
    /// `languages` are names of Tesseract's models, the main one first; the only word "auto" lets the script of the
    /// lines decide among the models that are installed. Throws ResourceError when a named one is missing, OptionError
    /// when Tesseract does not know a variable.
    Engines(const std::vector<std::string>& languages, std::string datapath,
            std::map<std::string, std::string> variables);

    /// The engine for level lines, and that for vertical ones, whose models are others for some languages.
    Engine& horizontal() { return of(models_.level); }
    Engine& vertical() { return of(models_.vertical); }

    /// With "auto": from now on, the engine for the script that most of the picture's text is in. Without: nothing.
    void choose_for(Pix* picture);
    /// The models in use, and those of each script that no network reads; use() takes one of these.
    [[nodiscard]] const Models& models() const { return models_; }
    [[nodiscard]] std::vector<Models> others() const;
    void use(Models models) { models_ = std::move(models); }
    [[nodiscard]] bool is_auto() const { return auto_; }

    /// Version of Tesseract and the hash of each model that may be asked, loaded or not.
    [[nodiscard]] std::string identity() const;

  private:
    Engine& of(const std::vector<std::string>& languages);

    bool auto_;
    std::string datapath_;
    std::map<std::string, std::string> variables_;
    std::vector<std::string> installed_;
    Models models_;  ///< in use
    std::map<std::vector<std::string>, std::unique_ptr<Engine>> loaded_;
};

}  // namespace galley::ocr_tesseract
