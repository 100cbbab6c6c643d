#pragma once

#include "core/stack/stack.h"
#include "core/store/deployment.h"
#include "core/store/journal.h"
#include "core/support/result.h"

#include <QDateTime>

#include <optional>

namespace core {

/// A stack that was brought up: what `down` from another process needs. Holds no environment value
/// and no other secret of the spec.
struct StackRecord
{
    qint64 handle = 0;
    QString project = {};
    QString backend = {};
    QString workingDirectory = {};
    QStringList files = {};
    QDateTime updated = {};

    bool operator==(const StackRecord &) const = default;
};

/// A call that was begun and never ended: its process died.
struct UnfinishedCall
{
    QString operation = {};
    bool committed = false; ///< only clearing away was left
    QList<JournalEntry> entries = {};
};

/// What must outlive the process: stacks with their handles, their deployments, and the journal of
/// calls under way, in an SQLite file that the app and perryctl may use at the same time. Belongs
/// to the thread that opened it.
class Store
{
public:
    /// Of each project.
    static constexpr int keptDeployments = 50;

    /// Opens or makes the file and brings its schema up to date.
    static Result<std::shared_ptr<Store>> open(const QString &path);
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    /// The handle of a stack, given once and kept as long as the stack is up.
    Result<qint64> saveStack(const StackRecord &record);
    std::optional<StackRecord> stack(qint64 handle) const;
    std::optional<StackRecord> stack(const QString &project, const QString &backend) const;
    QList<StackRecord> stacks() const;
    void removeStack(const QString &project, const QString &backend);

    /// Keeps it, and gives its number. Of each project the last 50 are kept.
    Result<qint64> saveDeployment(const Deployment &deployment);
    /// Those of a project on all runtimes, the newest first; at most so many.
    QList<Deployment> deployments(const QString &project, int most = keptDeployments) const;

    /// The journal of one call; endCall() when it came to its end, well or rolled back.
    /// A call whose intents cannot be written down must not act. What endCall() has answered is on
    /// the disk: losing it would take back a stack that is up.
    Result<> beginCall(const QString &operation, const QString &project, const QString &backend);
    Result<> intend(const QString &operation, const JournalEntry &entry);
    Result<> commitCall(const QString &operation);
    Result<> endCall(const QString &operation);
    /// Fails when they cannot be read: then nobody knows what an earlier call has left.
    Result<QList<UnfinishedCall>> unfinishedCalls(const QString &project,
                                                  const QString &backend) const;

private:
    explicit Store(QString connection);

    const QString m_connection;
};

/// The journal of one call, kept in the store.
class StoredJournal : public Journal
{
public:
    StoredJournal(std::shared_ptr<Store> store, QString operation);

    Result<> intend(const JournalEntry &entry) override;
    Result<> commit() override;
    bool isCommitted() const { return m_committed; }
    QList<JournalEntry> entries() const { return m_entries; }

private:
    std::shared_ptr<Store> m_store; ///< may be null: then only memory has it
    const QString m_operation;
    QList<JournalEntry> m_entries;
    bool m_committed = false;
};

} // namespace core
