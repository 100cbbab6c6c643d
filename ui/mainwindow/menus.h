#pragma once

class QMenuBar;

namespace ui {

class Actions;

/// Fills the menu bar: File, Stack, Service, View, Help.
void fillMenuBar(QMenuBar &menuBar, const Actions &actions);

} // namespace ui
