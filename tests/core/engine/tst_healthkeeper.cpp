#include "core/engine/healthkeeper.h"

#include "scriptprotocol.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;

static ContainerInfo checkedContainer(const QString &name)
{
    ContainerInfo container = fakeContainer(name);
    container.healthTest = {"CMD", "ready"};
    return container;
}

class tst_HealthKeeper : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_protocol = std::make_unique<ScriptProtocol>(); }
    void checksOnlyWhatHasATestAndRuns();
    void tellsChangesOnly();
    void stopsWithTheContainer();
    void mayBeEmptiedFromWithinItsSignal();

private:
    HealthKeeper *keeper(HealthCheck timing)
    {
        m_keeper = std::make_unique<HealthKeeper>(
            *m_protocol, m_runner, [timing](const ContainerInfo &) { return timing; });
        return m_keeper.get();
    }

    std::unique_ptr<ScriptProtocol> m_protocol;
    Runner m_runner;
    std::unique_ptr<HealthKeeper> m_keeper;
};

void tst_HealthKeeper::checksOnlyWhatHasATestAndRuns()
{
    ContainerInfo ended = checkedContainer("ended");
    ended.status = ContainerInfo::Status::Exited;
    ContainerInfo none = checkedContainer("none");
    none.healthTest = {"NONE"};
    QSignalSpy changed(keeper({.interval = 60s}), &HealthKeeper::healthChanged);
    m_keeper->setContainers({ended, none, fakeContainer("plain"), checkedContainer("db")});
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_protocol->checkCalls, 1);
    // The same list again is no reason to begin anew.
    m_keeper->setContainers({checkedContainer("db")});
    QCOMPARE(m_protocol->tried.size(), 1);
}

void tst_HealthKeeper::tellsChangesOnly()
{
    m_protocol->tries = {"exit 1"};
    m_protocol->checks = {"true", "true", "true", "exit 1", "exit 1", "exec sleep 100"};
    QSignalSpy changed(keeper({.interval = 20ms, .retries = 100}), &HealthKeeper::healthChanged);
    ContainerInfo db = checkedContainer("db");
    m_keeper->setContainers({db});
    QTRY_COMPARE(m_protocol->checkCalls, 6);
    // The early tries fail, then it passes, then it fails.
    QCOMPARE(changed.size(), 3);
}

void tst_HealthKeeper::stopsWithTheContainer()
{
    m_protocol->tries = {"exec sleep 100"};
    QSignalSpy ended(&m_runner, &Runner::commandFinished);
    keeper({.interval = 60s})->setContainers({checkedContainer("db")});
    QTRY_COMPARE(m_protocol->tried.size(), 1);
    m_keeper->setContainers({});
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(m_protocol->tried.size(), 1);
}

void tst_HealthKeeper::mayBeEmptiedFromWithinItsSignal()
{
    HealthKeeper *checks = keeper({.interval = 60s});
    connect(checks, &HealthKeeper::healthChanged, checks, [checks] { checks->setContainers({}); });
    QSignalSpy changed(checks, &HealthKeeper::healthChanged);
    checks->setContainers({checkedContainer("db"), checkedContainer("api")});
    QTRY_VERIFY(!changed.isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_keeper.reset();
}

QTEST_GUILESS_MAIN(tst_HealthKeeper)
#include "tst_healthkeeper.moc"
