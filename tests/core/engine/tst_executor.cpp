#include "core/engine/executor.h"

#include "scriptprotocol.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace core;
using Kind = Operation::Kind;
using StepState = Executor::StepState;

namespace {

Operation act(const QString &name, const QList<int> &needs = {})
{
    return {.kind = Kind::StartContainer, .service = name, .targets = {name}, .needs = needs};
}

Plan planOf(QList<Operation> operations)
{
    for (int i = 0; i < operations.size(); ++i)
        operations[i].id = i;
    return {.project = "shop", .operations = std::move(operations)};
}

/// What was written into the journal, between the calls that were made.
class NotedJournal : public Journal
{
public:
    Result<> intend(const JournalEntry &entry) override
    {
        if (isFull)
            return Error{.summary = "no room"};
        notes << entry.kind + u' ' + entry.targets.join(u',');
        if (onIntend)
            onIntend();
        return {};
    }
    Result<> commit() override
    {
        notes << QStringLiteral("commit");
        return {};
    }

    QStringList notes;
    bool isFull = false;
    std::function<void()> onIntend;
};

/// One walk over a plan, and what was seen of it.
struct Walk
{
    explicit Walk(QList<Operation> operations, int maximumParallel = 8)
        : executor(planOf(std::move(operations)), protocol, runner, &journal, maximumParallel)
    {
        QObject::connect(&executor, &Executor::stepStarted, &executor, [this](int id) {
            started << executor.plan().operations.at(id).service;
            mostAtOnce = std::max(mostAtOnce, ++running);
        });
        QObject::connect(
            &executor, &Executor::stepFinished, &executor, [this](int id, StepState state, qint64) {
                if (state != StepState::Skipped)
                    --running;
                states[executor.plan().operations.at(id).service] = state;
            });
        QObject::connect(
            &executor, &Executor::finished, &executor, [this](const ExecutionResult &end) {
                ++ends;
                result = end;
            });
    }

    ScriptProtocol protocol;
    Runner runner;
    NotedJournal journal;
    Executor executor;
    QStringList started;
    QMap<QString, StepState> states;
    int running = 0;
    int mostAtOnce = 0;
    int ends = 0;
    ExecutionResult result;
};

} // namespace

class tst_Executor : public QObject
{
    Q_OBJECT

private slots:
    void emptyPlanEnds();
    void keepsTheOrder();
    void boundsWhatRunsAtOnce();
    void waitsDoNotCountAgainstTheBound();
    void skipsWhatNeedsAFailedOne();
    void mayIgnoreAFailure();
    void stopsAtTheFirstFailedCall();
    void cancelCutsTransfersShort();
    void cancelBeforeTheStart();
    void failureCutsWaitsShort();
    void writesDownBeforeItActs();
    void whatCannotBeWrittenDownIsNotDone();
    void cancelEndsAStepBetweenItsCalls();
    void hooksSpeakForThemselves();
    void triesAgainWhatPasses();
    void reportsProgress();
    void volumesAreNotLeftBehind_data();
    void volumesAreNotLeftBehind();
};

void tst_Executor::emptyPlanEnds()
{
    Walk walk({});
    walk.executor.start();
    QCOMPARE(walk.ends, 0);
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.succeeded());
}

void tst_Executor::keepsTheOrder()
{
    Walk walk({act("c", {1, 3}), act("b", {2}), act("a"), act("x", {2})});
    walk.protocol.acts["a"] = {"sleep 0.05"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.started, QStringList({"a", "b", "x", "c"}));
    QVERIFY(walk.result.succeeded());
}

void tst_Executor::boundsWhatRunsAtOnce()
{
    QList<Operation> operations;
    Walk walk({act("1"), act("2"), act("3"), act("4"), act("5")}, 2);
    for (const QString &name : QStringList{"1", "2", "3", "4", "5"})
        walk.protocol.acts[name] = {"sleep 0.03"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.mostAtOnce, 2);
    QCOMPARE(walk.started.size(), 5);
}

void tst_Executor::waitsDoNotCountAgainstTheBound()
{
    const Operation wait{.kind = Kind::WaitCompleted, .service = "w", .targets = {"shop-w-1"}};
    Walk walk({wait, act("a"), act("b", {1})}, 1);
    walk.protocol.containers = {fakeContainer("w")};
    walk.executor.start();
    QTRY_COMPARE(walk.states.value("b"), StepState::Done);
    QCOMPARE(walk.ends, 0);
    walk.protocol.containers = {fakeContainer("w", ContainerInfo::Status::Exited)};
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.succeeded());
}

