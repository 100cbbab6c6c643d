#include "tests/app/desktop/desktopbench.h"
#include "tests/support/liveruntime.h"

#include <QTest>

using support::Inventory;
using support::LiveRuntime;

/// The window on a real podman, once through the life of a stack.
class tst_DesktopPodman : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_runtime.reset(); }
    void stackLife();

private:
    std::unique_ptr<LiveRuntime> m_runtime;
};

void tst_DesktopPodman::initTestCase()
{
    m_runtime = std::make_unique<LiveRuntime>("podman");
    REQUIRE_RUNTIME(m_runtime->problem());
}

void tst_DesktopPodman::stackLife()
{
    const QString file = m_runtime->writeFile("gui/compose.yaml", R"(
name: gui
x-part: &part
  image: localhost/perry-test:1
  stop_grace_period: 0s
services:
  db:
    <<: *part
    command: [sh, -c, "echo database is ready; exec sleep 1000"]
    healthcheck: {test: [CMD, /bin/true], interval: 1s}
  web:
    <<: *part
    depends_on: {db: {condition: service_healthy}}
)");
    const Inventory before = m_runtime->inventory();

    {
        DesktopBench desktop(m_runtime->folder());
        desktop.show();
        walkThroughLife(desktop,
                        {.file = file,
                         .running = {{"db", "healthy"}, {"web", "running"}},
                         .logLine = "db: database is ready",
                         .shellOf = "web",
                         .answer = "hi",
                         .containers = [this] { return m_runtime->inventory().containers; }});
        if (QTest::currentTestFailed())
            return;
        QVERIFY(desktop.window().close());
    }

    const auto remains = [&] {
        Inventory now = m_runtime->inventory();
        // What a window system keeps open is none of the runtime's business.
        now.openFiles = before.openFiles;
        return before.differenceTo(now);
    };
    TRY_COMPARE(remains(), "");
}

QTEST_MAIN(tst_DesktopPodman)
#include "tst_desktop_podman.moc"
