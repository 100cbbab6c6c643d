#pragma once

#include "core/logs/logstore.h"
#include "ui/logs/loglayout.h"
#include "ui/logs/visiblelines.h"

#include <QObject>
#include <QTimer>

namespace ui {

/// Puts together the text of a selection.
enum class LogCopyForm { Text, WithTimeAndService };

/// The part of a line that a selection covers, as it is copied.
QString copiedText(
    const core::LogStore &store, quint64 line, qsizetype begin, qsizetype end, LogCopyForm form);

/// Puts the text of a selection together in small steps, so that copying a million lines does not
/// stop the window. Lines that are dropped meanwhile are left out.
class LogCopier : public QObject
{
    Q_OBJECT

public:
    /// `store` and `visible` must live longer.
    LogCopier(const core::LogStore &store, const VisibleLines &visible, QObject *parent = nullptr);

    /// A copy that is under way is given up.
    void start(const LogSelection &selection, LogCopyForm form);

signals:
    void finished(const QString &text);

private:
    void step();

    const core::LogStore &m_store;
    const VisibleLines &m_visible;
    QTimer m_timer;
    LogSelection m_selection;
    LogCopyForm m_form = LogCopyForm::Text;
    quint64 m_next = 0;
    QString m_text;
};

} // namespace ui
