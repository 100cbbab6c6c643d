#include "core/compose/boundedfile.h"
#include "core/compose/loader.h"
#include "core/support/json.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace core;

namespace {

/// Cases were resolved as if their folder was below this one: absolute paths are part of a hash.
const QString corpusRoot = QStringLiteral("/corpus/");
const QString corpusHome = QStringLiteral("/home/oracle");

/// Files below that root are in one of these folders: those written for this test, and those of
/// other people, where they are at hand.
QStringList corpusFolders()
{
    QStringList folders{QStringLiteral(PERRY_TEST_DATA) + QStringLiteral("/core/compose/cases")};
    if (qEnvironmentVariableIsSet("PERRY_CORPUS"))
        folders.append(qEnvironmentVariable("PERRY_CORPUS"));
    return folders;
}

FileReader readerBelow(const QString &folder)
{
    return [folder](const QString &path, qint64 limit) {
        const bool isBelow = path.startsWith(corpusRoot);
        return readBoundedFile(isBelow ? folder + u'/' + path.mid(corpusRoot.size()) : path, limit);
    };
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Maps in any order are equal; that of lists matters.
nlohmann::json unordered(const QByteArray &text)
{
    return nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
}

QStringList linesOf(const LoadedProject &project, Finding::Severity severity)
{
    QStringList lines;
    for (const Finding &finding : project.findings) {
        if (finding.severity == severity)
            lines.append(finding.toString());
    }
    return lines;
}

/// Where the thing that each invalid case is about stands in its files.
const QMap<QString, QString> &placesOfErrors()
{
    static const QMap<QString, QString> places{
        {"cg-err-bind-without-source", "compose.yaml:6:9"},
        {"cg-err-depends-on-cycle", "compose.yaml:6:9"},
        {"cg-err-extends-undefined-dependency", "testdata/extends/depends_on.yaml:5:9"},
        {"cg-err-external-driver", "compose.yaml:5:5"},
        {"cg-err-include-cycle", "compose-include-cycle.yaml:2:5"},
        {"cg-err-network-mode-and-networks", "compose.yaml:5:5"},
        {"cg-err-unknown-property", "compose.yaml:7:17"},
        {"cg-full-example", "compose.yaml:236:5"},
        {"cg-interpolation-casts", "compose.yaml:3:3"},
    };
    return places;
}

} // namespace

/// Loads a folder of compose files beside which stands what docker compose makes of them.
class tst_Corpus : public QObject
{
    Q_OBJECT

private slots:
    void loads_data();
    void loads();
    void keepsVariables_data();
    void keepsVariables();
    void judges_data();
    void judges();
};

void tst_Corpus::loads_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<LoadRequest>("request");
    for (const QString &folder : corpusFolders()) {
        const auto manifest = parseJson(contentOf(folder + QStringLiteral("/manifest.json")));
        QVERIFY(manifest);
        for (const Json &item : manifest->at("cases")) {
            LoadRequest request{.files = stringsAt(item, "compose_files"),
                                .currentDirectory = corpusRoot + stringAt(item, "id"),
                                .environmentFiles = stringsAt(item, "env_files"),
                                .profiles = stringsAt(item, "profiles"),
                                .environment = stringMapAt(item, "environment"),
                                .services = stringsAt(item, "services"),
                                .onlyServices = item.contains("services"),
                                .readFile = readerBelow(folder)};
            if (!request.environment.contains(QStringLiteral("HOME")))
                request.environment.insert(QStringLiteral("HOME"), corpusHome);
            request.environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
            if (request.files.isEmpty())
                request.files = QStringList{QStringLiteral("compose.yaml")};
            QTest::newRow(qPrintable(stringAt(item, "id"))) << folder << request;
        }
    }
}

