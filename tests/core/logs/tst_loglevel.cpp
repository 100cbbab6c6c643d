#include "core/logs/loglevel.h"

#include <QTest>

using namespace core;

class tst_LogLevel : public QObject
{
    Q_OBJECT

private slots:
    void detects_data();
    void detects();
};

void tst_LogLevel::detects_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<LogLevel>("level");
    const auto row = [](const QByteArray &line, LogLevel level) {
        QTest::newRow(line.left(60).constData()) << line << level;
    };
    const LogLevel none = LogLevel::Unknown;

    row(R"({"level":"warn","msg":"x"})", LogLevel::Warning);
    row(R"({"msg":"connect refused","level" : "ERROR"})", LogLevel::Error);
    row(R"({"level":30,"msg":"pino"})", LogLevel::Info);
    row(R"({"level":60})", LogLevel::Fatal);
    row(R"({"severity":"NOTICE"})", LogLevel::Info);
    row(R"({"@l":"Debug"})", LogLevel::Debug);
    row(R"({"msg":"no level"})", none);
    row("time=x level=error msg=y", LogLevel::Error);
    row("level=\"warning\" msg=y", LogLevel::Warning);
    row("sublevel=error", none);
    row("I0102 15:04:05.000000       1 main.go:1] text", LogLevel::Info);
    row("E0102 15:04:05.000000       1 main.go:1] text", LogLevel::Error);
    row("<11>text", LogLevel::Error);
    row("<30>text", LogLevel::Info);
    row("<b>bold</b>", none);
    row("1:M 01 Jan 2026 10:00:00.123 * Ready to accept connections", LogLevel::Info);
    row("1:M 01 Jan 2026 10:00:00.123 # WARNING overcommit", LogLevel::Warning);
    row("[WARN] disk", LogLevel::Warning);
    row("2026/01/01 10:00:00 [error] 29#29: *1 open() failed", LogLevel::Error);
    row("2026-01-01 10:00:00 UTC [1] LOG:  database system is ready", LogLevel::Info);
    row("2026-01-01 10:00:00 UTC [1] FATAL:  role does not exist", LogLevel::Fatal);
    row("INFO:     Uvicorn running", LogLevel::Info);
    row("error: cannot open", LogLevel::Error);
    row("Error: cannot open", LogLevel::Error);
    row("panic: runtime error", LogLevel::Fatal);
    row("Traceback (most recent call last):", LogLevel::Error);
    row("\x1b[32mINFO\x1b[0m started", LogLevel::Info);
    row("[W] disk", LogLevel::Warning);
    row("GET /error 200 0.4 ms", none);
    row("GET /ERROR/x 200", none);
    row("LOG=1 FOO=2", none);
    row("an error happened", none);
    row("E", none);
    row("", none);
    row("{", none);
    row("<", none);
}

void tst_LogLevel::detects()
{
    QFETCH(const QByteArray, line);
    QFETCH(const LogLevel, level);
    QCOMPARE(detectLogLevel(line), level);
}

QTEST_APPLESS_MAIN(tst_LogLevel)
#include "tst_loglevel.moc"
