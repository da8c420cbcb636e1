// What is known of two nodes that an arc joins, as numbers.
#pragma once

#include "page_graph/page_facts.hpp"
#include "page_graph/row.hpp"

namespace galley::page_graph {

/// Writes the features of the arc from node `i`: why it is there, how the two stand to each other, what is between
/// them, how their type, text, columns and heads agree. Whatever does not apply is 0.
void write_arc(PageFacts& facts, std::size_t i, const Arc& arc, Row& row);

}  // namespace galley::page_graph