void tst_Executor::skipsWhatNeedsAFailedOne()
{
    Walk walk({act("a"), act("b", {0}), act("c", {1}), act("d"), act("e", {3})});
    walk.protocol.acts["a"] = {"echo port is taken >&2; exit 1"};
    walk.protocol.acts["d"] = {"sleep 0.2"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.states.value("a"), StepState::Failed);
    QCOMPARE(walk.states.value("b"), StepState::Skipped);
    QCOMPARE(walk.states.value("c"), StepState::Skipped);
    // What is under way comes to its end; nothing new is begun.
    QCOMPARE(walk.states.value("d"), StepState::Done);
    QCOMPARE(walk.states.value("e"), StepState::Skipped);
    QVERIFY(!walk.result.cancelled);
    QCOMPARE(walk.result.error->summary, "port is taken");
    QCOMPARE(walk.result.error->service, "a");
}

void tst_Executor::mayIgnoreAFailure()
{
    Operation optional = act("a");
    optional.bestEffort = true;
    Walk walk({optional, act("b", {0})});
    walk.protocol.acts["a"] = {"echo is in use >&2; exit 1"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.succeeded());
    QCOMPARE(walk.states.value("b"), StepState::Done);
    QCOMPARE(walk.result.warnings.size(), 1);
    QCOMPARE(walk.result.warnings.first().reason, "Start a: is in use");
}

void tst_Executor::stopsAtTheFirstFailedCall()
{
    QTemporaryDir folder;
    const QString last = folder.filePath("last");
    Walk walk({{.kind = Kind::RunContainer,
                .service = "a",
                .targets = {"a"},
                .spec = ContainerSpec{.name = "a"}}});
    walk.protocol.acts["a"] = {"true", "exit 4", "touch " + last};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.error);
    QVERIFY(!QFile::exists(last));
}

void tst_Executor::cancelCutsTransfersShort()
{
    Walk walk({{.kind = Kind::PullImage, .service = "pull", .targets = {"nginx"}},
               act("slow"),
               act("next", {0})});
    walk.protocol.acts["nginx"] = {"exec sleep 100"};
    walk.protocol.acts["slow"] = {"sleep 0.3"};
    walk.executor.start();
    QTRY_COMPARE(walk.running, 2);
    walk.executor.cancel();
    walk.executor.cancel();
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.cancelled);
    QVERIFY(!walk.result.error);
    QCOMPARE(walk.states.value("pull"), StepState::Failed);
    QCOMPARE(walk.states.value("slow"), StepState::Done);
    QCOMPARE(walk.states.value("next"), StepState::Skipped);
    walk.executor.cancel();
    QCOMPARE(walk.ends, 1);
}

void tst_Executor::cancelBeforeTheStart()
{
    Walk walk({act("a")});
    walk.executor.cancel();
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.cancelled);
    QVERIFY(walk.started.isEmpty());
    QCOMPARE(walk.states.value("a"), StepState::Skipped);
}

void tst_Executor::failureCutsWaitsShort()
{
    Walk walk({{.kind = Kind::WaitCompleted, .service = "w", .targets = {"shop-w-1"}}, act("a")});
    walk.protocol.containers = {fakeContainer("w")};
    walk.protocol.acts["a"] = {"sleep 0.1; exit 1"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.result.error->service, "a");
    QCOMPARE(walk.states.value("w"), StepState::Failed);
}

void tst_Executor::writesDownBeforeItActs()
{
    QTemporaryDir folder;
    const QString done = folder.filePath("done");
    Walk walk({act("a"),
               {.kind = Kind::RemoveContainer, .service = "r", .targets = {"old"}, .needs = {0}}});
    walk.protocol.acts["a"] = {"touch " + done};
    QList<bool> wasDone;
    walk.journal.onIntend = [&] {
        wasDone << QFile::exists(done);
        // Time for a call that was made too early to be seen.
        QTest::qSleep(100);
        wasDone << QFile::exists(done);
    };
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(wasDone, QList<bool>({false, false, true, true}));
    QCOMPARE(walk.journal.notes,
             QStringList({"start-container a", "commit", "remove-container old"}));
}

