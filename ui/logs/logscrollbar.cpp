#include "ui/logs/logscrollbar.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int markHeight = 2;

} // namespace

LogScrollBar::LogScrollBar(QWidget *parent)
    : QScrollBar(Qt::Vertical, parent)
{}

void LogScrollBar::setMarks(HasMark hasMark, const QColor &color)
{
    m_hasMark = std::move(hasMark);
    m_color = color;
    update();
}

void LogScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (!m_hasMark || height() <= 0)
        return;
    QPainter painter(this);
    for (int y = 0; y < height(); y += markHeight) {
        if (m_hasMark(double(y) / height(), double(y + markHeight) / height()))
            painter.fillRect(QRect(2, y, width() - 4, markHeight), m_color);
    }
}

} // namespace ui
