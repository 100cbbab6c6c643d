#include "ui/diagnostics/diagnosticspage.h"

#include "core/backend/backendinfo.h"
#include "core/support/duration.h"
#include "ui/desktop/style.h"
#include "ui/diagnostics/commandsview.h"
#include "ui/diagnostics/runtimecard.h"
#include "ui/models/commandsmodel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panels.h"
#include "ui/widgets/stateicon.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

DiagnosticsPage::DiagnosticsPage(QWidget *parent)
    : QWidget(parent)
    , m_commandsModel(new CommandsModel(this))
{
    setObjectName(QStringLiteral("diagnosticsPage"));
    m_summaryBanner = new Banner(this);
    m_summaryBanner->setObjectName(QStringLiteral("summaryBanner"));
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("scrollArea"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeBody());
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_summaryBanner);
    layout->addWidget(scroll, 1);
    updateMissing();
}

QWidget *DiagnosticsPage::makeHeader()
{
    auto *header = new HeaderBar(this);
    auto *title = new QLabel(tr("Diagnostics"), header);
    title->setFont(titleFont(font()));
    m_checkedLabel = makeMutedLabel({}, header);
    m_checkedLabel->setObjectName(QStringLiteral("checkedLabel"));
    m_checkButton = new QPushButton(tr("Check again"), header);
    m_checkButton->setObjectName(QStringLiteral("checkButton"));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    layout->setSpacing(10);
    layout->addWidget(title);
    layout->addWidget(m_checkedLabel, 1);
    layout->addWidget(m_checkButton);
    connect(m_checkButton, &QPushButton::clicked, this, &DiagnosticsPage::checkRequested);
    return header;
}

QWidget *DiagnosticsPage::makeMissingRow()
{
    auto *row = new CardFrame(this);
    row->setObjectName(QStringLiteral("missingRow"));
    auto *stateIcon = new StateIcon(row);
    stateIcon->setState(core::ServiceState::NotCreated);
    m_missingLabel = makeMutedLabel({}, row);
    m_missingLabel->setObjectName(QStringLiteral("missingLabel"));
    m_missingLabel->setWordWrap(true);
    m_missingButton = new LinkButton(tr("Why"), row);
    m_missingButton->setObjectName(QStringLiteral("missingButton"));
    m_missingDetail = new QLabel(row);
    m_missingDetail->setObjectName(QStringLiteral("missingDetail"));
    m_missingDetail->setWordWrap(true);
    m_missingDetail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_missingDetail->hide();
    auto *first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(stateIcon);
    first->addWidget(m_missingLabel, 1);
    first->addWidget(m_missingButton);
    auto *second = new QHBoxLayout;
    second->addSpacing(metrics::icon + 10);
    second->addWidget(m_missingDetail);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(14, 9, 14, 9);
    layout->setSpacing(6);
    layout->addLayout(first);
    layout->addLayout(second);
    connect(m_missingButton, &LinkButton::clicked, this, [this] {
        m_missingDetail->setVisible(m_missingDetail->isHidden());
    });
    return row;
}

QWidget *DiagnosticsPage::makeBody()
{
    auto *body = new QWidget;
    body->setBackgroundRole(QPalette::Base);
    body->setAutoFillBackground(true);
    m_cardsLayout = new QVBoxLayout;
    m_cardsLayout->setSpacing(10);
    m_missingRow = makeMissingRow();
    m_commandsView = new CommandsView(m_commandsModel, body);
    auto *copyButton = new LinkButton(tr("Copy all"), body);
    copyButton->setObjectName(QStringLiteral("copyCommandsButton"));
    connect(copyButton, &LinkButton::clicked, this, [this] {
        m_commandsView->clearSelection();
        m_commandsView->copy();
    });
    auto *commandsHeading = new QHBoxLayout;
    commandsHeading->addWidget(makeSectionLabel(tr("Commands run"), body), 1);
    commandsHeading->addWidget(copyButton);

    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    layout->setSpacing(metrics::spacing);
    layout->addWidget(makeSectionLabel(tr("Runtimes"), body));
    layout->addLayout(m_cardsLayout);
    layout->addWidget(m_missingRow);
    layout->addSpacing(metrics::groupSpacing);
    layout->addLayout(commandsHeading);
    layout->addWidget(m_commandsView);
    layout->addStretch(1);
    return body;
}

