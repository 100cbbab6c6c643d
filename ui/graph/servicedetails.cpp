#include "ui/graph/servicedetails.h"

#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/desktop/theme.h"
#include "ui/graph/graphtexts.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/stateicon.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>

namespace ui {
namespace {

constexpr int detailsWidth = 272;
constexpr int factsRowHeight = 26;
constexpr qsizetype mostPorts = 6;

bool isUp(core::ServiceState state)
{
    switch (state) {
    case core::ServiceState::Starting:
    case core::ServiceState::Running:
    case core::ServiceState::Healthy:
    case core::ServiceState::Unhealthy:
        return true;
    default:
        return false;
    }
}

QString portText(const core::PublishedPort &port)
{
    const int number = port.hostPort > 0 ? port.hostPort : port.containerPort;
    const QString text = QString::number(number);
    return port.protocol == QLatin1String("tcp") ? text : text + u'/' + port.protocol;
}

} // namespace

QUrl urlOfPort(const core::PublishedPort &port)
{
    if (port.hostPort <= 0 || port.protocol != QLatin1String("tcp"))
        return {};
    QUrl url;
    url.setScheme(port.containerPort == 443 ? QStringLiteral("https") : QStringLiteral("http"));
    const bool everywhere = port.hostIp.isEmpty() || port.hostIp == QLatin1String("0.0.0.0")
                            || port.hostIp == QLatin1String("::");
    url.setHost(everywhere ? QStringLiteral("localhost") : port.hostIp);
    url.setPort(port.hostPort);
    return url;
}

ServiceDetails::ServiceDetails(QWidget *parent)
    : QWidget(parent)
    , m_hintLabel(makeMutedLabel(tr("Select a service to see more about it."), this))
{
    setFixedWidth(detailsWidth);
    m_hintLabel->setObjectName(QStringLiteral("hintLabel"));
    m_hintLabel->setAlignment(Qt::AlignCenter);
    m_hintLabel->setWordWrap(true);
    m_hintLabel->setMargin(metrics::margin);

    m_content = makeContent();
    auto *area = new QScrollArea(this);
    area->setWidget(m_content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(m_hintLabel, 1);
    layout->addWidget(area, 1);
    setService(nullptr);
}

QWidget *ServiceDetails::makeContent()
{
    auto *content = new QWidget(this);
    m_reasonLabel = makeMutedLabel({}, content);
    m_reasonLabel->setObjectName(QStringLiteral("reasonLabel"));
    m_reasonLabel->setFont(smallFont(font()));
    m_reasonLabel->setWordWrap(true);
    m_reasonLabel->setTextFormat(Qt::PlainText);
    m_reasonLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metrics::margin, 12, metrics::margin, metrics::margin);
    layout->setSpacing(metrics::spacing);
    layout->addLayout(makeHeading());
    layout->addWidget(m_reasonLabel);
    layout->addLayout(makeFacts());
    layout->addSpacing(metrics::gap);
    layout->addLayout(makeButtons());
    layout->addStretch();
    return content;
}

QLayout *ServiceDetails::makeHeading()
{
    m_stateIcon = new StateIcon(this);
    m_nameLabel = new ElidedLabel(Qt::ElideMiddle, this);
    m_nameLabel->setObjectName(QStringLiteral("nameLabel"));
    m_nameLabel->setFont(titleFont(font()));
    m_stateLabel = makeMutedLabel({}, this);
    m_stateLabel->setObjectName(QStringLiteral("stateLabel"));

    auto *heading = new QHBoxLayout;
    heading->setSpacing(metrics::spacing);
    heading->addWidget(m_stateIcon);
    heading->addWidget(m_nameLabel, 1);
    heading->addWidget(m_stateLabel);
    return heading;
}

ElidedLabel *
ServiceDetails::addFact(QGridLayout *facts, const QString &name, const QString &objectName)
{
    const int row = facts->rowCount();
    auto *label = new ElidedLabel(Qt::ElideMiddle, this);
    label->setObjectName(objectName);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    facts->addWidget(makeMutedLabel(name, this), row, 0);
    facts->addWidget(label, row, 1);
    facts->setRowMinimumHeight(row, factsRowHeight);
    return label;
}

QLayout *ServiceDetails::makeFacts()
{
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(metrics::groupSpacing);
    facts->setVerticalSpacing(0);
    facts->setColumnStretch(1, 1);
    m_imageLabel = addFact(facts, tr("Image"), QStringLiteral("imageLabel"));

    m_portsBox = new QWidget(this);
    m_portsBox->setObjectName(QStringLiteral("portsBox"));
    auto *ports = new QHBoxLayout(m_portsBox);
    ports->setContentsMargins({});
    ports->setSpacing(metrics::groupSpacing);
    const int row = facts->rowCount();
    facts->addWidget(makeMutedLabel(tr("Ports"), this), row, 0);
    facts->addWidget(m_portsBox, row, 1);
    facts->setRowMinimumHeight(row, factsRowHeight);

    m_networksLabel = addFact(facts, tr("Networks"), QStringLiteral("networksLabel"));
    m_mountsLabel = addFact(facts, tr("Mounts"), QStringLiteral("mountsLabel"));
    m_environmentLabel = addFact(facts, tr("Environment"), QStringLiteral("environmentLabel"));
    m_restartLabel = addFact(facts, tr("Restart"), QStringLiteral("restartLabel"));
    return facts;
}

QLayout *ServiceDetails::makeButtons()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::spacing);
    const auto add = [&](const QString &text, const QString &name) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        buttons->addWidget(button);
        return button;
    };
    m_logsButton = add(tr("Logs"), QStringLiteral("logsButton"));
    m_shellButton = add(tr("Shell"), QStringLiteral("shellButton"));
    m_restartButton = add(tr("Restart"), QStringLiteral("restartButton"));
    buttons->addStretch();

    connect(
        m_logsButton, &QPushButton::clicked, this, [this] { emit logsRequested(m_service.name); });
    connect(m_shellButton, &QPushButton::clicked, this, [this] {
        emit shellRequested(m_service.name);
    });
    connect(m_restartButton, &QPushButton::clicked, this, [this] {
        emit restartRequested(m_service.name);
    });
    return buttons;
}

