#include "core/compose/configtext.h"
#include "core/compose/imagedigests.h"
#include "core/compose/loader.h"

#include <QTest>

using namespace core;

namespace {

LoadedProject load(const QByteArray &text)
{
    LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/shop");
    request.standardInput = text;
    return loadProject(request);
}

const QByteArray spec = R"(
services:
  web:
    image: web:1
    command: [serve]
    pre_start:
      - {command: [a], image: hook}
      - {command: [b]}
    volumes:
      - {type: image, source: assets, target: /a}
      - {type: image, source: built, target: /b}
      - {type: image, source: late, target: /o}
      - data:/d
  api: {image: "web:1", pre_start: [{command: [c]}]}
  built: {build: .}
  late: {build: ., profiles: [x]}
volumes: {data: }
)";

const StringMap pinned{{"web:1", "docker.io/library/web:1@d1"}, {"assets", "assets@d2"}};

} // namespace

class tst_ImageDigests : public QObject
{
    Q_OBJECT

private slots:
    void listsReferences();
    void replacesReferences();
    void locks();
    void locksNothing();
    void namesHooksThatCannotBeLocked();
};

void tst_ImageDigests::listsReferences()
{
    const LoadedProject project = load(spec);
    QVERIFY(project.isValid());
    QCOMPARE(project.services, QStringList({"web", "api", "built", "late"}));
    QCOMPARE(imageReferences(*project.config, project.services),
             QStringList({"web:1", "hook", "assets"}));
    QCOMPARE(imageReferences(SpecNode(), {}), QStringList());
}

void tst_ImageDigests::replacesReferences()
{
    const LoadedProject project = load(spec);
    const SpecNode changed = withPinnedImages(*project.config, project.services, pinned);

    QCOMPARE(imageReferences(changed, project.services),
             QStringList({"docker.io/library/web:1@d1", "hook", "assets@d2"}));
    const SpecNode *web = changed.find(u"services")->find(u"web");
    QCOMPARE(web->find(u"pre_start")->children[1].textAt(u"image"), "docker.io/library/web:1@d1");
    QCOMPARE(web->find(u"volumes")->children[1].textAt(u"source"), "built");
}

void tst_ImageDigests::locks()
{
    const LoadedProject project = load(spec);
    const SpecNode lock = imageLock(withPinnedImages(*project.config, project.services, pinned));

    QCOMPARE(resolvedText(lock, ConfigFormat::YamlText),
             QByteArray("services:\n"
                        "  api:\n"
                        "    image: docker.io/library/web:1@d1\n"
                        "  built: {}\n"
                        "  web:\n"
                        "    image: docker.io/library/web:1@d1\n"
                        "    volumes:\n"
                        "      - type: image\n"
                        "        source: assets@d2\n"
                        "        target: /a\n"
                        "      - type: image\n"
                        "        source: built\n"
                        "        target: /b\n"
                        "      - type: image\n"
                        "        source: late\n"
                        "        target: /o\n"));
}

void tst_ImageDigests::locksNothing()
{
    QCOMPARE(resolvedText(imageLock(SpecNode()), ConfigFormat::YamlText),
             QByteArray("services: {}\n"));
}

void tst_ImageDigests::namesHooksThatCannotBeLocked()
{
    const LoadedProject project = load(spec);
    QCOMPARE(servicesWithUnlockedHooks(*project.config), QStringList{"web"});
    QCOMPARE(servicesWithUnlockedHooks(SpecNode()), QStringList());
}

QTEST_GUILESS_MAIN(tst_ImageDigests)
#include "tst_imagedigests.moc"
