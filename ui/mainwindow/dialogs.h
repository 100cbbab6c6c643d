#pragma once

#include <functional>

class QString;
class QWidget;

namespace ui {

class Actions;

// All of these return at once; nothing waits for an answer.

/// Lists every action that has a key.
void showShortcuts(const Actions &actions, QWidget *parent);
void showAbout(QWidget *parent);
/// Asks whether to cancel what runs and quit; calls `quit` when so.
void askToQuit(int runningJobs, QWidget *parent, std::function<void()> quit);
/// Lets a compose file be chosen, starting in `folder`; calls `chosen` with its path.
void chooseComposeFile(const QString &folder,
                       QWidget *parent,
                       std::function<void(const QString &)> chosen);

} // namespace ui
