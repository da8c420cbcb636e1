#include "core/worker/worker_main.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <memory>

#include "core/base/line_pipe.hpp"
#include "core/base/memory_use.hpp"
#include "core/store/hash.hpp"
#include "core/worker/document_worker.hpp"
#include "core/worker/finish.hpp"
#include "core/worker/pipeline_host.hpp"
#include "core/worker/worker_protocol.hpp"

namespace galley {

namespace {

using nlohmann::json;

constexpr std::size_t entries_a_message = 1000;

class Worker {
  public:
    Worker(int in, int out, WorkerStatus& status, const std::atomic<bool>& stop, bool own_process)
        : in_(in), out_(out), status_(status), stop_(stop), own_process_(own_process) {}

    int serve() {
        try {
            while (const auto line = next_line()) accept(json::parse(*line));
            return static_cast<int>(ExitCode::ok);
        } catch (const RunStopped& stopped) {
            return give_up({ExitCode::again, stopped.what(), true});
        } catch (const HostError& error) {
            return give_up({error.code(), error.what(), false});
        } catch (const std::exception& error) {
            return give_up({ExitCode::internal, error.what(), false});
        }
    }

  private:
    class Host : public PipelineHost {
      public:
        explicit Host(Worker& worker) : PipelineHost(worker.pipeline_, worker.stop_), worker_(worker) {}
        void made(const std::string& stage, const std::string& identity) override {
            std::string& known = worker_.identities_[stage];
            known = hash_text(known + identity);  // a stage may be used twice
        }
        void entering(std::size_t slot) override { worker_.enter(slot); }
        void stabilise() override { worker_.stabilise(); }

      private:
        Worker& worker_;
    };

    std::optional<std::string> next_line() {
        while (true) {
            if (auto line = in_.next()) return line;
            if (!in_.fill()) return std::nullopt;
        }
    }

    /// A plugin that forked left a child, which came back here: it must not answer in our name.
    void end_copies() const {
        if (getpid() != process_) _exit(0);
    }

    /// A plugin that closed our pipe has done so to every page that follows.
    void stabilise() const {
        end_copies();
        struct stat now {};
        if (fstat(out_, &now) != 0 || now.st_ino != pipe_.st_ino || now.st_dev != pipe_.st_dev)
            _exit(static_cast<int>(ExitCode::internal));
    }

    /// The host knows the task in hand by counting answers: until the next stage, the worker is in none.
    void answer(const char* kind, const json& body) const {
        end_copies();
        status_.leave();
        send(kind, body);
    }

    void send(const char* kind, const json& body) const {
        end_copies();
        if (!write_all(out_, message_line(kind, body))) _exit(static_cast<int>(ExitCode::internal));
    }

    int give_up(const FatalError& error) const {
        send("fatal", to_json(error));
        return static_cast<int>(error.code);
    }

    void accept(const json& message) {
        const std::string kind = message.at("kind");
        const json& body = message.at("body");
        try {
            if (kind == "setup") set_up(setup_from_json(body));
            if (kind == "list") list(list_task_from_json(body));
            if (kind == "page") page(body);
            if (kind == "document") document(body);
            if (kind == "finish") finish(body);
        } catch (const StageError& error) {
            if (error.code != GALLEY_E_CANCELLED || !stop_) throw;
            answer("dropped", nullptr);
        }
    }

    void set_up(WorkerSetup setup) {
        setup_ = std::move(setup);
        pipeline_ = load_with(setup_.pipeline, setup_.plugins);
        (void)fstat(out_, &pipe_);
        limited_ = own_process_ && limit_memory(setup_.memory_limit);
        if (!setup_.lists_only) {
            pages_ = std::make_unique<PageWorker>(pipeline_, host_, setup_.work, setup_.page_timeout_s);
            page_assets_ = std::make_unique<PageAssets>(pipeline_, host_, *pages_, setup_.work);
            if (!setup_.output.empty())
                documents_ = std::make_unique<DocumentWorker>(pipeline_, host_, *pages_, *page_assets_, setup_.output,
                                                              setup_.work, setup_.page_timeout_s);
        }
        answer("ready", identities_);
    }

