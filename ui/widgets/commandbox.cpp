#include "ui/widgets/commandbox.h"

#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace ui {

CommandBox::CommandBox(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(Qt::ElideMiddle, this))
    , m_copyButton(new QToolButton(this))
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_text->setFont(fixedFont(font()));
    m_text->setForegroundRole(QPalette::Text);
    m_copyButton->setObjectName(QStringLiteral("copyButton"));
    m_copyButton->setAutoRaise(true);
    m_copyButton->setIcon(icon(QStringLiteral("copy"), Role::Muted));
    m_copyButton->setToolTip(tr("Copy the command"));
    m_copyButton->setAccessibleName(tr("Copy the command"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_text);
    layout->addWidget(m_copyButton);
    connect(m_copyButton, &QToolButton::clicked, this, &CommandBox::copy);
}

void CommandBox::setCommand(const QString &command)
{
    m_text->setText(command);
    setVisible(!command.isEmpty());
}

QString CommandBox::command() const
{
    return m_text->text();
}

void CommandBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    paint::panel(painter, rect(), theme.color(Role::Alternate), theme.color(Role::Hairline));
}

void CommandBox::copy()
{
    QGuiApplication::clipboard()->setText(m_text->text());
    m_copyButton->setIcon(icon(QStringLiteral("check"), Role::Success));
    QTimer::singleShot(
        1500, this, [this] { m_copyButton->setIcon(icon(QStringLiteral("copy"), Role::Muted)); });
}

} // namespace ui
