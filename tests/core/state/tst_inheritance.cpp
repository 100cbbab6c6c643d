#include "core/state/inheritance.h"

#include "core/stack/labels.h"

#include <QTest>

using namespace core;

class tst_Inheritance : public QObject
{
    Q_OBJECT

private slots:
    void anonymousPaths();
    void takesOver();
};

static Mount volumeAt(const QString &target, const QString &source = {})
{
    return {.type = Mount::Type::Volume, .source = source, .target = target};
}

void tst_Inheritance::anonymousPaths()
{
    ContainerSettings settings;
    settings.mounts = {volumeAt("/cache"),
                       volumeAt("/data", "shop_data"),
                       {.type = Mount::Type::Bind, .source = "/src", .target = "/src/"}};
    settings.tmpfs = {"/run:size=1m"};
    const ImageInfo image{.id = "a", .volumes = {"/cache/", "/data", "/src", "/run", "/log"}};
    QCOMPARE(core::anonymousPaths(settings, &image), QStringList({"/cache", "/log"}));
    QCOMPARE(core::anonymousPaths(settings, nullptr), QStringList{"/cache"});
}

void tst_Inheritance::takesOver()
{
    ContainerSpec spec{.name = "web"};
    spec.settings.mounts = {volumeAt("/cache/")};
    spec.inheritedPaths = {"/cache", "/log", "/new"};
    const ContainerInfo predecessor{
        .name = "aside",
        .anonymousVolumes = {{"/cache", "c1"}, {"/log", "l1"}, {"/no-longer", "n1"}}};
    const ContainerSpec made = withInheritedVolumes(spec, predecessor);
    QCOMPARE(made.settings.mounts.size(), 2);
    QCOMPARE(made.settings.mounts[0].source, "c1");
    QCOMPARE(made.settings.mounts[0].target, "/cache/");
    QCOMPARE(made.settings.mounts[1].source, "l1");
    QCOMPARE(made.settings.mounts[1].target, "/log");
    QVERIFY(withInheritedVolumes(spec, {}).settings.mounts == spec.settings.mounts);

    // Only these are removed along with it, and only if it has them.
    const ContainerInfo container{.labels = made.labels,
                                  .anonymousVolumes = {{"/cache", "c1"}, {"/mine", "m1"}}};
    QCOMPARE(inheritedVolumes(container), QStringList{"c1"});
    QCOMPARE(inheritedVolumes(predecessor), QStringList());
}

QTEST_APPLESS_MAIN(tst_Inheritance)
#include "tst_inheritance.moc"