void tst_Corpus::loads()
{
    QFETCH(QString, folder);
    QFETCH(const LoadRequest, request);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    folder += u'/' + name + u'/';
    const LoadedProject project = loadProject(request);

    if (QFile::exists(folder + QStringLiteral("resolved.err"))) {
        QVERIFY(!project.isValid());
        const QStringList errors = linesOf(project, Finding::Severity::Error);
        QVERIFY2(placesOfErrors().contains(name), "say where the error of this new case stands");
        const QString place = placesOfErrors().value(name) + QStringLiteral(": ");
        const bool found = std::any_of(errors.begin(), errors.end(), [&](const QString &line) {
            return line.startsWith(place) || line.contains(u'/' + place);
        });
        QVERIFY2(found, qPrintable(errors.join(u'\n')));
        return;
    }
    QVERIFY2(project.isValid(), qPrintable(loadError(project).detail));

    QByteArray expected = contentOf(folder + QStringLiteral("resolved.json"));
    expected.replace("@DIR@", (corpusRoot + name).toUtf8());
    expected.replace("@HOME@", request.environment.value(QStringLiteral("HOME")).toUtf8());
    const QByteArray text = configText(project, ConfigFormat::JsonText);
    const auto difference = nlohmann::json::diff(unordered(text), unordered(expected));
    QVERIFY2(difference.empty(), difference.dump(1).c_str());

    QStringList hashes;
    for (const Service &service : project.stack.services)
        hashes.append(service.name + u' ' + service.configHash);
    hashes.sort();
    QCOMPARE(hashes.join(u'\n'),
             QString::fromUtf8(contentOf(folder + QStringLiteral("resolved.hash"))).trimmed());

    const auto warned = contentOf(folder + QStringLiteral("resolved.warn")).trimmed();
    const qsizetype ours = linesOf(project, Finding::Severity::Warning).size()
                           + linesOf(project, Finding::Severity::Note).size();
    const qsizetype theirs = warned.isEmpty() ? 0 : warned.count('\n') + 1;
    QVERIFY2(ours >= theirs, warned.constData());
}

void tst_Corpus::keepsVariables_data()
{
    loads_data();
}

/// `config --no-interpolate` leaves as they are the values it does not have to look into.
void tst_Corpus::keepsVariables()
{
    QFETCH(QString, folder);
    QFETCH(LoadRequest, request);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QByteArray written = contentOf(folder + u'/' + name + QStringLiteral("/written.json"));
    if (written.isEmpty())
        return; // docker compose refuses it, or its result is not at hand
    request.stages.interpolate = false;
    const LoadedProject project = loadProject(request);
    QVERIFY2(project.isValid(), qPrintable(loadError(project).detail));

    QByteArray expected = written;
    expected.replace("@DIR@", (corpusRoot + name).toUtf8());
    expected.replace("@HOME@", request.environment.value(QStringLiteral("HOME")).toUtf8());
    const QByteArray text = configText(project, ConfigFormat::JsonText);
    const auto difference = nlohmann::json::diff(unordered(text), unordered(expected));
    QVERIFY2(difference.empty(), difference.dump(1).c_str());
}

void tst_Corpus::judges_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    const auto verdicts = parseJson(
        contentOf(QStringLiteral(PERRY_TEST_DATA) + QStringLiteral("/core/compose/verdicts.json")));
    QVERIFY(verdicts);
    // What docker compose accepts and no runtime can do, and what it is strict about for no reason.
    const QStringList different{
        "dur neg", "port target big", "port target 0", "vol bind empty", "image dash", "blkio x"};
    for (const auto &[name, verdict] : verdicts->at("files").items()) {
        const bool isDifferent = different.contains(QString::fromStdString(name));
        QTest::newRow(name.c_str())
            << stringAt(verdict, "text").toUtf8() << (boolAt(verdict, "valid") != isDifferent);
    }
}

/// Accepts what docker compose accepts; what is wrong has a place.
void tst_Corpus::judges()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, valid);
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/nowhere/demo");
    request.standardInput = text;
    const LoadedProject project = loadProject(request);
    const QStringList errors = linesOf(project, Finding::Severity::Error);
    QVERIFY2(project.isValid() == valid, qPrintable(errors.join(u'\n')));
    QCOMPARE(errors.isEmpty(), valid);
}

QTEST_APPLESS_MAIN(tst_Corpus)
#include "tst_corpus.moc"
