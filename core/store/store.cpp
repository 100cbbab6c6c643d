#include "core/store/store.h"

#include "core/support/json.h"
#include "core/support/log.h"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>

namespace core {

namespace {

/// Each entry takes the schema one version up; never change one that has been released.
const QList<QStringList> migrations = {
    {
        QStringLiteral("CREATE TABLE stacks (handle INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "project TEXT NOT NULL, backend TEXT NOT NULL, working_directory TEXT, "
                       "files TEXT, updated TEXT, UNIQUE (project, backend))"),
        QStringLiteral("CREATE TABLE deployments (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "handle INTEGER, operation TEXT, outcome TEXT, plan TEXT, "
                       "milliseconds INTEGER, finished TEXT)"),
        QStringLiteral("CREATE TABLE calls (operation TEXT PRIMARY KEY, project TEXT NOT NULL, "
                       "backend TEXT NOT NULL, committed INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "operation TEXT NOT NULL, kind TEXT NOT NULL, targets TEXT, new_name TEXT)"),
    },
    {
        // Written by nobody any more, and never read.
        QStringLiteral("DROP TABLE deployments"),
    },
    {
        QStringLiteral("CREATE TABLE deployments (project TEXT NOT NULL, backend TEXT NOT NULL, "
                       "number INTEGER NOT NULL, time TEXT, milliseconds INTEGER, details BLOB, "
                       "PRIMARY KEY (project, number))"),
    },
};

QString listText(const QStringList &list)
{
    return QString::fromUtf8(toBytes(toJson(list)));
}

QStringList listOf(const QString &text)
{
    QStringList list;
    if (const auto items = parseJsonList(text.toUtf8())) {
        for (const Json &item : *items)
            list << toQString(item);
    }
    return list;
}

bool run(QSqlQuery &query)
{
    if (query.exec())
        return true;
    logger("core.store")
        ->warn("{}: {}", query.lastQuery().toStdString(), query.lastError().text().toStdString());
    return false;
}

Error notUsable(const QSqlDatabase &database, const QString &reason)
{
    return {.summary = QCoreApplication::translate(
                           "core", "%1 cannot be used (%2), so handles and recovery are missing.")
                           .arg(database.databaseName(), reason),
            .hint =
                QCoreApplication::translate("core", "Move the file away; a new one is made then."),
            .detail = reason};
}

Result<> migrate(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")))
        return notUsable(database, query.lastError().databaseText());
    int version = query.next() ? query.value(0).toInt() : 0;
    query.finish();
    if (version > migrations.size())
        return Error{.kind = Error::Kind::Internal,
                     .summary = QCoreApplication::translate(
                         "core", "The data folder was written by a newer version of Perry.")};
    while (version < migrations.size()) {
        // IMMEDIATE: two programs that start together must not both migrate.
        query.exec(QStringLiteral("BEGIN IMMEDIATE"));
        query.exec(QStringLiteral("PRAGMA user_version"));
        if (query.next() && query.value(0).toInt() > version) {
            version = query.value(0).toInt();
            query.finish();
            query.exec(QStringLiteral("COMMIT"));
            continue;
        }
        query.finish();
        for (const QString &statement : migrations.at(version)) {
            if (!query.exec(statement)) {
                const QString reason = query.lastError().databaseText();
                query.exec(QStringLiteral("ROLLBACK"));
                return notUsable(database, reason);
            }
        }
        ++version;
        query.exec(QStringLiteral("PRAGMA user_version = %1").arg(version));
        query.exec(QStringLiteral("COMMIT"));
    }
    return {};
}

StackRecord recordOf(const QSqlQuery &query)
{
    return {.handle = query.value(0).toLongLong(),
            .project = query.value(1).toString(),
            .backend = query.value(2).toString(),
            .workingDirectory = query.value(3).toString(),
            .files = listOf(query.value(4).toString()),
            .updated = QDateTime::fromString(query.value(5).toString(), Qt::ISODateWithMs)};
}

const QString stackColumns =
    QStringLiteral("SELECT handle, project, backend, working_directory, files, updated "
                   "FROM stacks ");

const QString deploymentColumns = QStringLiteral(
    "SELECT project, backend, number, time, milliseconds, details FROM deployments ");

Deployment deploymentOf(const QSqlQuery &query)
{
    Deployment deployment{.number = query.value(2).toLongLong(),
                          .project = query.value(0).toString(),
                          .backend = query.value(1).toString(),
                          .time =
                              QDateTime::fromString(query.value(3).toString(), Qt::ISODateWithMs),
                          .milliseconds = query.value(4).toLongLong()};
    readDeploymentBytes(query.value(5).toByteArray(), deployment);
    return deployment;
}

Error notWritten(const QSqlError &error)
{
    return {.kind = Error::Kind::Internal,
            .summary = QCoreApplication::translate(
                "core", "What is done cannot be written down in the data folder."),
            .hint = QCoreApplication::translate(
                "core", "Check that the disk is not full and the folder can be written to."),
            .detail = error.text()};
}

Result<> written(QSqlQuery &query)
{
    if (run(query))
        return {};
    return notWritten(query.lastError());
}

Error notNoted(const QSqlQuery &query)
{
    return {.summary = QCoreApplication::translate(
                "core", "The stack is up, but could not be noted in the data folder."),
            .detail = query.lastError().text()};
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace

Result<std::shared_ptr<Store>> Store::open(const QString &path)
{
    const QString connection = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::shared_ptr<Store> store(new Store(connection));
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    database.setDatabaseName(path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open())
        return Error{.summary =
                         QCoreApplication::translate("core", "%1 cannot be opened.").arg(path),
                     .hint = QCoreApplication::translate(
                         "core", "Check that the folder exists and can be written to."),
                     .detail = database.lastError().text()};
    QSqlQuery query(database);
    query.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
    query.finish();
    query.exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
    query.finish();
    if (const auto migrated = migrate(database); !migrated)
        return migrated.error();
    return store;
}

Store::Store(QString connection)
    : m_connection(std::move(connection))
{}

Store::~Store()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<qint64> Store::saveStack(const StackRecord &record)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(
        QStringLiteral("INSERT INTO stacks (project, backend, working_directory, files, updated) "
                       "VALUES (?, ?, ?, ?, ?) ON CONFLICT (project, backend) DO UPDATE SET "
                       "working_directory = excluded.working_directory, files = excluded.files, "
                       "updated = excluded.updated"));
    query.addBindValue(record.project);
    query.addBindValue(record.backend);
    query.addBindValue(record.workingDirectory);
    query.addBindValue(listText(record.files));
    query.addBindValue(now());
    if (!run(query))
        return notNoted(query);
    const auto saved = stack(record.project, record.backend);
    return saved ? Result<qint64>(saved->handle) : notNoted(query);
}

std::optional<StackRecord> Store::stack(qint64 handle) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(stackColumns + QStringLiteral("WHERE handle = ?"));
    query.addBindValue(handle);
    return run(query) && query.next() ? std::optional(recordOf(query)) : std::nullopt;
}

std::optional<StackRecord> Store::stack(const QString &project, const QString &backend) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(stackColumns + QStringLiteral("WHERE project = ? AND backend = ?"));
    query.addBindValue(project);
    query.addBindValue(backend);
    return run(query) && query.next() ? std::optional(recordOf(query)) : std::nullopt;
}

