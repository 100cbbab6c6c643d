#include "core/remote/composeartifact.h"

#include <QTest>

using namespace core;

namespace {

const QByteArray one = "sha256:" + QByteArray(64, '1');
const QByteArray two = "sha256:" + QByteArray(64, '2');

/// A layer as docker compose publish writes it.
QByteArray
layer(const QByteArray &type, const QByteArray &digest, const QByteArray &notes, int size = 9)
{
    return "{\"mediaType\": \"application/vnd.docker.compose." + type + "\", \"digest\": \""
           + digest + "\", \"size\": " + QByteArray::number(size) + ", \"annotations\": {" + notes
           + "}}";
}

QByteArray note(const QByteArray &name, const QByteArray &value)
{
    return "\"com.docker.compose." + name + "\": \"" + value + '"';
}

QByteArray manifest(const QList<QByteArray> &layers,
                    const QByteArray &type = "application/vnd.docker.compose.project")
{
    return "{\"schemaVersion\": 2, \"artifactType\": \"" + type
           + "\", \"config\": {\"mediaType\": \"application/vnd.oci.empty.v1+json\"}, "
             "\"layers\": ["
           + layers.join(", ") + "]}";
}

const QByteArray mainLayer = layer("file+yaml", one, note("file", "my.yaml"));

} // namespace

class tst_ComposeArtifact : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void tst_ComposeArtifact::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ComposeArtifact>("expected");

    const ArtifactPiece mainPiece{.digest = one, .bytes = 9, .file = "compose.yaml"};
    QTest::newRow("one file, whatever its name")
        << manifest({mainLayer}) << ComposeArtifact{.pieces = {mainPiece}};
    QTest::newRow("overrides, extended files and variables")
        << manifest(
               {mainLayer,
                layer("file+yaml", two, note("file", "over.yaml")),
                layer("file+yaml", two, note("extends", "true") + ", " + note("file", "0a.yaml")),
                layer("envfile", one, note("envfile", "0b.env"))})
        << ComposeArtifact{.pieces = {mainPiece,
                                      {.digest = two, .bytes = 9, .file = "compose.yaml"},
                                      {.digest = two, .bytes = 9, .file = "0a.yaml"},
                                      {.digest = one, .bytes = 9, .file = "0b.env"}}};
    QTest::newRow("without an artifact type")
        << "{\"schemaVersion\": 2, \"config\": {\"mediaType\": "
           "\"application/vnd.docker.compose.config.empty.v1+json\"}, \"layers\": ["
               + mainLayer + "]}"
        << ComposeArtifact{.pieces = {mainPiece}};
    QTest::newRow("what is of no use")
        << manifest({layer("other", two, {}), mainLayer}) << ComposeArtifact{.pieces = {mainPiece}};
    QTest::newRow("an index")
        << "{\"schemaVersion\": 2, \"manifests\": [{\"digest\": \"" + one
               + "\"}, {\"artifactType\": \"application/vnd.docker.compose.project\", "
                 "\"digest\": \""
               + two + "\"}]}"
        << ComposeArtifact{.manifest = two};
}

void tst_ComposeArtifact::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const ComposeArtifact, expected);

    const auto artifact = parseComposeArtifact(text);

    QVERIFY2(artifact, qPrintable(artifact ? QString() : artifact.error().summary));
    QCOMPARE(artifact->manifest, expected.manifest);
    QVERIFY(*artifact == expected);
}

void tst_ComposeArtifact::refuses_data()
{
    QTest::addColumn<QByteArray>("text");

    const auto named = [](const QByteArray &file) {
        return manifest({mainLayer, layer("envfile", two, note("envfile", file))});
    };
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("nothing", {});
    row("garbage", "\xff\xfe[");
    row("a list", "[1]");
    row("a number", "7");
    row("an image", manifest({mainLayer}, "application/vnd.oci.image.config.v1+json"));
    row("an image without an artifact type",
        "{\"schemaVersion\": 2, \"config\": {\"mediaType\": "
        "\"application/vnd.docker.container.image.v1+json\"}, \"layers\": []}");
    row("an index of images",
        "{\"schemaVersion\": 2, \"manifests\": [{\"digest\": \"" + one + "\"}, 7, null]}");
    row("no layers", manifest({}));
    row("no compose file", manifest({layer("envfile", two, note("envfile", "a.env"))}));
    row("layers of another kind", manifest({"7", "null", "[]"}));
    row("no digest", manifest({layer("file+yaml", "sha256:1", {})}));
    row("a huge piece", manifest({layer("file+yaml", one, {}, 2'000'000'000)}));
    row("a negative piece", manifest({layer("file+yaml", one, {}, -5)}));
    row("many large pieces",
        manifest(QList<QByteArray>(10, layer("file+yaml", one, {}, 16'000'000))));
    row("many pieces", manifest(QList<QByteArray>(300, mainLayer)));
    row("no name", named(""));
    row("the folder above", named(".."));
    row("out of the folder", named("../a.env"));
    row("into another folder", named("a/b.env"));
    row("a path of the other kind", named("a\\\\b.env"));
    row("a drive", named("C:a.env"));
    row("an option", named("-a"));
    row("a control character", named("a\\u001b.env"));
    row("a long name", named(QByteArray(300, 'a')));
}

void tst_ComposeArtifact::refuses()
{
    QFETCH(const QByteArray, text);

    QVERIFY(!parseComposeArtifact(text));
}

QTEST_GUILESS_MAIN(tst_ComposeArtifact)
#include "tst_composeartifact.moc"
