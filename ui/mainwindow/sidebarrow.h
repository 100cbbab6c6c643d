#pragma once

#include "ui/widgets/rowpainter.h"

#include <QAbstractButton>

class QMenu;

namespace ui {

/// A row of the sidebar to press: shape or icon, text, something at its end, and maybe a menu.
class SidebarRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SidebarRow(QWidget *parent = nullptr);

    void setState(core::ServiceState state);
    void setTrailing(const QString &text);
    void setBadge(const QString &text);
    void setCompact(bool compact);
    /// Pressing opens this menu instead of emitting clicked().
    void setMenu(QMenu *menu);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    RowLook m_look;
    QMenu *m_menu = nullptr;
};

} // namespace ui
