#include "core/store/projectlock.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

class tst_ProjectLock : public QObject
{
    Q_OBJECT

private slots:
    void theSecondIsToldWhoHoldsIt();
};

void tst_ProjectLock::theSecondIsToldWhoHoldsIt()
{
    QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", folder.path().toUtf8());

    auto first = ProjectLock::take("shop", "podman");
    QVERIFY(first);
    const auto second = ProjectLock::take("shop", "podman");
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
    QVERIFY(second.error().summary.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(ProjectLock::take("shop", "docker"));
    QVERIFY(ProjectLock::take("other", "podman"));

    first = Error{};
    QVERIFY(ProjectLock::take("shop", "podman"));
}

QTEST_GUILESS_MAIN(tst_ProjectLock)
#include "tst_projectlock.moc"
