#pragma once

#include "backends/backends.h"
#include "core/engine/session.h"
#include "tests/support/fakeruntime.h"

#include <QTest>
#include <QThread>

#include <csignal>

const QByteArray shopSpec = R"(name: shop
services:
  db:
    image: localhost/app:1
    healthcheck: {test: ["CMD-SHELL", "after 400"], interval: 100ms, retries: 100}
  api:
    image: localhost/app:1
    command: ["print", "hello"]
    depends_on: {db: {condition: service_healthy}}
)";

const QByteArray plainSpec = "name: shop\nservices:\n  db: {image: 'localhost/app:1'}\n";
/// Comes up only when its database is made healthy.
const QByteArray waitingSpec = R"(name: shop
services:
  db:
    image: localhost/app:1
    healthcheck: {test: ["CMD-SHELL", "after 600000"], interval: 100ms, retries: 10000}
  api:
    image: localhost/app:1
    depends_on: {db: {condition: service_healthy}}
)";

/// A session on the fake runtimes, in this thread or in one of its own, and all that it has said.
class SessionBench : public QObject
{
public:
    explicit SessionBench(bool threaded = false)
        : session(new core::Session(backends::allDrivers()))
    {
        for (const char *program : {"podman", "docker"})
            runtime.addImage(program, "localhost/app:1");
        runtime.forgetCalls();
        listen();
        if (!threaded)
            return;
        session->moveToThread(&m_thread);
        m_thread.start();
    }

    ~SessionBench() override { end(); }

    /// Deletes the session, where it lives.
    void end()
    {
        if (m_thread.isRunning()) {
            QMetaObject::invokeMethod(
                session, [this] { delete session; }, Qt::BlockingQueuedConnection);
            m_thread.quit();
            m_thread.wait();
        } else {
            delete session;
        }
        session = nullptr;
    }

    QString spec(const QByteArray &text) const
    {
        return runtime.writeFile("shop/compose.yaml", text);
    }
    /// Detects, opens the spec, and waits until the stack has been looked at.
    bool open(const QByteArray &text)
    {
        session->detectBackends();
        session->openStack(spec(text));
        return QTest::qWaitFor([this] { return live > 0 && stacks.contains("shop"); }, 10'000);
    }
    const core::StackSnapshot &shop() { return stacks["shop"]; }
    core::ServiceState stateOf(const QString &service)
    {
        const auto *found = stacks["shop"].service(service);
        return found ? found->state : core::ServiceState::Unknown;
    }
    core::JobSnapshot lastJob() const { return jobs.isEmpty() ? core::JobSnapshot{} : jobs.last(); }
    bool waitForJob(int id)
    {
        return QTest::qWaitFor([this, id] { return jobs.value(id).isOver(); }, 15'000);
    }
    /// Event streams that run, by the fake's own book.
    int streams() const
    {
        int running = 0;
        for (const auto &call : runtime.calls("^events"))
            running += call.endNs == 0 && ::kill(static_cast<pid_t>(call.pid), 0) == 0 ? 1 : 0;
        return running;
    }
    void breakStreams() const
    {
        for (const auto &call : runtime.calls("^events")) {
            if (call.endNs == 0)
                ::kill(static_cast<pid_t>(call.pid), SIGKILL);
        }
    }

    support::FakeRuntime runtime;
    core::Session *session;
    QList<core::BackendInfo> backendList;
    int detections = 0;
    QMap<QString, core::StackSnapshot> stacks;
    QList<core::StackSnapshot> history;
    QStringList opened;
    QStringList removed;
    QList<std::pair<QString, core::Error>> refused;
    QMap<int, core::JobSnapshot> jobs;
    QStringList lines; ///< "db: text"
    QMap<int, QByteArray> console;
    QList<std::tuple<int, int, QString>> consoleEnds;
    int live = 0; ///< how often events became live
    QString liveText;

private:
    void listen()
    {
        using core::Session;
        connect(session, &Session::backendsChanged, this, [this](const auto &list) {
            backendList = list;
            ++detections;
        });
        connect(session, &Session::stackChanged, this, [this](const core::StackSnapshot &stack) {
            stacks[stack.project] = stack;
            history << stack;
        });
        connect(session, &Session::stackOpened, this, [this](const auto &name) { opened << name; });
        connect(session, &Session::stackRemoved, this, [this](const QString &name) {
            removed << name;
            stacks.remove(name);
        });
        connect(session, &Session::stackRefused, this, [this](const auto &path, const auto &error) {
            refused.append({path, error});
        });
        connect(session, &Session::jobChanged, this, [this](const core::JobSnapshot &job) {
            jobs[job.id] = job;
        });
        connect(session, &Session::logLines, this, [this](const QString &, const auto &batch) {
            for (const core::LogLine &line : batch)
                lines << line.service + ": " + QString::fromUtf8(line.text);
        });
        connect(session, &Session::consoleOutput, this, [this](int id, const QByteArray &bytes) {
            console[id] += bytes;
        });
        connect(session,
                &Session::consoleEnded,
                this,
                [this](int id, int exitCode, const QString &message) {
                    consoleEnds.append({id, exitCode, message});
                });
        connect(session, &Session::eventsStateChanged, this, [this](bool isLive, const auto &text) {
            live += isLive ? 1 : 0;
            liveText = text;
        });
    }

    QThread m_thread;
};
