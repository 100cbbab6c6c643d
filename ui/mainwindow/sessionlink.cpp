#include "ui/mainwindow/sessionlink.h"

#include "core/engine/session.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/terminal/consoletabs.h"

namespace ui {

namespace {

// The session's methods may be called from any thread, so orders need no queue of their own.
void linkOrders(MainWindow &window, core::Session &session)
{
    using core::Session;
    const auto order = [&](auto signal, auto method) {
        QObject::connect(&window, signal, &session, method, Qt::DirectConnection);
    };
    order(&MainWindow::detectRequested, &Session::detectBackends);
    order(&MainWindow::pinRequested, &Session::pinBackend);
    order(&MainWindow::openRequested, &Session::openStack);
    order(&MainWindow::forgetRequested, &Session::forgetStack);
    order(&MainWindow::refreshRequested, &Session::refresh);
    order(&MainWindow::activeChanged, &Session::setActive);
    order(&MainWindow::upRequested, &Session::up);
    order(&MainWindow::downRequested, &Session::down);
    order(&MainWindow::startRequested, &Session::start);
    order(&MainWindow::stopRequested, &Session::stop);
    order(&MainWindow::restartRequested, &Session::restart);
    order(&MainWindow::cancelRequested, &Session::cancel);
    order(&MainWindow::followLogsRequested, &Session::followLogs);
    order(&MainWindow::stopLogsRequested, &Session::stopLogs);
}

void linkNews(MainWindow &window, core::Session &session)
{
    using core::Session;
    const auto news = [&](auto signal, auto slot) {
        QObject::connect(&session, signal, &window, slot);
    };
    news(&Session::detectionStarted, &MainWindow::setDetecting);
    news(&Session::backendsChanged, &MainWindow::setBackends);
    news(&Session::stackOpened, &MainWindow::setStackOpened);
    news(&Session::findingsRead, &MainWindow::setFindings);
    news(&Session::stackRefused, &MainWindow::refuseStack);
    news(&Session::stackChanged, &MainWindow::setStack);
    news(&Session::stackRemoved, &MainWindow::removeStack);
    news(&Session::jobChanged, &MainWindow::setJob);
    news(&Session::logLines, &MainWindow::addLogLines);
    news(&Session::commandFinished, &MainWindow::addCommand);
    news(&Session::eventsStateChanged, &MainWindow::setEventsState);
}

void linkConsoles(MainWindow &window, core::Session &session)
{
    using core::Session;
    // The size of a usual terminal; the view tells its own as soon as it is on the screen.
    constexpr int columns = 80;
    constexpr int rows = 24;
    ConsoleTabs *consoles = window.consoles();
    QObject::connect(&window,
                     &MainWindow::consoleRequested,
                     &window,
                     [&window, &session](const QString &project, const QString &service) {
                         window.addConsole(session.openConsole(project, service, columns, rows),
                                           project,
                                           service);
                     });
    const auto order = [&](auto signal, auto method) {
        QObject::connect(consoles, signal, &session, method, Qt::DirectConnection);
    };
    order(&ConsoleTabs::input, &Session::writeConsole);
    order(&ConsoleTabs::resized, &Session::resizeConsole);
    order(&ConsoleTabs::consumed, &Session::acknowledgeConsole);
    order(&ConsoleTabs::closed, &Session::closeConsole);
    QObject::connect(&session, &Session::consoleOutput, consoles, &ConsoleTabs::feed);
    QObject::connect(&session, &Session::consoleEnded, &window, &MainWindow::endConsole);
}

} // namespace

void linkSession(MainWindow &window, core::Session &session)
{
    linkOrders(window, session);
    linkNews(window, session);
    linkConsoles(window, session);
}

} // namespace ui