void DiagnosticsPage::setChecking()
{
    m_checking = true;
    m_checkStarted = QDateTime::currentDateTimeUtc();
    m_checkButton->setEnabled(false);
    updateChecked();
}

void DiagnosticsPage::setBackends(const QList<core::BackendInfo> &backends)
{
    m_checkedAt = QDateTime::currentDateTimeUtc();
    if (m_checking)
        m_checkMilliseconds = m_checkStarted.msecsTo(m_checkedAt);
    m_checking = false;
    m_checkButton->setEnabled(true);
    m_backends = backends;
    updateCards();
    updateMissing();
    updateSummary();
    updateChecked();
}

void DiagnosticsPage::setPinned(const QString &name)
{
    m_pinned = name;
    updateCards();
}

void DiagnosticsPage::addCommand(const core::CommandRecord &record)
{
    m_commandsModel->append(record);
}

void DiagnosticsPage::updateCards()
{
    QSet<QString> shown;
    for (const core::BackendInfo &backend : std::as_const(m_backends)) {
        if (backend.found != core::Tick::Yes)
            continue;
        shown.insert(backend.name);
        RuntimeCard *&card = m_cards[backend.name];
        if (card == nullptr) {
            card = new RuntimeCard(this);
            card->setObjectName(QStringLiteral("card_") + backend.name);
            connect(card, &RuntimeCard::useRequested, this, [this](const QString &name) {
                emit pinRequested(name == m_pinned ? QString() : name);
            });
        }
        card->setBackend(backend, backend.name == m_pinned);
        m_cardsLayout->removeWidget(card);
        m_cardsLayout->addWidget(card);
    }
    for (auto it = m_cards.begin(); it != m_cards.end();) {
        if (shown.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->deleteLater();
        it = m_cards.erase(it);
    }
}

void DiagnosticsPage::updateMissing()
{
    QStringList titles;
    QStringList reasons;
    for (const core::BackendInfo &backend : std::as_const(m_backends)) {
        if (backend.found == core::Tick::Yes)
            continue;
        titles.append(backend.title);
        if (!backend.reason.isEmpty())
            reasons.append(backend.hint.isEmpty()
                               ? backend.reason
                               : tr("%1 %2", "reason, hint").arg(backend.reason, backend.hint));
    }
    m_missingRow->setVisible(!titles.isEmpty());
    m_missingLabel->setText(tr("Not on this machine: %1").arg(titles.join(QStringLiteral(", "))));
    m_missingDetail->setText(reasons.join(QLatin1Char('\n')));
    m_missingButton->setVisible(!reasons.isEmpty());
}

void DiagnosticsPage::updateSummary()
{
    const bool usable = std::any_of(m_backends.cbegin(),
                                    m_backends.cend(),
                                    [](const auto &backend) { return backend.available; });
    if (usable)
        m_summaryBanner->dismiss();
    else if (m_cards.isEmpty())
        m_summaryBanner->show(
            Banner::Kind::Warning,
            tr("There is no container runtime on this machine. Install podman or Docker, then "
               "check again."));
    else
        m_summaryBanner->show(
            Banner::Kind::Warning,
            tr("No container runtime works yet. Each card below says what is missing and the next "
               "step."));
}

void DiagnosticsPage::updateChecked()
{
    if (m_checking) {
        m_checkedLabel->setText(tr("Checking…"));
        return;
    }
    if (!m_checkedAt.isValid())
        return;
    const qint64 ago = m_checkedAt.msecsTo(QDateTime::currentDateTimeUtc());
    const QString took = core::shortDuration(std::chrono::milliseconds(m_checkMilliseconds));
    if (ago < 2000)
        m_checkedLabel->setText(tr("Checked just now in %1").arg(took));
    else
        m_checkedLabel->setText(
            tr("Checked %1 ago in %2")
                .arg(core::shortDuration(std::chrono::milliseconds(ago)), took));
}

void DiagnosticsPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_clock.timerId())
        updateChecked();
    else
        QWidget::timerEvent(event);
}

void DiagnosticsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateChecked();
    constexpr int interval = 5000;
    m_clock.start(interval, this);
}

void DiagnosticsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace ui
