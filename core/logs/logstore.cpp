#include "core/logs/logstore.h"

#include "core/logs/logparse.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace core {

namespace {

/// Lines that may still move are not packed; so many bytes of them are enough.
constexpr qsizetype maximumTailBytes = 2 * 1024 * 1024;

} // namespace

LogChunk::LogChunk(quint64 first, quint32 room)
    : m_first(first)
    , m_room(room)
    , m_bytes(new char[room])
{}

QByteArrayView LogChunk::text(qsizetype index) const
{
    const quint32 begin = head(index).offset;
    const quint32 end = index + 1 < lineCount() ? head(index + 1).offset : m_used;
    return {m_bytes.get() + begin, qsizetype(end) - qsizetype(begin)};
}

qsizetype LogChunk::byteCount() const
{
    return qsizetype(m_room) + qsizetype(m_heads.capacity() * sizeof(Head));
}

void LogChunk::append(Head head, QByteArrayView text)
{
    head.offset = m_used;
    m_heads.push_back(head);
    if (!text.isEmpty())
        std::memcpy(m_bytes.get() + m_used, text.data(), static_cast<size_t>(text.size()));
    m_used += static_cast<quint32>(text.size());
}

void LogChunk::close()
{
    m_heads.shrink_to_fit();
}

std::shared_ptr<const LogChunk> LogChunk::copy() const
{
    auto copied = std::make_shared<LogChunk>(m_first, std::max<quint32>(m_used, 1));
    std::memcpy(copied->m_bytes.get(), m_bytes.get(), m_used);
    copied->m_used = m_used;
    copied->m_heads = m_heads;
    return copied;
}

LogStore::LogStore()
    : LogStore(Limits{})
{}

LogStore::LogStore(Limits limits)
    : m_limits(limits)
{}

int LogStore::addService(const QString &name)
{
    const auto known = m_serviceIndex.constFind(name);
    if (known != m_serviceIndex.constEnd())
        return *known;
    // More services than this share the last number; no stack has them.
    const int index = std::min(int(m_services.size()), int(std::numeric_limits<quint16>::max()));
    if (index == m_services.size())
        m_services << name;
    m_serviceIndex.insert(name, index);
    return index;
}

int LogStore::indexOf(const QString &service)
{
    // Lines come in runs of one service, mostly with one shared string.
    const bool isSame = m_lastIndex >= 0
                        && ((service.constData() == m_lastService.constData()
                             && service.size() == m_lastService.size())
                            || service == m_lastService);
    if (!isSame) {
        m_lastIndex = addService(service);
        m_lastService = service;
    }
    return m_lastIndex;
}

void LogStore::append(const LogBatch &lines)
{
    const auto window = static_cast<size_t>(std::max<qsizetype>(m_limits.reorderWindow, 1));
    qsizetype next = 0;
    if (lines.size() > qsizetype(window) && isInOrder(lines)) {
        // A flood: what lies behind the window anyway takes the short way.
        sealLines(m_tail.size());
        for (; next < lines.size() - qsizetype(window); ++next) {
            const LogLine &line = lines[next];
            write({.time = line.time,
                   .service = static_cast<quint16>(indexOf(line.service)),
                   .stream = line.stream},
                  line.text);
        }
    }
    size_t start = m_tail.size();
    for (; next < lines.size(); ++next) {
        appendToTail(lines[next]);
        if (m_tail.size() >= 2 * window || m_tailBytes > maximumTailBytes) {
            mergeNew(start);
            sealLines((m_tail.size() + 1) / 2);
            start = m_tail.size();
        }
    }
    mergeNew(start);
    dropOldChunks();
}

bool LogStore::isInOrder(const LogBatch &lines) const
{
    qint64 before = m_tail.empty() ? 0 : m_tail.back().place;
    for (const LogLine &line : lines) {
        if (line.time < before || line.time == 0)
            return false;
        before = line.time;
    }
    return true;
}

void LogStore::appendToTail(const LogLine &line)
{
    const qint64 before = m_tail.empty() ? 0 : m_tail.back().place;
    m_tail.push_back({.time = line.time,
                      .place = line.time != 0 ? line.time : before,
                      .service = static_cast<quint16>(indexOf(line.service)),
                      .stream = line.stream,
                      .text = line.text});
    m_tailBytes += line.text.size();
}

