#include "ui/widgets/emptystate.h"

#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/widgets/commandbox.h"
#include "ui/widgets/labels.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr QSize pictureSize(160, 120);

} // namespace

EmptyState::EmptyState(const QString &picture, QWidget *parent)
    : QWidget(parent)
    , m_picture(picture)
    , m_pictureLabel(new QLabel(this))
    , m_titleLabel(new QLabel(this))
    , m_textLabel(makeMutedLabel({}, this))
    , m_actionButton(new QPushButton(this))
    , m_commandBox(new CommandBox(this))
{
    m_titleLabel->setObjectName(QStringLiteral("emptyTitle"));
    m_textLabel->setObjectName(QStringLiteral("emptyText"));
    m_actionButton->setObjectName(QStringLiteral("emptyAction"));
    m_commandBox->setObjectName(QStringLiteral("emptyCommand"));
    m_pictureLabel->setFixedSize(pictureSize);
    m_titleLabel->setFont(titleFont(font()));
    m_titleLabel->setAlignment(Qt::AlignCenter);
    m_textLabel->setAlignment(Qt::AlignCenter);
    m_textLabel->setWordWrap(true);
    m_textLabel->setMinimumWidth(240);
    m_textLabel->setMaximumWidth(440);
    // Its height follows from its width, so its width must not be left to its own wish.
    auto *textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(m_textLabel, 100);
    textRow->addStretch(1);
    m_actionButton->setProperty("primary", true);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::groupSpacing);
    layout->addStretch(2);
    layout->addWidget(m_pictureLabel, 0, Qt::AlignHCenter);
    layout->addWidget(m_titleLabel, 0, Qt::AlignHCenter);
    layout->addLayout(textRow);
    layout->addSpacing(metrics::gap);
    layout->addWidget(m_actionButton, 0, Qt::AlignHCenter);
    layout->addWidget(m_commandBox, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_titleLabel->hide();
    m_actionButton->hide();
    m_commandBox->hide();
    connect(m_actionButton, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    updatePicture();
}

void EmptyState::setTitle(const QString &title)
{
    m_titleLabel->setText(title);
    m_titleLabel->setVisible(!title.isEmpty());
}

void EmptyState::setText(const QString &text)
{
    m_textLabel->setText(text);
}

void EmptyState::setAction(const QString &text)
{
    m_actionButton->setText(text);
    m_actionButton->setVisible(!text.isEmpty());
}

void EmptyState::setCommand(const QString &command)
{
    m_commandBox->setCommand(command);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updatePicture();
}

void EmptyState::updatePicture()
{
    m_pictureLabel->setPixmap(picture(m_picture, palette(), pictureSize, devicePixelRatioF()));
}

} // namespace ui
