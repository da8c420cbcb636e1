// A page stage that does nothing: what is left is the cost of the host and of the boundary.
#include "galley/plugin.hpp"

class Noop {
  public:
    static constexpr galley::StageInfo info{
        .id = "test.noop", .version = "1.0.0", .summary = "Hands every page through"};
    galley::Page process(galley::Page page, galley::Context&) { return page; }
};

GALLEY_PLUGIN("test-noop", "1.0.0", "Apache-2.0", Noop)
