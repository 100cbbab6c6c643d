#pragma once

#include "app/desktop/desktop.h"
#include "core/settings/settings.h"
#include "core/state/snapshot.h"
#include "ui/desktop/actions.h"
#include "ui/desktop/themecontroller.h"

#include <QColor>
#include <QKeySequence>
#include <QMap>
#include <QStringList>

#include <functional>
#include <memory>

/// How long things may take on a slow machine, in milliseconds; waiting ends as soon as they are
/// so.
constexpr int patience = 15'000;

#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, patience)

/// The program in a test: the real window and the real engine, put together as main() does. What a
/// person does to it, and what a person sees of it. Runtimes and folders are those that the
/// environment leads to, so a FakeRuntime or a LiveRuntime has to be there first.
class DesktopBench
{
public:
    /// Settings are kept in a file of `folder`: a second bench on it is the program started again.
    explicit DesktopBench(const QString &folder);
    Q_DISABLE_COPY_MOVE(DesktopBench)

    ui::MainWindow &window() { return m_desktop.window(); }
    /// As started from a command line, with a compose file or a folder, or without.
    void show(const QString &path = {});
    /// A part of the window by its object name; null when there is none.
    template<typename T>
    T *part(const char *name)
    {
        return window().template findChild<T *>(QString::fromLatin1(name));
    }

    // What a person does.

    /// Keys, pressed where the keyboard is.
    void press(const QKeySequence &keys);
    /// Presses the first key of an action as soon as it can be chosen; false when it never can.
    bool press(ui::ActionId action);
    /// A click on a button that can be seen; false when there is no such one.
    bool click(QWidget *button);
    bool clickService(const QString &service);
    bool clickStack(const QString &project);
    /// Types the path of a file into the dialog that opens one.
    bool chooseFile(const QString &path);
    /// Drops a file or a folder onto the window.
    void drop(const QString &path);
    /// Types a line and Enter into the console in front.
    bool typeLine(const QString &line);

    // What a person sees.

    QStringList stacks();
    /// The word for the state of each service in the table.
    QMap<QString, QString> services();
    /// What stands below a service's row: why it is in its state.
    QString reason(const QString &service);
    /// Whether the container is marked as made from another spec.
    bool isOutdated(const QString &service);
    /// The colour of the stripe on a service's card, as it is painted; invalid without a card.
    QColor cardColor(const QString &service);
    QColor colorOf(core::ServiceState state);
    /// All lines of the log pane, as "service: text".
    QStringList logs();
    /// All lines of the console in front, joined.
    QString console();
    /// The message over the page; empty when there is none.
    QString banner();
    /// The findings in the dock; empty when they cannot be seen.
    QStringList problems();
    /// What the Activity dock says of the operation that is chosen there.
    QString activity();
    /// The word for the state of each step, by the step's text.
    QMap<QString, QString> steps();
    /// Whether an operation is under way, as the status line tells.
    bool isBusy();

private:
    core::Settings m_settings;
    ui::ThemeController m_themes;
    app::Desktop m_desktop;
};

/// A stack that is to be taken through its life.
struct WalkedStack
{
    QString file = {};
    QMap<QString, QString> running = {}; ///< service -> word for its state once it is up
    QString logLine = {};                ///< "service: text" that must come
    QString shellOf = {};                ///< the service that a console is opened on
    QString answer = {};                 ///< what `echo hi` prints there
    std::function<QStringList()> containers = {};
};

/// From the dialog to Down, by keys and clicks. Checks as it goes: see QTest::currentTestFailed().
void walkThroughLife(DesktopBench &desktop, const WalkedStack &stack);
