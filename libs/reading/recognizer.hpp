// A network that reads the picture of one line.
#pragma once

#include <string>
#include <vector>

#include "lines/sample.hpp"
#include "models/alphabet.hpp"
#include "network/session.hpp"
#include "reading/ctc.hpp"
#include "reading/marks.hpp"
#include "reading/opening_marks.hpp"

namespace galley::reading {

/// What was read in a line's picture.
struct Reading {
    std::vector<Character> characters;
    double pixels_a_column = 1;  ///< of the picture
};

/// A recogniser of a model folder: pictures of one height go in, a share of each character for each column comes out.
/// One for a thread.
class Recognizer {
  public:
    /// Throws ResourceError when the model cannot be loaded or is none that reads lines.
    Recognizer(const models::ModelFolder& model, network::Precision precision);

    /// The height of the pictures that it takes, in pixels.
    [[nodiscard]] int height() const { return height_; }

    /// The width at which a picture of that width had best be made: the same, or a little less where that saves the
    /// network a step of empty ground.
    [[nodiscard]] static int thrifty_width(double width);

    /// `vertical`: the picture is a vertical line turned to the left.
    [[nodiscard]] Reading read(const lines::Samples& picture, bool vertical);

  private:
    network::Session session_;
    models::Alphabet alphabet_;
    MarkClasses marks_;
    OpeningMarks opening_marks_;
    models::Input input_;
    int height_;
    std::vector<float> buffer_, shares_;
};

}  // namespace galley::reading
