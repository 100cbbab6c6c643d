#pragma once

#include "core/logs/logline.h"

#include <QByteArrayView>
#include <QHash>
#include <QStringList>

#include <deque>
#include <memory>
#include <vector>

namespace core {

/// A block of lines one after the other: their bytes and what is known of each. Once it is shared
/// it is never changed again, so that a worker may read it without a lock.
class LogChunk
{
public:
    static constexpr quint32 capacity = 256 * 1024;

    /// One line as it lies in the block.
    struct Head
    {
        qint64 time = 0;
        quint32 offset = 0;
        quint16 service = 0;
        LogLine::Stream stream = LogLine::Stream::Output;
    };

    explicit LogChunk(quint64 first, quint32 room = capacity);

    /// The number of its first line, and the number after its last.
    quint64 first() const { return m_first; }
    quint64 end() const { return m_first + m_heads.size(); }
    qsizetype lineCount() const { return static_cast<qsizetype>(m_heads.size()); }
    const Head &head(qsizetype index) const { return m_heads[static_cast<size_t>(index)]; }
    QByteArrayView text(qsizetype index) const;
    /// What it takes of the memory.
    qsizetype byteCount() const;

    bool hasRoom(qsizetype size) const { return m_used + static_cast<size_t>(size) <= m_room; }
    void append(Head head, QByteArrayView text);
    /// No line will be added: gives back what was reserved for more.
    void close();
    std::shared_ptr<const LogChunk> copy() const;

private:
    quint64 m_first;
    quint32 m_room;
    quint32 m_used = 0;
    std::unique_ptr<char[]> m_bytes;
    std::vector<Head> m_heads;
};

/// The lines of a store at one moment, for a worker.
using LogSnapshot = std::vector<std::shared_ptr<const LogChunk>>;

/// The lines of all services of a stack in order of time, as many as the limits allow; the oldest
/// go first. Each line has a number that it keeps, also when older lines go. Only the last few
/// lines, from sealedEnd() on, may still move: lines of several containers arrive nearly in order,
/// and a late one is put where it belongs.
class LogStore
{
public:
    struct Limits
    {
        qsizetype lines = 1'000'000;
        qsizetype bytes = 200'000'000;
        qsizetype reorderWindow = 1024; ///< how many lines back a late line may be put
    };

    /// One line, valid until the store is changed.
    struct Line
    {
        qint64 time = 0; ///< nanoseconds since 1970, UTC; 0 = unknown
        int service = 0; ///< index into services()
        LogLine::Stream stream = LogLine::Stream::Output;
        QByteArrayView text = {};
    };

    LogStore();
    explicit LogStore(Limits limits);

    void append(const LogBatch &lines);
    /// Nothing late is expected any more: all lines keep their place from now on.
    void seal();
    /// Forgets lines and services; the numbers of lines go on.
    void clear();

    /// The number of the oldest line there is, which is how many have been dropped.
    quint64 first() const { return m_first; }
    quint64 sealedEnd() const { return m_sealedEnd; }
    quint64 end() const { return m_sealedEnd + m_tail.size(); }
    bool isEmpty() const { return first() == end(); }
    /// `number` must be in [first(), end()).
    Line line(quint64 number) const;

    /// Names in the order of their first line, or of addService().
    const QStringList &services() const { return m_services; }
    int addService(const QString &name);

    /// The sealed lines from `from` on; the first block may start before it.
    LogSnapshot snapshot(quint64 from) const;
    /// What the lines take of the memory.
    qsizetype byteCount() const { return m_bytes + m_tailBytes; }

private:
    struct TailLine
    {
        qint64 time = 0;
        qint64 place = 0; ///< its time, or that of the line before when it has none
        quint16 service = 0;
        LogLine::Stream stream = LogLine::Stream::Output;
        QByteArray text = {};
    };

    int indexOf(const QString &service);
    bool isInOrder(const LogBatch &lines) const;
    void appendToTail(const LogLine &line);
    void mergeNew(size_t start);
    void sealLines(size_t count);
    void write(const LogChunk::Head &head, QByteArrayView text);
    void dropOldChunks();

    const Limits m_limits;
    std::deque<std::shared_ptr<LogChunk>> m_chunks; ///< the last one may still be written to
    bool m_lastIsOpen = false;
    std::deque<TailLine> m_tail;
    quint64 m_first = 0;
    quint64 m_sealedEnd = 0;
    qsizetype m_bytes = 0; ///< of the blocks
    qsizetype m_tailBytes = 0;
    QStringList m_services;
    QHash<QString, int> m_serviceIndex;
    QString m_lastService;
    int m_lastIndex = -1;
};

} // namespace core
