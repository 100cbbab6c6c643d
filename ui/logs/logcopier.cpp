#include "ui/logs/logcopier.h"

#include "core/logs/ansi.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace ui {

namespace {

constexpr qint64 stepTime = 6; // ms
/// In characters: what a clipboard can bear.
constexpr qsizetype maximumCopy = 128 * 1024 * 1024;

} // namespace

QString copiedText(
    const core::LogStore &store, quint64 number, qsizetype begin, qsizetype end, LogCopyForm form)
{
    const core::LogStore::Line line = store.line(number);
    QString text = core::plainText(line.text);
    begin = std::min(begin, text.size());
    text = text.mid(begin, std::max<qsizetype>(0, std::min(end, text.size()) - begin));
    if (line.stream == core::LogLine::Stream::Marker)
        text = QStringLiteral("── %1").arg(text);
    if (form == LogCopyForm::Text)
        return text;
    const QString time =
        line.time == 0
            ? QString()
            : QDateTime::fromMSecsSinceEpoch(line.time / 1'000'000).toString(Qt::ISODateWithMs);
    return QStringLiteral("%1 %2 %3").arg(time, store.services().value(line.service), text);
}

LogCopier::LogCopier(const core::LogStore &store, const VisibleLines &visible, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_visible(visible)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &LogCopier::step);
}

void LogCopier::start(const LogSelection &selection, LogCopyForm form)
{
    m_selection = selection;
    m_form = form;
    m_next = selection.begin().line;
    m_text.clear();
    // A small one is done before this returns.
    m_timer.start();
    step();
}

void LogCopier::step()
{
    QElapsedTimer clock;
    clock.start();
    const LogPosition begin = m_selection.begin();
    const LogPosition end = m_selection.end();
    qsizetype index = m_visible.indexOf(std::max(m_next, m_store.first()));
    for (int done = 0; index < m_visible.count() && m_text.size() < maximumCopy; ++index) {
        const quint64 line = m_visible.line(index);
        if (line > end.line)
            break;
        if (++done % 64 == 0 && clock.elapsed() >= stepTime) {
            m_next = line;
            return;
        }
        if (!m_text.isEmpty() || line > begin.line)
            m_text += QLatin1Char('\n');
        m_text += copiedText(m_store,
                             line,
                             line == begin.line ? begin.index : 0,
                             line == end.line ? end.index : std::numeric_limits<qsizetype>::max(),
                             m_form);
    }
    m_timer.stop();
    emit finished(std::exchange(m_text, {}));
}

} // namespace ui
