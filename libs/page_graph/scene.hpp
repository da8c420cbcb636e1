// A page as the graph sees it: lines and pictures with their places and type, and what is printed between them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "page_graph/place.hpp"

namespace galley::page_graph {

inline constexpr int nothing = -1;  ///< an index that leads nowhere

/// Colours as red, green, blue from 0 to 1.
using Colour = std::array<double, 3>;

struct Node {
    std::size_t block = 0;  ///< of the page
    std::int32_t line = 0;  ///< of the block; -1: a picture
    bool placed = false;    ///< has a box; all that follows of places is 0 without
    Place place;
    std::u32string text;    ///< without outer white space; empty where nobody has read the line
    double size = 1;        ///< of its type, over that of the page's body text
    double weight = 1;      ///< of its strokes, over that of the page's body text
    bool exact = false;     ///< the size is told by a font
    bool slanted = false;   ///< by the name of its font
    bool across = false;    ///< written in another direction than most of the page
    bool coloured = false;  ///< ink and ground are known
    Colour ink{}, ground{};
    bool on_picture = false;        ///< its finder says so
    bool starts_paragraph = false;  ///< layout says so
    int region = nothing;           ///< the innermost tint or frame that holds it
    int picture = nothing;          ///< the node of the smallest picture that holds it
    int frame = nothing;            ///< number of the frame that layout has found around its block

    [[nodiscard]] bool is_picture() const { return line < 0; }
};

struct Scene {
    std::vector<Node> nodes;  ///< in the order of the page's blocks and lines, which is layout's order of reading
    std::vector<Place> level_rules, upright_rules;  ///< sorted by top, or by left
    std::vector<Place> regions;                     ///< tints and drawn frames
    double width = 1, height = 1;                   ///< of all that is placed
    double body = 0;                                ///< pixels of the page in one unit; 0 where nothing has a box
    bool vertical = false;                          ///< most of the text is, and the page was turned
    bool read = false;                              ///< lines have text
    Colour ink{}, ground{};                         ///< of most of the text
};

/// Lines with text; where no line of the page has any, lines with a box; and pictures. Copies of other lines
/// (attr "copy") are left out, and so are lines that a stage has emptied.
Scene scene_of(const Page& page);

}  // namespace galley::page_graph
