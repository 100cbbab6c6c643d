#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// Includes go one way. Linking keeps widgets out of core; this keeps the rest.
class tst_Layers : public QObject
{
    Q_OBJECT

private slots:
    void judgesIncludes_data();
    void judgesIncludes();
    void topFoldersMeetInAppOnly();
    void coreFoldersUseTheOnesBefore();
    void slowHeadersStayWhereTheyBelong();
    void nothingBlocks();
};

namespace {

struct Include
{
    QString file = {};   ///< relative to the repository
    QString header = {}; ///< as written, without the quotes
    bool quoted = false;
};

/// The folders of core in the order in which they build on one another.
const QStringList &coreFolders()
{
    static const QStringList folders{
        "support",
        "stack",
        "state",
        "graph",
        "compose",
        "process",
        "registry",
        "remote",
        "plan",
        "diagnostics",
        "backend",
        "store",
        "engine",
        "logs",
        "terminal",
        "settings",
    };
    return folders;
}

QStringList sourcesIn(const QString &folder)
{
    const QDir root(QStringLiteral(PERRY_SOURCE_DIR));
    QStringList files;
    QDirIterator found(
        root.filePath(folder), {"*.h", "*.cpp", "*.mm"}, QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files << root.relativeFilePath(found.next());
    files.sort();
    return files;
}

QByteArray contentOf(const QString &file)
{
    QFile source(QDir(QStringLiteral(PERRY_SOURCE_DIR)).filePath(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

QList<Include> includesOf(const QString &file)
{
    static const QRegularExpression line(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re",
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    auto matches = line.globalMatch(QString::fromUtf8(contentOf(file)));
    while (matches.hasNext()) {
        const auto match = matches.next();
        includes << Include{
            .file = file, .header = match.captured(2), .quoted = match.captured(1) == u"\""};
    }
    return includes;
}

/// Why an include goes the wrong way between top folders; empty when it does not.
QString topFolderProblem(const Include &include)
{
    static const QMap<QString, QSet<QString>> allowed{
        {"core", {"core"}},
        {"backends", {"backends", "core"}},
        {"ui", {"ui", "core"}},
        {"app", {"app", "ui", "backends", "core"}},
    };
    static const QSet<QString> ours{"app", "core", "backends", "ui", "tests", "bench"};
    const QString from = include.file.section('/', 0, 0);
    const QString to = include.header.section('/', 0, 0);
    if (!include.quoted || !ours.contains(to) || allowed.value(from).contains(to))
        return {};
    return QStringLiteral("%1 must not include %2").arg(include.file, include.header);
}

/// The same within core.
QString coreFolderProblem(const Include &include)
{
    static const QMap<QString, QSet<QString>> more{{"engine", {"logs"}}};
    const QString from = include.file.section('/', 1, 1);
    const QString to = include.header.section('/', 1, 1);
    const bool isCore = include.quoted && include.header.startsWith("core/");
    if (!isCore || from == to || more.value(from).contains(to))
        return {};
    const auto fromRank = coreFolders().indexOf(from);
    const auto toRank = coreFolders().indexOf(to);
    if (fromRank < 0 || toRank < 0)
        return QStringLiteral("%1: core has an unknown folder here").arg(include.file);
    if (from == "settings" && to != "support")
        return QStringLiteral("%1: settings use support only").arg(include.file);
    if (toRank < fromRank)
        return {};
    return QStringLiteral("%1 must not include %2: core/%3 builds on core/%4")
        .arg(include.file, include.header, to, from);
}

QString oneALine(const QStringList &problems)
{
    return '\n' + problems.join('\n');
}

} // namespace

void tst_Layers::judgesIncludes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");

    QTest::newRow("ui uses core") << "ui/a.cpp"
                                  << "core/plan/plan.h" << true;
    QTest::newRow("ui never backends") << "ui/a.cpp"
                                       << "backends/backends.h" << false;
    QTest::newRow("backends never ui") << "backends/x/a.h"
                                       << "ui/a.h" << false;
    QTest::newRow("core never ui") << "core/plan/a.h"
                                   << "ui/a.h" << false;
    QTest::newRow("core never backends") << "core/backend/a.cpp"
                                         << "backends/backends.h" << false;
    QTest::newRow("app uses all") << "app/cli/a.cpp"
                                  << "backends/backends.h" << true;
    QTest::newRow("product never tests") << "app/cli/a.cpp"
                                         << "tests/support/a.h" << false;
    QTest::newRow("plan uses state") << "core/plan/a.h"
                                     << "core/state/state.h" << true;
    QTest::newRow("state never plan") << "core/state/a.h"
                                      << "core/plan/plan.h" << false;
    QTest::newRow("plan never engine") << "core/plan/a.cpp"
                                       << "core/engine/session.h" << false;
    QTest::newRow("engine uses logs") << "core/engine/a.h"
                                      << "core/logs/logline.h" << true;
    QTest::newRow("settings stay small") << "core/settings/a.h"
                                         << "core/stack/stack.h" << false;
}

void tst_Layers::judgesIncludes()
{
    QFETCH(const QString, file);
    QFETCH(const QString, header);
    QFETCH(const bool, allowed);
    const Include include{.file = file, .header = header, .quoted = true};

    const QString problem = topFolderProblem(include)
                            + (file.startsWith("core/") ? coreFolderProblem(include) : QString());

    QCOMPARE(problem.isEmpty(), allowed);
}

void tst_Layers::topFoldersMeetInAppOnly()
{
    QStringList problems;
    int seen = 0;
    for (const QString folder : {"core", "backends", "ui", "app"}) {
        for (const QString &file : sourcesIn(folder)) {
            for (const Include &include : includesOf(file)) {
                ++seen;
                if (const QString problem = topFolderProblem(include); !problem.isEmpty())
                    problems << problem;
            }
        }
    }
    QVERIFY2(seen > 100, "the sources were not found");
    QVERIFY2(problems.isEmpty(), qPrintable(oneALine(problems)));
}

void tst_Layers::coreFoldersUseTheOnesBefore()
{
    QStringList problems;
    for (const QString &file : sourcesIn("core")) {
        for (const Include &include : includesOf(file)) {
            if (const QString problem = coreFolderProblem(include); !problem.isEmpty())
                problems << problem;
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(oneALine(problems)));
}

void tst_Layers::slowHeadersStayWhereTheyBelong()
{
    static const QSet<QString> never{"QtWidgets", "QtCore", "QtGui", "QtSql", "QtTest"};
    QStringList problems;
    for (const QString folder : {"core", "backends", "ui", "app"}) {
        for (const QString &file : sourcesIn(folder)) {
            for (const Include &include : includesOf(file)) {
                const bool isHeader = file.endsWith(".h");
                const bool spdlog = include.header == "spdlog/spdlog.h" && isHeader;
                const bool json = include.header == "nlohmann/json.hpp" && isHeader;
                if (never.contains(include.header) || spdlog || json)
                    problems << file + " includes " + include.header;
            }
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(oneALine(problems)));
}

void tst_Layers::nothingBlocks()
{
    static const QRegularExpression blocking(
        R"(waitFor(Started|Finished|ReadyRead|BytesWritten|Disconnected)\s*\(|\bQEventLoop\b|processEvents\s*\()");
    QStringList problems;
    for (const QString folder : {"core", "backends", "ui"}) {
        for (const QString &file : sourcesIn(folder)) {
            // The destructors there wait for what they have just killed, with a limit.
            if (file.startsWith("core/process/"))
                continue;
            const auto match = blocking.match(QString::fromUtf8(contentOf(file)));
            if (match.hasMatch())
                problems << file + ": " + match.captured(0);
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(oneALine(problems)));
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_layers.moc"
