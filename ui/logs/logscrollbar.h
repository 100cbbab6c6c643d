#pragma once

#include <QColor>
#include <QScrollBar>

#include <functional>

namespace ui {

/// A vertical scroll bar with marks on it.
class LogScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    /// Whether there is something to mark between two parts, 0 to 1, of the whole.
    using HasMark = std::function<bool(double begin, double end)>;

    explicit LogScrollBar(QWidget *parent = nullptr);

    /// An empty function takes the marks away.
    void setMarks(HasMark hasMark, const QColor &color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HasMark m_hasMark;
    QColor m_color;
};

} // namespace ui