QList<StackRecord> Store::stacks() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(stackColumns + QStringLiteral("ORDER BY project, backend"));
    QList<StackRecord> records;
    if (run(query)) {
        while (query.next())
            records << recordOf(query);
    }
    return records;
}

void Store::removeStack(const QString &project, const QString &backend)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("DELETE FROM stacks WHERE project = ? AND backend = ?"));
    query.addBindValue(project);
    query.addBindValue(backend);
    run(query);
}

Result<qint64> Store::saveDeployment(const Deployment &deployment)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    QSqlQuery query(database);
    // One statement, so that two programs cannot give the same number.
    query.prepare(QStringLiteral(
        "INSERT INTO deployments (project, backend, number, time, milliseconds, details) "
        "SELECT :project, :backend, COALESCE(MAX(number), 0) + 1, :time, :milliseconds, :details "
        "FROM deployments WHERE project = :of"));
    query.bindValue(QStringLiteral(":project"), deployment.project);
    query.bindValue(QStringLiteral(":backend"), deployment.backend);
    query.bindValue(QStringLiteral(":time"), deployment.time.toString(Qt::ISODateWithMs));
    query.bindValue(QStringLiteral(":milliseconds"), deployment.milliseconds);
    query.bindValue(QStringLiteral(":details"), deploymentBytes(deployment));
    query.bindValue(QStringLiteral(":of"), deployment.project);
    if (!run(query))
        return notNoted(query);
    query.prepare(QStringLiteral("SELECT MAX(number) FROM deployments WHERE project = ?"));
    query.addBindValue(deployment.project);
    if (!run(query) || !query.next())
        return notNoted(query);
    const qint64 number = query.value(0).toLongLong();
    query.prepare(QStringLiteral("DELETE FROM deployments WHERE project = ? AND number <= ?"));
    query.addBindValue(deployment.project);
    query.addBindValue(number - keptDeployments);
    run(query);
    return number;
}

