// main() of Catch2 2, which has no library of its own.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
