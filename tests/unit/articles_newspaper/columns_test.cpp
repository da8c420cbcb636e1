#include <catch_test.hpp>
#include <chrono>

#include "columns.hpp"
#include "pages.hpp"

using namespace galley;
using namespace galley::articles_newspaper;

namespace {

/// F begins a paragraph, n goes on, H is a heading: one letter a line.
std::string flow(const std::string& text, const char* language = "zh") {
    const Page page = dump_page(text);
    const auto lines = printed_lines(page, profile(language));
    std::string out;
    for (const FlowLabel& label : label_flow(lines, profile(language))) out += "FnH"[static_cast<int>(label.flow)];
    return out;
}

}  // namespace

TEST_CASE("a first line falls short of the column by the lost indent") {
    CHECK(flow("清晨六点，最后一批座椅被\n"
               "吊装进候船大厅。工人们擦净玻\n"
               "璃幕墙上的水渍，灯塔一明一暗。\n"
               "新码头位于老码头以东八百\n"
               "米处，建有五个泊位，最大可停\n"
               "靠三千吨级客船。\n") == "FnnFnn");
}

TEST_CASE("a blank line inside a sentence parts no paragraph") {
    CHECK(flow("清晨六点，最后一批座椅被\n"
               "吊装进候船大厅。工人们擦净玻\n"
               "\n"
               "璃幕墙上的水渍，远处的灯塔在\n"
               "雾里一明一暗。\n") == "Fnnn");
}

TEST_CASE("a crosshead of two lines belongs to no paragraph") {
    CHECK(flow("清晨六点，最后一批座椅被\n"
               "吊装进候船大厅。工人们擦净玻\n"
               "璃幕墙上的水渍。\n"
               "\n"
               "候船厅里能看见海，\n"
               "渡轮也用上了电\n"
               "\n"
               "走进候船大厅，抬头便是一\n"
               "整面弧形玻璃，海面和船影尽收\n"
               "眼底。\n") == "FnnHHFnn");
}

TEST_CASE("a column may change its width where a paragraph begins") {
    CHECK(flow("清晨六点，最后一批座椅被\n"
               "吊装进候船大厅。工人们擦净玻\n"
               "璃幕墙上的水渍，远处的灯塔在\n"
               "雾里一明一暗。\n"
               "\n"
               "新码头位于老码头以东\n"
               "八百米处，占地面积十一万\n"
               "平方米，建有五个泊位，可\n"
               "停靠客船。\n") == "FnnnFnnn");
}

TEST_CASE("an open bracket or quote goes on in the next line") {
    CHECK(flow("本报临川3月9日讯（记\n"
               " 者许家声）记者从市税务局\n"
               "获悉，今年前两个月平均用\n"
               "时缩短至三天。\n") == "Fnnn");
    CHECK(flow("“以前候船，孩子总是哭闹。\n"
               "现在他们可以趴在窗边数船。”\n"
               "首批参观的市民代表林阿婆说，\n"
               "她每个月都要坐船进城看病。\n")
              .substr(0, 2) == "Fn");
}

TEST_CASE("headlines are no paragraphs, wherever they stand") {
    CHECK(flow("把好医生请到家门口\n"
               "\n"
               "社区医院开出“联合门诊”\n"
               "本报记者 宋知遥\n"
               "\n"
               "慢性病患者看专家门诊，今\n"
               "后不必再跑大医院。昨天上午，\n"
               "联合门诊正式开诊。\n") == "HHHFnn");
}

TEST_CASE("two captions with credits stay two") {
    CHECK(flow("学生们在楼顶菜园采收菠菜。江晓晴 摄\n食堂公布学生票选的菜谱。江晓晴 摄\n") == "FF");
}

TEST_CASE("lines of words are full when the next word would not have fitted") {
    CHECK(flow("The town council voted on Tuesday\n"
               "night to raise the Elmford dam by\n"
               "nine feet, ending a long debate.\n"
               "Six farms along the northern\n"
               "shore will lose their meadows when\n"
               "the water rises in the spring.\n",
               "en") == "FnnFnn");
}

TEST_CASE("a paragraph on one long line is one paragraph") {
    const std::string line =
        "清晨六点，最后一批座椅被吊装进候船大厅，工人们擦净玻璃幕墙上的水渍，远处的灯塔在雾里一明一暗，"
        "明天上午八时，新客运码头将迎来第一班渡轮，岸上的人们已经等了三年。\n";
    CHECK(flow(line + line + line) == "FFF");
}

TEST_CASE("time grows with the number of lines, not faster") {
    const auto seconds = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += "字\n";
        const auto start = std::chrono::steady_clock::now();
        flow(text);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const double small = seconds(4000);
    CHECK(seconds(32000) < 8 * 4 * (small + 0.02));
}
