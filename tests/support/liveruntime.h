#pragma once

#include "tests/support/scopedenvironment.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

/// Leaves a test out, with the reason, when a runtime is missing. Where PERRY_REQUIRE_RUNTIMES says
/// that all have to be there, as in continuous integration, it is a failure: a skip would hide it.
#define REQUIRE_RUNTIME(problem)                                                                   \
    do {                                                                                           \
        const QString missingRuntime = (problem);                                                  \
        if (missingRuntime.isEmpty())                                                              \
            break;                                                                                 \
        if (qEnvironmentVariableIsSet("PERRY_REQUIRE_RUNTIMES"))                                   \
            QFAIL(qPrintable(missingRuntime));                                                     \
        QSKIP(qPrintable(missingRuntime));                                                         \
    } while (false)

namespace support {

/// What a program said and how it ended.
struct Finished
{
    int exitCode = -1; ///< -1: did not start, crashed, or was too slow
    QByteArray output = {};
    QByteArray error = {};
    qint64 milliseconds = 0;

    explicit operator bool() const { return exitCode == 0; }
};

/// Runs a program to its end; it is killed after `limitMs`.
Finished runProgram(const QString &program, const QStringList &arguments, int limitMs = 60'000);

/// What is there of a runtime, for comparing before and after.
struct Inventory
{
    QStringList containers = {};
    QStringList networks = {};
    QStringList volumes = {};
    QStringList processes = {}; ///< those that belong to this runtime, without zombies
    QStringList addresses = {}; ///< of bridges that networks made on this machine
    qsizetype openFiles = 0;    ///< of this process

    bool operator==(const Inventory &) const = default;
    /// What the other has more or less, one line each, for a test's message.
    QString differenceTo(const Inventory &other) const;
};

/// A real podman or docker with storage, networks and (docker) a daemon of its own in a temporary
/// folder. The environment of this process leads to it for as long as it lives; then nothing is
/// left.
class LiveRuntime
{
public:
    explicit LiveRuntime(const QString &name);
    ~LiveRuntime();
    Q_DISABLE_COPY_MOVE(LiveRuntime)

    /// Empty when it works; else why not, for REQUIRE_RUNTIME.
    QString problem() const { return m_problem; }
    QString name() const { return m_name; }
    /// A folder that goes with the runtime, for compose files and such.
    QString folder() const { return m_folder.path(); }
    QString writeFile(const QString &name, const QByteArray &text) const;

    /// Calls the runtime's program as a person would.
    Finished call(const QStringList &arguments, int limitMs = 60'000) const;
    Inventory inventory() const;
    /// One field of one container, as a template of `inspect` gives it.
    QString inspect(const QString &container, const QString &format) const;
    /// Removes all containers, networks and volumes.
    void clear() const;

    /// A busybox with its usual names, as an image for small tests.
    static QString testImage() { return QStringLiteral("localhost/perry-test:1"); }

private:
    QString preparePodman();
    QString prepareDocker();
    QString startDaemon();
    QString buildTestImage() const;
    QStringList processes() const;
    QStringList names(const QStringList &listCommand) const;

    QString m_name;
    QTemporaryDir m_folder;
    ScopedEnvironment m_environment;
    QProcess m_daemon;
    QString m_pool; ///< networks of this runtime have addresses that begin so
    QString m_problem;
};

} // namespace support