void ServiceDetails::setService(const core::ServiceSnapshot *service)
{
    const bool shown = service != nullptr;
    m_hintLabel->setVisible(!shown);
    m_content->parentWidget()->parentWidget()->setVisible(shown);
    const core::ServiceSnapshot next = shown ? *service : core::ServiceSnapshot();
    if (next == m_service)
        return;
    m_service = next;
    showService();
}

void ServiceDetails::showService()
{
    const auto orNone = [](const QString &text) { return text.isEmpty() ? tr("none") : text; };
    m_stateIcon->setState(m_service.state);
    m_nameLabel->setText(m_service.name);
    m_stateLabel->setText(core::serviceStateText(m_service.state));
    m_reasonLabel->setText(m_service.reason);
    m_reasonLabel->setVisible(!m_service.reason.isEmpty());
    m_imageLabel->setText(m_service.image);
    m_networksLabel->setText(orNone(m_service.networks.join(QStringLiteral(", "))));
    m_mountsLabel->setText(mountsText(m_service));
    m_mountsLabel->setToolTip(m_service.mounts.join(u'\n'));
    m_environmentLabel->setText(m_service.environmentCount == 0
                                    ? tr("none")
                                    : tr("%n value(s)", nullptr, m_service.environmentCount));
    m_restartLabel->setText(orNone(m_service.restart));
    showPorts();

    const bool exists = !m_service.container.isEmpty();
    m_logsButton->setEnabled(exists);
    m_shellButton->setEnabled(exists && isUp(m_service.state));
    m_restartButton->setEnabled(exists);
}

void ServiceDetails::showPorts()
{
    auto *ports = static_cast<QHBoxLayout *>(m_portsBox->layout());
    while (QLayoutItem *item = ports->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }

    QStringList shown;
    for (const core::PublishedPort &port : std::as_const(m_service.ports)) {
        const QString text = portText(port);
        // The same port of IPv4 and IPv6 is one to a reader.
        if (shown.contains(text) || shown.size() == mostPorts)
            continue;
        shown << text;
        const QUrl url = urlOfPort(port);
        if (url.isEmpty() || !isUp(m_service.state)) {
            ports->addWidget(new QLabel(text, m_portsBox));
            continue;
        }
        auto *link = new LinkButton(text + QStringLiteral(" ↗"), m_portsBox);
        link->setToolTip(url.toString());
        link->setAccessibleName(tr("Open %1").arg(url.toString()));
        connect(link, &LinkButton::clicked, this, [this, url] { emit linkActivated(url); });
        ports->addWidget(link);
    }
    if (shown.isEmpty())
        ports->addWidget(new QLabel(tr("none"), m_portsBox));
    ports->addStretch();
}

void ServiceDetails::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Role::Window));
    paint::hairline(painter, rect(), Qt::LeftEdge, theme.color(Role::Hairline));
}

void ServiceDetails::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_nameLabel->setFont(titleFont(font()));
    m_reasonLabel->setFont(smallFont(font()));
}

} // namespace ui
