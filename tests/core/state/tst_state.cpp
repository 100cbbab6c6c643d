#include "core/stack/labels.h"
#include "core/state/state.h"

#include <QTest>

using namespace core;

class tst_State : public QObject
{
    Q_OBJECT

private slots:
    void completesReferences_data();
    void completesReferences();
    void findsImages_data();
    void findsImages();
    void readsLabels();
    void namesStatusAndHealth();
};

void tst_State::completesReferences_data()
{
    QTest::addColumn<QString>("full");

    QTest::newRow("nginx") << "docker.io/library/nginx:latest";
    QTest::newRow("nginx:1.25") << "docker.io/library/nginx:1.25";
    QTest::newRow("bitnami/redis") << "docker.io/bitnami/redis:latest";
    QTest::newRow("docker.io/nginx") << "docker.io/library/nginx:latest";
    QTest::newRow("docker.io/library/nginx") << "docker.io/library/nginx:latest";
    QTest::newRow("quay.io/a/b:2") << "quay.io/a/b:2";
    QTest::newRow("localhost/app") << "localhost/app:latest";
    QTest::newRow("localhost:5000/app") << "localhost:5000/app:latest";
    QTest::newRow("localhost:5000/app:3") << "localhost:5000/app:3";
    QTest::newRow("registry:5000/app") << "registry:5000/app:latest";
    QTest::newRow("nginx@sha256:ab") << "docker.io/library/nginx@sha256:ab";
    QTest::newRow("nginx:1.25@sha256:ab") << "docker.io/library/nginx@sha256:ab";
    QTest::newRow("localhost:5000/app:3@sha256:ab") << "localhost:5000/app@sha256:ab";
}

void tst_State::completesReferences()
{
    QFETCH(const QString, full);
    QCOMPARE(canonicalReference(QString::fromLatin1(QTest::currentDataTag())), full);
    QCOMPARE(canonicalReference(full), full);
}

void tst_State::findsImages_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("id");

    QTest::newRow("short for long") << "nginx"
                                    << "1";
    QTest::newRow("other tag") << "nginx:1.25"
                               << "";
    QTest::newRow("by digest") << "nginx@sha256:d1"
                               << "1";
    QTest::newRow("by tag and digest") << "nginx:1.25@sha256:d1"
                                       << "1";
    QTest::newRow("other digest") << "nginx@sha256:d2"
                                  << "";
    QTest::newRow("podman's own build") << "app"
                                        << "2";
    QTest::newRow("podman's own build, dotted tag") << "app:1.0"
                                                    << "3";
    QTest::newRow("somebody's app is not ours") << "somebody/app"
                                                << "";
    QTest::newRow("by id") << "3"
                           << "3";
    QTest::newRow("by id with its kind") << "sha256:3"
                                         << "3";
    QTest::newRow("missing") << "redis"
                             << "";
}

void tst_State::findsImages()
{
    QFETCH(const QString, reference);
    QFETCH(const QString, id);
    const QList<ImageInfo> images{
        {.id = "1", .references = {"docker.io/library/nginx:latest", "nginx@sha256:d1"}},
        {.id = "2", .references = {"localhost/app:latest"}},
        {.id = "3", .references = {"localhost/app:1.0"}},
        {.id = "", .references = {}}};

    const ImageInfo *image = findImage(images, reference);

    QCOMPARE(image ? image->id : QString(), id);
}

void tst_State::readsLabels()
{
    ContainerInfo container{.labels = {{label::perryProject, "shop"}, {label::perryService, "db"}}};
    QCOMPARE(container.project(), "shop");
    QCOMPARE(container.service(), "db");
    QCOMPARE(container.number(), 0);
    QVERIFY(!container.isOneOff());

    container.labels.insert(label::project, "other");
    container.labels.insert(label::number, "3");
    container.labels.insert(label::oneOff, "True");
    QCOMPARE(container.project(), "other");
    QCOMPARE(container.number(), 3);
    QVERIFY(container.isOneOff());
    container.labels.insert(label::number, "three");
    QCOMPARE(container.number(), 0);
}

void tst_State::namesStatusAndHealth()
{
    for (int status = 0; status <= static_cast<int>(ContainerInfo::Status::Unknown); ++status)
        QVERIFY(!statusName(static_cast<ContainerInfo::Status>(status)).isEmpty());
    QCOMPARE(statusName(ContainerInfo::Status::Exited), "exited");
    QCOMPARE(healthName(ContainerInfo::Health::None), "");
    QCOMPARE(healthName(ContainerInfo::Health::Unhealthy), "unhealthy");
}

QTEST_GUILESS_MAIN(tst_State)
#include "tst_state.moc"
