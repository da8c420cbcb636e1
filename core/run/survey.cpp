#include "core/run/survey.hpp"

#include "core/run/schedule.hpp"

namespace galley {

namespace {

class Survey : public TaskSource {
  public:
    Survey(const Plan& plan, const SurveyOptions& what,
           const std::function<void(std::size_t page, const PageResult&)>& found)
        : schedule_(plan.manifest, {}, Schedule::Documents::none), what_(what), found_(found) {}

    std::optional<Task> next() override {
        const auto item = schedule_.next();
        return item ? std::optional(Task{Task::Kind::page, item->number, 0, 0, {}}) : std::nullopt;
    }
    std::string message(const Task& task) override {
        PageTask look;
        look.make = false;
        look.read_large = what_.read_large;
        look.list_records = what_.list_records;
        return message_line("page", {{"page", to_json(schedule_.planned(task.number))},
                                     {"index", schedule_.index_in_document(task.number)},
                                     {"task", to_json(look)}});
    }
    void page_done(const Task& task, PageOutcome&& outcome) override {
        const Entry& entry = schedule_.planned(task.number).entry;
        found_(task.number,
               {entry.document, entry.source, schedule_.index_in_document(task.number), std::move(outcome)});
    }
    void lost(const Task&, const Loss& loss) override { throw HostError(ExitCode::internal, loss.failure.message); }

  private:
    Schedule schedule_;
    const SurveyOptions& what_;
    const std::function<void(std::size_t page, const PageResult&)>& found_;
};

}  // namespace

void survey(const Plan& plan, const Pipeline& pipeline, const RunOptions& options, const SurveyOptions& what,
            const std::atomic<bool>& stop, const std::function<void(std::size_t page, const PageResult&)>& found) {
    RunOptions pages_only = options;
    pages_only.phases = Phases::pages;
    Survey source(plan, what, found);
    Dispatcher(pipeline, dispatch_options(plan.pipeline, pages_only), stop).run(source, [] {});
    if (stop) throw HostError(ExitCode::again, "stopped as asked");
}

}  // namespace galley
