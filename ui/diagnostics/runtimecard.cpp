#include "ui/diagnostics/runtimecard.h"

#include "ui/desktop/style.h"
#include "ui/diagnostics/ticks.h"
#include "ui/widgets/commandbox.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateicon.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

core::ServiceState runtimeState(const core::BackendInfo &backend)
{
    if (backend.available)
        return core::ServiceState::Healthy;
    if (backend.found != core::Tick::Yes)
        return core::ServiceState::NotCreated;
    // Stopped is what a command can mend; what is there and refuses us is a failure.
    return backend.setUp == core::Tick::Yes ? core::ServiceState::Failed
                                            : core::ServiceState::Stopped;
}

QString runtimeTitle(const core::BackendInfo &backend)
{
    const QString title = backend.title.isEmpty() ? backend.name : backend.title;
    return backend.version.isEmpty() ? title : QStringLiteral("%1 %2").arg(title, backend.version);
}

QString runtimeFacts(const core::BackendInfo &backend)
{
    QStringList facts;
    if (backend.version.isEmpty() && !backend.clientVersion.isEmpty())
        facts.append(RuntimeCard::tr("client %1").arg(backend.clientVersion));
    for (const QString &fact :
         {backend.mode, backend.isolationLevel, backend.networkBackend, backend.endpoint})
        if (!fact.isEmpty())
            facts.append(fact);
    if (backend.latencyMs > 0)
        facts.append(RuntimeCard::tr("%1 ms").arg(backend.latencyMs));
    return facts.join(QStringLiteral(" · "));
}

RuntimeCard::RuntimeCard(QWidget *parent)
    : CardFrame(parent)
    , m_stateIcon(new StateIcon(this))
    , m_titleLabel(new QLabel(this))
    , m_factsLabel(new ElidedLabel(Qt::ElideMiddle, this))
    , m_ticks(new Ticks(this))
    , m_useButton(new QPushButton(this))
    , m_reasonLabel(new QLabel(this))
    , m_hintLabel(makeMutedLabel({}, this))
    , m_commandBox(new CommandBox(this))
    , m_detailButton(new LinkButton(tr("Show what it said"), this))
    , m_detailLabel(new QLabel(this))
{
    m_useButton->setObjectName(QStringLiteral("useButton"));
    m_reasonLabel->setObjectName(QStringLiteral("reasonLabel"));
    m_hintLabel->setObjectName(QStringLiteral("hintLabel"));
    m_commandBox->setObjectName(QStringLiteral("commandBox"));
    m_detailButton->setObjectName(QStringLiteral("detailButton"));
    m_detailLabel->setObjectName(QStringLiteral("detailLabel"));
    m_titleLabel->setFont(semiboldFont(font()));
    m_titleLabel->setMinimumHeight(metrics::buttonHeight);
    m_factsLabel->setForegroundRole(QPalette::PlaceholderText);
    for (QLabel *label : {m_reasonLabel, m_hintLabel, m_detailLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_detailLabel->setFont(fixedFont(font()));
    m_detailLabel->setForegroundRole(QPalette::PlaceholderText);
    m_detailLabel->hide();
    setupLayout();
    connect(
        m_useButton, &QPushButton::clicked, this, [this] { emit useRequested(m_backend.name); });
    connect(m_detailButton, &LinkButton::clicked, this, [this] {
        const bool open = m_detailLabel->isHidden();
        m_detailLabel->setVisible(open);
        m_detailButton->setText(open ? tr("Hide what it said") : tr("Show what it said"));
        m_detailButton->updateGeometry();
    });
}

void RuntimeCard::setupLayout()
{
    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::spacing);
    first->addWidget(m_titleLabel);
    first->addWidget(m_factsLabel, 1);
    first->addWidget(m_ticks);
    first->addSpacing(metrics::gap);
    first->addWidget(m_useButton);
    auto *fix = new QHBoxLayout;
    fix->setSpacing(metrics::spacing);
    fix->addWidget(m_commandBox);
    fix->addWidget(m_detailButton);
    fix->addStretch(1);
    auto *body = new QVBoxLayout;
    body->setSpacing(6);
    body->addLayout(first);
    body->addWidget(m_reasonLabel);
    body->addWidget(m_hintLabel);
    body->addLayout(fix);
    body->addWidget(m_detailLabel);
    auto *icon = new QVBoxLayout;
    icon->addSpacing(6);
    icon->addWidget(m_stateIcon);
    icon->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 11, 14, 11);
    layout->setSpacing(10);
    layout->addLayout(icon);
    layout->addLayout(body, 1);
}

void RuntimeCard::setBackend(const core::BackendInfo &backend, bool pinned)
{
    m_backend = backend;
    m_stateIcon->setState(runtimeState(backend));
    m_titleLabel->setText(runtimeTitle(backend));
    m_factsLabel->setText(runtimeFacts(backend));
    m_ticks->setBackend(backend);
    m_reasonLabel->setText(backend.reason);
    m_reasonLabel->setVisible(!backend.available && !backend.reason.isEmpty());
    m_hintLabel->setText(backend.hint);
    m_hintLabel->setVisible(!backend.hint.isEmpty());
    m_commandBox->setCommand(backend.fixCommand);
    m_detailLabel->setText(backend.detail);
    m_detailButton->setVisible(!backend.detail.isEmpty());
    if (backend.detail.isEmpty())
        m_detailLabel->hide();

    m_useButton->setVisible(backend.available);
    m_useButton->setProperty("primary", backend.selected);
    m_useButton->setText(!backend.selected ? tr("Use")
                         : pinned          ? tr("In use, pinned")
                                           : tr("In use"));
    m_useButton->setToolTip(
        !backend.selected ? tr("Use %1 from now on").arg(backend.title)
        : pinned          ? tr("Chosen by you. Press to let Perry choose.")
                 : tr("Chosen by Perry: the first in order that works. Press to keep it."));
    m_useButton->update();
}

} // namespace ui
