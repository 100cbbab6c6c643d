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

QString corpusFolder()
{
    return qEnvironmentVariable("PERRY_CORPUS");
}

Result<QByteArray> readCorpusFile(const QString &path, qint64 limit)
{
    if (!path.startsWith(corpusRoot))
        return readBoundedFile(path, limit);
    return readBoundedFile(corpusFolder() + u'/' + path.mid(corpusRoot.size()), limit);
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
    void initTestCase();
    void loads_data();
    void loads();

private:
    LoadRequest m_request;
};

void tst_Corpus::initTestCase()
{
    if (corpusFolder().isEmpty())
        QSKIP("PERRY_CORPUS names no folder of compose files");
}

void tst_Corpus::loads_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<StringMap>("environment");
    QTest::addColumn<QStringList>("profiles");
    const auto manifest = parseJson(contentOf(corpusFolder() + QStringLiteral("/manifest.json")));
    QVERIFY(manifest);
    for (const Json &item : manifest->at("cases")) {
        StringMap environment = stringMapAt(item, "environment");
        if (!environment.contains(QStringLiteral("HOME")))
            environment.insert(QStringLiteral("HOME"), corpusHome);
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        QTest::newRow(qPrintable(stringAt(item, "id")))
            << stringsAt(item, "compose_files") << environment << stringsAt(item, "profiles");
    }
}

void tst_Corpus::loads()
{
    QFETCH(const QStringList, files);
    QFETCH(const StringMap, environment);
    QFETCH(const QStringList, profiles);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const QString folder = corpusFolder() + u'/' + name + u'/';
    LoadRequest request;
    request.files = files;
    request.currentDirectory = corpusRoot + name;
    request.environment = environment;
    request.profiles = profiles;
    request.readFile = readCorpusFile;
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
    expected.replace("@HOME@", environment.value(QStringLiteral("HOME")).toUtf8());
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

QTEST_APPLESS_MAIN(tst_Corpus)
#include "tst_corpus.moc"