    void enter(std::size_t slot) const {
        std::string key;
        if (pages_) key = pages_->key_in_hand();
        if (documents_ && key.empty()) key = documents_->key_in_hand();
        end_copies();
        status_.enter(slot, key);
    }

    /// Memory that a task left behind would be missed by the next one.
    void check_memory() const {
        if (limited_ && memory_use().data > setup_.memory_limit / 2) send("replace", nullptr);
    }

    void list(const ListTask& task) {
        for (const PipelineStage* stage : pipeline_.of_scope(GALLEY_SCOPE_READ))
            if (stage->name == task.reader) list_with(*stage, task.input);
    }

    void list_with(const PipelineStage& stage, const std::string& input) {
        ListOutcome part;
        try {
            Emitted found = make_instance(stage, {host_}).list(input);
            for (const Report& report : found.reports) part.warnings.push_back(stage.name + ": " + report.text);
            for (Entry& entry : found.entries) {
                part.entries.push_back(std::move(entry));
                if (part.entries.size() < entries_a_message) continue;
                part.more = true;
                send("listed", to_json(part));
                part = {};
            }
        } catch (const StageError& error) {
            if (error.code == GALLEY_E_CANCELLED) throw;
            part.error = error.what();
        }
        answer("listed", to_json(part));
    }

    void page(const json& body) {
        const PlannedPage planned = planned_page_from_json(body.at("page"));
        const PageOutcome outcome =
            pages_->process(planned, body.at("index").get<std::int32_t>(), page_task_from_json(body.at("task")));
        check_memory();
        answer("page_done", to_json(outcome));
    }

    void document(const json& body) {
        PlannedDocument planned{body.at("id").get<std::string>(), {}};
        for (const json& page : body.at("pages")) planned.pages.push_back(planned_page_from_json(page));
        const DocumentOutcome outcome = documents_->process(planned, body.at("keys").get<std::vector<std::string>>(),
                                                            document_task_from_json(body.at("task")));
        check_memory();
        answer("document_done", to_json(outcome));
    }

    void finish(const json& body) {
        const std::vector<std::string> documents = body.at("documents");
        const std::map<std::string, std::string> not_written = body.at("not_written");
        answer("finished", to_json(finish_output(pipeline_, host_, setup_.output, documents, not_written)));
    }

    LineReader in_;
    int out_;
    struct stat pipe_ {};  ///< what out_ is
    WorkerStatus& status_;
    const std::atomic<bool>& stop_;
    bool own_process_, limited_ = false;
    pid_t process_ = getpid();
    WorkerSetup setup_;
    Pipeline pipeline_;
    Host host_{*this};
    std::map<std::string, std::string> identities_;  ///< of all stages, hashed
    std::unique_ptr<PageWorker> pages_;
    std::unique_ptr<PageAssets> page_assets_;
    std::unique_ptr<DocumentWorker> documents_;
};

std::atomic<bool> drop_asked{false};

}  // namespace

int serve(int in, int out, WorkerStatus& status, const std::atomic<bool>& stop, bool own_process) {
    return Worker(in, out, status, stop, own_process).serve();
}

int worker_main() {
    if (fcntl(worker_task_fd, F_GETFD) < 0) return static_cast<int>(ExitCode::usage);
    WorkerStatus status(worker_status_fd);
    ::close(worker_status_fd);
    // What plugins start gets neither pipe.
    (void)fcntl(worker_task_fd, F_SETFD, FD_CLOEXEC);
    (void)fcntl(worker_answer_fd, F_SETFD, FD_CLOEXEC);
    std::signal(SIGTERM, [](int) { drop_asked = true; });
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return serve(worker_task_fd, worker_answer_fd, status, drop_asked, true);
}

}  // namespace galley
