#include "core/store/store.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace core;

class tst_Store : public QObject
{
    Q_OBJECT

private slots:
    void handlesAreKeptAndNeverGivenAgain();
    void deploymentsAreNumberedAndKept();
    void unfinishedCallsAreFound();
    void endedCallsAreGoneWhole();
    void failedWritesAreTold();
    void failedReadsAreTold();
    void twoStoresShareOneFile();
    void brokenFileIsAnError();
};

static std::shared_ptr<Store> open(const QTemporaryDir &folder)
{
    const auto store = Store::open(folder.filePath("perry.db"));
    return store ? *store : nullptr;
}

void tst_Store::handlesAreKeptAndNeverGivenAgain()
{
    QTemporaryDir folder;
    qint64 first = 0;
    {
        const auto store = open(folder);
        QVERIFY(store);
        first =
            *store->saveStack({.project = "shop", .backend = "podman", .files = {"/a, b.yaml"}});
        QCOMPARE(*store->saveStack({.project = "shop", .backend = "podman"}), first);
        QVERIFY(*store->saveStack({.project = "shop", .backend = "docker"}) != first);
        QVERIFY(store->saveStack({.project = "o'neil\"; DROP TABLE stacks", .backend = "podman"}));
    }
    const auto store = open(folder);
    QCOMPARE(store->stack(first)->project, "shop");
    QCOMPARE(store->stacks().size(), 3);
    store->removeStack("shop", "podman");
    QVERIFY(!store->stack(first));
    QVERIFY(*store->saveStack({.project = "shop", .backend = "podman"}) > first);
}

void tst_Store::deploymentsAreNumberedAndKept()
{
    QTemporaryDir folder;
    Deployment deployment{
        .project = "shop",
        .backend = "podman",
        .time = QDateTime::fromString("2026-01-02T03:04:05.678Z", Qt::ISODateWithMs),
        .milliseconds = 1234,
        .restored = 7,
        .workingDirectory = "/shop",
        .files = {"/shop/a, b.yaml"},
        .spec = {.text = "{\"services\":{}}", .masked = {"/services/db/environment/A"}},
        .images = {{"db", "abc"}},
        .hashes = {{"db", "def"}},
        .actions = {{.service = "db", .container = "shop-db-1", .action = "created"}},
        .steps = {{.text = "Create", .service = "db", .cause = "new", .started = 1, .ended = 9},
                  {.text = "Wait", .service = "db", .needs = {0}, .started = 9, .ended = 20}}};
    {
        const auto store = open(folder);
        QCOMPARE(*store->saveDeployment(deployment), 1);
        QCOMPARE(*store->saveDeployment(deployment), 2);
        deployment.project = "blog";
        QCOMPARE(*store->saveDeployment(deployment), 1);
    }
    const auto store = open(folder);
    QCOMPARE(store->deployments("shop").size(), 2);
    QCOMPARE(store->deployments("shop", 1).first().number, 2);
    deployment.number = 1;
    QCOMPARE(store->deployments("blog"), QList<Deployment>{deployment});
    QVERIFY(store->deployments("none").isEmpty());

    for (int i = 0; i < Store::keptDeployments; ++i)
        QVERIFY(store->saveDeployment(deployment));
    const auto kept = store->deployments("blog");
    QCOMPARE(kept.size(), Store::keptDeployments);
    QCOMPARE(kept.last().number, 2);
    QCOMPARE(store->deployments("shop").size(), 2);
}

void tst_Store::unfinishedCallsAreFound()
{
    QTemporaryDir folder;
    const JournalEntry rename{
        .kind = "rename-container", .targets = {"shop-db-1"}, .newName = "shop-db-1-replaced-1"};
    {
        const auto store = open(folder);
        QVERIFY(store->beginCall("token", "shop", "podman"));
        StoredJournal journal(store, "token");
        QVERIFY(journal.intend({.kind = "stop-container", .targets = {"a", "b"}}));
        QVERIFY(journal.intend(rename));
        QVERIFY(!journal.isCommitted());
    }
    const auto store = open(folder);
    const auto calls = *store->unfinishedCalls("shop", "podman");
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls[0].operation, "token");
    QVERIFY(!calls[0].committed);
    QCOMPARE(calls[0].entries.size(), 2);
    QCOMPARE(calls[0].entries[0].targets, QStringList({"a", "b"}));
    QCOMPARE(calls[0].entries[1], rename);
    QVERIFY(store->unfinishedCalls("shop", "docker")->isEmpty());

    QVERIFY(store->commitCall("token"));
    QVERIFY(store->unfinishedCalls("shop", "podman")->first().committed);
    QVERIFY(store->endCall("token"));
    QVERIFY(store->unfinishedCalls("shop", "podman")->isEmpty());
}

void tst_Store::endedCallsAreGoneWhole()
{
    QTemporaryDir folder;
    const auto store = open(folder);
    QVERIFY(store->beginCall("token", "shop", "podman"));
    QVERIFY(store->intend("token", {.kind = "stop-container", .targets = {"a"}}));
    QVERIFY(store->commitCall("token"));
    QVERIFY(store->unfinishedCalls("shop", "podman")->first().committed);
    QVERIFY(store->endCall("token"));
    QVERIFY(store->unfinishedCalls("shop", "podman")->isEmpty());
    QVERIFY(store->beginCall("token", "shop", "podman"));
    QVERIFY(store->unfinishedCalls("shop", "podman")->first().entries.isEmpty());
}

void tst_Store::failedWritesAreTold()
{
    QTemporaryDir folder;
    const auto store = open(folder);
    QVERIFY(store->beginCall("token", "shop", "podman"));
    // The same token again is against the rules of the table, as a full disk is against all
    // writing.
    const auto again = store->beginCall("token", "shop", "podman");
    QVERIFY(!again);
    QVERIFY(!again.error().summary.isEmpty() && !again.error().detail.isEmpty());
}

void tst_Store::failedReadsAreTold()
{
    QTemporaryDir folder;
    const auto store = open(folder);
    QVERIFY(store->beginCall("token", "shop", "podman"));
    QVERIFY(store->intend("token", {.kind = "stop-container", .targets = {"a"}}));
    {
        QSqlDatabase other = QSqlDatabase::addDatabase("QSQLITE", "other");
        other.setDatabaseName(folder.filePath("perry.db"));
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec("DROP TABLE journal"));
    }
    QSqlDatabase::removeDatabase("other");

    const auto calls = store->unfinishedCalls("shop", "podman");

    QVERIFY(!calls);
    QVERIFY(!calls.error().summary.isEmpty() && !calls.error().hint.isEmpty());
}

void tst_Store::twoStoresShareOneFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("perry.db");
    QVERIFY(Store::open(path));
    const auto write = [&path](int from) {
        const auto store = Store::open(path);
        for (int i = from; i < from + 50; ++i)
            if (!(*store)->saveStack({.project = QString::number(i), .backend = "podman"}))
                qFatal("a write was lost");
    };
    std::unique_ptr<QThread> other(QThread::create(write, 1000));
    other->start();
    write(0);
    QVERIFY(other->wait(20000));

    QCOMPARE((*Store::open(path))->stacks().size(), 100);
}

void tst_Store::brokenFileIsAnError()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("perry.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();

    QVERIFY(!Store::open(file.fileName()));
    QVERIFY(!Store::open("/nonexistent/folder/perry.db"));
}

QTEST_GUILESS_MAIN(tst_Store)
#include "tst_store.moc"
