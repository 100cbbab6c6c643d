#pragma once

#include <QWidget>

namespace ui {

/// A bar of 4 px: how far something is. A total of 0 means that nobody knows, and shows no bar.
class SlimProgress : public QWidget
{
    Q_OBJECT

public:
    explicit SlimProgress(QWidget *parent = nullptr);

    void setProgress(int done, int total);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_done = 0;
    int m_total = 0;
};

} // namespace ui