void LogStore::mergeNew(size_t start)
{
    if (start == m_tail.size())
        return;
    const auto at = [this](size_t index) {
        return m_tail.begin() + static_cast<std::ptrdiff_t>(index);
    };
    const auto isEarlier = [](const TailLine &left, const TailLine &right) {
        return left.place < right.place;
    };
    if (!std::is_sorted(at(start), m_tail.end(), isEarlier))
        std::stable_sort(at(start), m_tail.end(), isEarlier);
    if (start == 0 || !isEarlier(*at(start), *at(start - 1)))
        return;
    const auto window = static_cast<size_t>(m_limits.reorderWindow);
    const size_t from = start > window ? start - window : 0;
    std::inplace_merge(at(from), at(start), m_tail.end(), isEarlier);
}

void LogStore::seal()
{
    sealLines(m_tail.size());
    dropOldChunks();
}

void LogStore::sealLines(size_t count)
{
    const auto end = m_tail.begin() + static_cast<std::ptrdiff_t>(count);
    for (auto line = m_tail.begin(); line != end; ++line) {
        write({.time = line->time, .service = line->service, .stream = line->stream}, line->text);
        m_tailBytes -= line->text.size();
    }
    m_tail.erase(m_tail.begin(), end);
}

void LogStore::write(const LogChunk::Head &head, QByteArrayView text)
{
    text = text.first(std::min(text.size(), maximumLogLine));
    if (m_lastIsOpen && !m_chunks.back()->hasRoom(text.size())) {
        m_bytes -= m_chunks.back()->byteCount();
        m_chunks.back()->close();
        m_bytes += m_chunks.back()->byteCount();
        m_lastIsOpen = false;
    }
    if (!m_lastIsOpen) {
        m_chunks.push_back(std::make_shared<LogChunk>(m_sealedEnd));
        m_bytes += m_chunks.back()->byteCount();
        m_lastIsOpen = true;
    }
    LogChunk &chunk = *m_chunks.back();
    m_bytes -= chunk.byteCount();
    chunk.append(head, text);
    m_bytes += chunk.byteCount();
    ++m_sealedEnd;
}

void LogStore::dropOldChunks()
{
    const auto isOver = [this] {
        return qsizetype(end() - m_first) > m_limits.lines || byteCount() > m_limits.bytes;
    };
    while (m_chunks.size() > 1 && isOver()) {
        m_bytes -= m_chunks.front()->byteCount();
        m_chunks.pop_front();
        m_first = m_chunks.front()->first();
    }
}

void LogStore::clear()
{
    m_sealedEnd = end();
    m_first = m_sealedEnd;
    m_tail.clear();
    m_chunks.clear();
    m_lastIsOpen = false;
    m_bytes = 0;
    m_tailBytes = 0;
    m_services.clear();
    m_serviceIndex.clear();
    m_lastIndex = -1;
}

LogStore::Line LogStore::line(quint64 number) const
{
    if (number >= m_sealedEnd) {
        const TailLine &line = m_tail[static_cast<size_t>(number - m_sealedEnd)];
        return {.time = line.time,
                .service = line.service,
                .stream = line.stream,
                .text =
                    QByteArrayView(line.text).first(std::min(line.text.size(), maximumLogLine))};
    }
    const auto after = std::ranges::upper_bound(
        m_chunks, number, {}, [](const auto &candidate) { return candidate->first(); });
    const LogChunk &chunk = **std::prev(after);
    const auto index = static_cast<qsizetype>(number - chunk.first());
    const LogChunk::Head &head = chunk.head(index);
    return {.time = head.time,
            .service = head.service,
            .stream = head.stream,
            .text = chunk.text(index)};
}

LogSnapshot LogStore::snapshot(quint64 from) const
{
    LogSnapshot chunks;
    for (const auto &chunk : m_chunks) {
        if (chunk->end() <= from)
            continue;
        const bool isOpen = m_lastIsOpen && chunk == m_chunks.back();
        chunks.push_back(isOpen ? chunk->copy() : chunk);
    }
    return chunks;
}

} // namespace core