QList<Deployment> Store::deployments(const QString &project, int most) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(deploymentColumns
                  + QStringLiteral("WHERE project = ? ORDER BY number DESC LIMIT ?"));
    query.addBindValue(project);
    query.addBindValue(most);
    QList<Deployment> list;
    if (run(query)) {
        while (query.next())
            list << deploymentOf(query);
    }
    return list;
}

Result<> Store::beginCall(const QString &operation, const QString &project, const QString &backend)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(
        QStringLiteral("INSERT INTO calls (operation, project, backend) VALUES (?, ?, ?)"));
    query.addBindValue(operation);
    query.addBindValue(project);
    query.addBindValue(backend);
    return written(query);
}

Result<> Store::intend(const QString &operation, const JournalEntry &entry)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral(
        "INSERT INTO journal (operation, kind, targets, new_name) VALUES (?, ?, ?, ?)"));
    query.addBindValue(operation);
    query.addBindValue(entry.kind);
    query.addBindValue(listText(entry.targets));
    query.addBindValue(entry.newName);
    return written(query);
}

Result<> Store::commitCall(const QString &operation)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("UPDATE calls SET committed = 1 WHERE operation = ?"));
    query.addBindValue(operation);
    return written(query);
}

Result<> Store::endCall(const QString &operation)
{
    QSqlDatabase database = QSqlDatabase::database(m_connection);
    QSqlQuery pragma(database);
    pragma.exec(QStringLiteral("PRAGMA synchronous = FULL"));
    pragma.finish();
    database.transaction();
    Result<> ended;
    for (const auto &table : {QStringLiteral("calls"), QStringLiteral("journal")}) {
        QSqlQuery query(database);
        query.prepare(QStringLiteral("DELETE FROM %1 WHERE operation = ?").arg(table));
        query.addBindValue(operation);
        if (ended)
            ended = written(query);
    }
    if (!ended)
        database.rollback();
    else if (!database.commit())
        ended = notWritten(database.lastError());
    pragma.exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
    return ended;
}

Result<QList<UnfinishedCall>> Store::unfinishedCalls(const QString &project,
                                                     const QString &backend) const
{
    const auto notRead = [](const QSqlQuery &query) {
        return Error{
            .kind = Error::Kind::Internal,
            .summary = QCoreApplication::translate(
                "core", "What an earlier call has left cannot be read in the data folder."),
            .hint = QCoreApplication::translate(
                "core", "Look after what it has left, then move perry.db out of the data folder."),
            .detail = query.lastError().text()};
    };
    QList<UnfinishedCall> calls;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(QStringLiteral("SELECT operation, committed FROM calls WHERE project = ? AND "
                                 "backend = ? ORDER BY rowid"));
    query.addBindValue(project);
    query.addBindValue(backend);
    if (!run(query))
        return notRead(query);
    while (query.next())
        calls.append(
            {.operation = query.value(0).toString(), .committed = query.value(1).toBool()});
    for (UnfinishedCall &call : calls) {
        QSqlQuery entries(QSqlDatabase::database(m_connection));
        entries.prepare(QStringLiteral(
            "SELECT kind, targets, new_name FROM journal WHERE operation = ? ORDER BY id"));
        entries.addBindValue(call.operation);
        if (!run(entries))
            return notRead(entries);
        while (entries.next())
            call.entries.append({.kind = entries.value(0).toString(),
                                 .targets = listOf(entries.value(1).toString()),
                                 .newName = entries.value(2).toString()});
    }
    return calls;
}

StoredJournal::StoredJournal(std::shared_ptr<Store> store, QString operation)
    : m_store(std::move(store))
    , m_operation(std::move(operation))
{}

Result<> StoredJournal::intend(const JournalEntry &entry)
{
    m_entries << entry;
    return m_store ? m_store->intend(m_operation, entry) : Result<>();
}

Result<> StoredJournal::commit()
{
    if (m_committed)
        return {};
    m_committed = true;
    return m_store ? m_store->commitCall(m_operation) : Result<>();
}

} // namespace core
