#pragma once

#include <QWidget>

namespace ui {

/// The bar at the top of a page: window colour, 56 px, a hairline below.
class HeaderBar : public QWidget
{
    Q_OBJECT

public:
    explicit HeaderBar(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A rounded frame for what belongs together.
class CardFrame : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
