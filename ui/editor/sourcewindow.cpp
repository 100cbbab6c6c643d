#include "ui/editor/sourcewindow.h"

#include "core/compose/boundedfile.h"
#include "ui/desktop/icons.h"
#include "ui/editor/numberedtext.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

namespace ui {

namespace {

constexpr qint64 maximumBytes = 16 * 1024 * 1024;

} // namespace

SourceWindow::SourceWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_path(new QLabel(this))
    , m_text(new NumberedText(this))
{
    setObjectName(QStringLiteral("sourceWindow"));
    resize(760, 560);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_path->setTextFormat(Qt::PlainText);
    m_path->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setObjectName(QStringLiteral("sourceText"));
    auto *open = new QPushButton(icon(QStringLiteral("external")), tr("Open in editor"), this);
    open->setObjectName(QStringLiteral("openInEditor"));
    open->setToolTip(tr("Open the file with the program that this system has for it"));
    connect(open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_file));
    });
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 8);
    head->addWidget(m_path, 1);
    head->addWidget(open);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_text, 1);
    setFocusProxy(m_text);
}

void SourceWindow::showPlace(const QString &file, int line, int column)
{
    m_file = file;
    const auto text = core::readBoundedFile(file, maximumBytes);
    setWindowTitle(tr("%1 – Perry Desktop").arg(QFileInfo(file).fileName()));
    m_path->setText(text ? file : text.error().summary);
    m_path->setToolTip(m_path->text());
    m_text->setPlainText(text ? QString::fromUtf8(*text) : QString());
    show();
    raise();
    activateWindow();
    m_text->setFocus();
    m_text->goTo(line, column);
}

void SourceWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
