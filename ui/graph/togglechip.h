#pragma once

#include <QAbstractButton>

namespace ui {

/// A small pill that switches something on the page on and off; a check mark says it is on.
class ToggleChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ToggleChip(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qreal markWidth() const;
};

} // namespace ui