void tst_Executor::whatCannotBeWrittenDownIsNotDone()
{
    QTemporaryDir folder;
    Walk walk({act("a"), act("b", {0})});
    walk.journal.isFull = true;
    walk.protocol.acts["a"] = {"touch " + folder.filePath("done")};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.result.error->summary, "no room");
    QCOMPARE(walk.states.value("b"), StepState::Skipped);
    QVERIFY(!QFile::exists(folder.filePath("done")));
}

void tst_Executor::cancelEndsAStepBetweenItsCalls()
{
    QTemporaryDir folder;
    Operation start = act("a");
    start.after = {{.attribute = "post_start", .container = "a", .hook = {}}};
    Walk walk({start});
    walk.protocol.acts["a"] = {"sleep 0.3"};
    walk.protocol.tries = {"touch " + folder.filePath("hook")};
    QObject::connect(&walk.executor, &Executor::stepStarted, &walk.executor, [&](int) {
        QTimer::singleShot(50, &walk.executor, &Executor::cancel);
    });
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.cancelled);
    QVERIFY(!walk.result.error);
    QVERIFY(!QFile::exists(folder.filePath("hook")));
}

void tst_Executor::hooksSpeakForThemselves()
{
    Operation start = act("a");
    start.after = {{.attribute = "post_start", .container = "a", .hook = {}}};
    Walk walk({start});
    walk.protocol.acts["a"] = {"true"};
    walk.protocol.tries = {"echo unauthorized: not really; exit 4"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.result.error->summary, "The post_start hook of a ended with exit code 4.");
    QVERIFY(walk.result.error->detail.contains("not really"));
}

void tst_Executor::triesAgainWhatPasses()
{
    QTemporaryDir folder;
    Walk walk({act("a")});
    walk.protocol.passing = true;
    walk.protocol.acts["a"] = {"echo x >>" + folder.filePath("tries") + "; test $(wc -l <"
                               + folder.filePath("tries") + ") -ge 3"};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QVERIFY(walk.result.succeeded());
    // But not for ever.
    Walk hopeless({act("a")});
    hopeless.protocol.passing = true;
    hopeless.protocol.acts["a"] = {"exit 1"};
    hopeless.executor.start();
    QTRY_COMPARE(hopeless.ends, 1);
    QVERIFY(hopeless.result.error);
}

void tst_Executor::reportsProgress()
{
    Walk walk({act("a")});
    walk.protocol.acts["a"] = {"echo one; printf 'two\\xff\\n'"};
    QSignalSpy progressed(&walk.executor, &Executor::stepProgressed);
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(progressed.size(), 2);
    QCOMPARE(progressed[0][1].toString(), "one");
    QVERIFY(progressed[1][1].toString().startsWith("two"));
}

void tst_Executor::volumesAreNotLeftBehind_data()
{
    QTest::addColumn<QString>("inspect");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<bool>("isMade");
    QTest::newRow("found") << "exit 0" << true << true;
    QTest::newRow("the look fails") << "exit 1" << false << false;
    QTest::newRow("the look finds nothing") << "exit 0" << false << false;
}

/// A container is not made without the volumes of its predecessor.
void tst_Executor::volumesAreNotLeftBehind()
{
    QFETCH(const QString, inspect);
    QFETCH(const bool, isThere);
    QFETCH(const bool, isMade);
    ContainerSpec spec{.name = "web"};
    spec.predecessor = "web-before";
    spec.inheritedPaths = {"/data"};
    Walk walk({{.kind = Operation::Kind::RunContainer,
                .service = "web",
                .targets = {"web"},
                .spec = spec}});
    walk.protocol.inspects = {inspect};
    if (isThere)
        walk.protocol.containers = {
            {.id = "1", .name = "web-before", .anonymousVolumes = {{"/data", "v1"}}}};
    walk.executor.start();
    QTRY_COMPARE(walk.ends, 1);
    QCOMPARE(walk.result.succeeded(), isMade);
    QCOMPARE(walk.protocol.specs.size(), isMade ? 1 : 0);
    if (isMade)
        QCOMPARE(walk.protocol.specs.first().settings.mounts.value(0).source, "v1");
}

QTEST_GUILESS_MAIN(tst_Executor)
#include "tst_executor.moc"
