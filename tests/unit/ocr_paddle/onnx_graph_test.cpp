#include "onnx_graph.hpp"

#include <onnx/onnx_pb.h>

#include <catch_test.hpp>
#include <filesystem>
#include <fstream>

using namespace galley::ocr_paddle;

namespace {

/// y = x + c, where c is a constant of two numbers.
onnx::ModelProto model() {
    onnx::ModelProto out;
    onnx::GraphProto& graph = *out.mutable_graph();
    graph.add_input()->set_name("x");
    graph.add_output()->set_name("y");
    onnx::NodeProto& constant = *graph.add_node();
    constant.set_op_type("Constant");
    constant.add_output("c");
    onnx::AttributeProto& value = *constant.add_attribute();
    value.set_name("value");
    value.set_type(onnx::AttributeProto::TENSOR);
    value.mutable_t()->set_data_type(onnx::TensorProto::FLOAT);
    value.mutable_t()->add_dims(2);
    value.mutable_t()->add_float_data(1);
    value.mutable_t()->add_float_data(2);
    onnx::NodeProto& add = *graph.add_node();
    add.set_op_type("Add");
    add.add_input("x");
    add.add_input("c");
    add.add_output("y");
    return out;
}

std::string written(const onnx::ModelProto& model, const std::string& name) {
    const std::string path = (std::filesystem::temp_directory_path() / ("galley-" + name + ".onnx")).string();
    std::ofstream out(path, std::ios::binary);
    model.SerializeToOstream(&out);
    return path;
}

}  // namespace

TEST_CASE("nodes, constants, input and output are read from a file") {
    const Graph graph = read_onnx(written(model(), "good"));
    CHECK(graph.input == "x");
    CHECK(graph.output == "y");
    REQUIRE(graph.nodes.size() == 1);
    CHECK(graph.nodes[0].op == "Add");
    CHECK(*graph.constants.at("c").numbers == std::vector<float>{1, 2});
}

TEST_CASE("what is wrong with a file is said") {
    CHECK_THROWS_WITH(read_onnx("/no/such/model.onnx"),
                      Catch::Matchers::ContainsSubstring("cannot open the model /no/such/model.onnx"));
    const std::string junk = (std::filesystem::temp_directory_path() / "galley-junk.onnx").string();
    std::ofstream(junk) << "<html>not found</html>";
    CHECK_THROWS_WITH(read_onnx(junk), Catch::Matchers::ContainsSubstring("no ONNX file"));
    onnx::ModelProto short_table = model();
    short_table.mutable_graph()->mutable_node(0)->mutable_attribute(0)->mutable_t()->set_dims(0, 3);
    CHECK_THROWS_WITH(read_onnx(written(short_table, "short")), Catch::Matchers::ContainsSubstring("not complete"));
    onnx::ModelProto dangling = model();
    dangling.mutable_graph()->mutable_node(1)->set_input(0, "nowhere");
    CHECK_THROWS_WITH(read_onnx(written(dangling, "dangling")), Catch::Matchers::ContainsSubstring("needs nowhere"));
}
