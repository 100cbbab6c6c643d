#pragma once

#include "core/backend/backendinfo.h"
#include "core/process/runner.h"

#include <QBasicTimer>
#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Banner;
class CommandsModel;
class CommandsView;
class LinkButton;
class RuntimeCard;

/// Which runtimes work, why the others do not, and what to do; below, what Perry has run.
class DiagnosticsPage : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosticsPage(QWidget *parent = nullptr);

    void setChecking();
    void setBackends(const QList<core::BackendInfo> &backends);
    /// The runtime that the user has chosen; empty = automatic.
    void setPinned(const QString &name);
    void addCommand(const core::CommandRecord &record);

signals:
    void checkRequested();
    /// An empty name means: choose automatically.
    void pinRequested(const QString &name);

protected:
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeMissingRow();
    QWidget *makeBody();
    void updateCards();
    void updateMissing();
    void updateSummary();
    void updateChecked();

    QList<core::BackendInfo> m_backends;
    QString m_pinned;
    bool m_checking = false;
    QDateTime m_checkStarted;
    QDateTime m_checkedAt;
    qint64 m_checkMilliseconds = 0;
    QHash<QString, RuntimeCard *> m_cards;
    CommandsModel *m_commandsModel;
    QLabel *m_checkedLabel = nullptr;
    QPushButton *m_checkButton = nullptr;
    Banner *m_summaryBanner = nullptr;
    QVBoxLayout *m_cardsLayout = nullptr;
    QWidget *m_missingRow = nullptr;
    QLabel *m_missingLabel = nullptr;
    LinkButton *m_missingButton = nullptr;
    QLabel *m_missingDetail = nullptr;
    CommandsView *m_commandsView = nullptr;
    QBasicTimer m_clock;
};

} // namespace ui
