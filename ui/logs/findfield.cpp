#include "ui/logs/findfield.h"

#include "ui/desktop/style.h"
#include "ui/desktop/theme.h"
#include "ui/widgets/labels.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace ui {

FindField::FindField(QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("Find"));
    setAccessibleName(tr("Find in the log"));
    setToolTip(helpText());
}

QString FindField::helpText()
{
    return tr("Finds a text in any case, or a /regular expression/; with i behind it in any case "
              "as well. Enter goes to the next match, Shift+Enter to the one before.");
}

void FindField::setOutcome(const QString &text, bool isProblem)
{
    if (text == m_outcome && isProblem == m_isProblem)
        return;
    m_outcome = text;
    m_isProblem = isProblem;
    const int room = text.isEmpty() ? 0
                                    : QFontMetrics(tabularFont(font())).horizontalAdvance(text)
                                          + metrics::spacing;
    setTextMargins(0, 0, room, 0);
    update();
}

void FindField::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ShiftModifier)) {
        emit previousRequested();
    } else if (isEnter) {
        emit nextRequested();
    } else if (event->key() == Qt::Key_Escape) {
        clear();
        emit left();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

void FindField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_outcome.isEmpty())
        return;
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setFont(tabularFont(font()));
    painter.setPen(theme.color(m_isProblem ? Role::Failure : Role::Muted));
    painter.drawText(rect().adjusted(0, 0, -metrics::spacing, 0),
                     Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                     m_outcome);
}

} // namespace ui
