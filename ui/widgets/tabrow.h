#pragma once

class QTabBar;
class QWidget;

namespace ui {

/// A row that has `tabs` at its left, a hairline along its bottom and room for more at its right.
QWidget *makeTabRow(QTabBar *tabs, QWidget *parent, QWidget *corner = nullptr);

} // namespace ui
