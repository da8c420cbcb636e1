// What is known of each node, as numbers.
#pragma once

#include "page_graph/page_facts.hpp"
#include "page_graph/row.hpp"

namespace galley::page_graph {

/// Writes the features of node `i`: its place and type, what stands around it, its column and heads, its text, and what
/// layout has found. Whatever does not apply is 0.
void write_node(const PageFacts& facts, std::size_t i, Row& row);

}  // namespace galley::page_graph
