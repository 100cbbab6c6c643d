#include "ui/widgets/banner.h"

#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/desktop/stylepaint.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace ui {

namespace {

Role bannerRole(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Warning:
        return Role::Warning;
    case Banner::Kind::Failure:
        return Role::Failure;
    case Banner::Kind::Note:
        break;
    }
    return Role::Accent;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_iconLabel(new QLabel(this))
    , m_textLabel(new QLabel(this))
    , m_actionButton(new LinkButton({}, this))
    , m_closeButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("banner"));
    m_textLabel->setObjectName(QStringLiteral("bannerText"));
    m_actionButton->setObjectName(QStringLiteral("bannerAction"));
    m_closeButton->setObjectName(QStringLiteral("bannerClose"));
    m_textLabel->setWordWrap(true);
    m_textLabel->setTextFormat(Qt::PlainText);
    m_textLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_closeButton->setAutoRaise(true);
    m_closeButton->setIcon(icon(QStringLiteral("cross"), Role::Muted));
    m_closeButton->setAccessibleName(tr("Close this message"));
    m_closeButton->setToolTip(tr("Close this message"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 6, metrics::spacing, 6);
    layout->addWidget(m_iconLabel);
    layout->addWidget(m_textLabel, 1);
    layout->addWidget(m_actionButton);
    layout->addWidget(m_closeButton);
    connect(m_actionButton, &LinkButton::clicked, this, &Banner::actionTriggered);
    connect(m_closeButton, &QToolButton::clicked, this, [this] {
        dismiss();
        emit dismissed();
    });
    hide();
}

void Banner::show(Kind kind, const QString &text, const QString &action)
{
    m_kind = kind;
    m_textLabel->setText(text);
    m_actionButton->setText(action);
    m_actionButton->setVisible(!action.isEmpty());
    m_iconLabel->setPixmap(
        icon(kind == Kind::Note ? QStringLiteral("info") : QStringLiteral("warning"),
             bannerRole(kind))
            .pixmap(QSize(metrics::icon, metrics::icon), devicePixelRatioF()));
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

void Banner::dismiss()
{
    show(m_kind, {});
}

QString Banner::text() const
{
    return m_textLabel->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    const QColor tint = theme.color(bannerRole(m_kind));
    painter.fillRect(rect(), mixed(theme.color(Role::Base), tint, 0.08));
    painter.fillRect(QRect(0, 0, 3, height()), tint);
    paint::hairline(painter, rect(), Qt::BottomEdge, theme.color(Role::Hairline));
}

} // namespace ui
