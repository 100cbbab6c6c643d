#pragma once

#include <QAbstractButton>
#include <QColor>

namespace ui {

/// A service's name with a dot in its colour: checked while its lines are shown.
class ServiceChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ServiceChip(const QString &service, QWidget *parent = nullptr);

    const QString &service() const { return m_service; }
    void setColor(const QColor &color);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// Only this service is wanted.
    void soloRequested(const QString &service);
    void allRequested();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_service;
    QColor m_color;
};

} // namespace ui
