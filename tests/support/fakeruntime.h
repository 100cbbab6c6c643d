#pragma once

#include "tests/support/scopedenvironment.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

/// What tests share.
namespace support {

/// How a call of the fake is to go wrong. The first rule that matches decides.
struct FakeRule
{
    QString match = {};   ///< regular expression on the arguments, joined by blanks
    QString program = {}; ///< podman or docker; empty = both
    int skip = 0;         ///< leaves so many calls alone first
    int times = -1;       ///< how often; -1 = always
    int delayMs = 0;      ///< waits first
    int floodMb = 0;      ///< of output, before anything else
    QString standardOutput = {};
    QString standardError = {};
    std::optional<int> exitCode = {}; ///< ends with this, without doing anything
    bool afterEffect = false;         ///< does the work all the same, then ends with exitCode
    bool hang = false;                ///< never ends by itself
    bool ignoreSignals = false;       ///< and not by SIGTERM or SIGINT either
    bool crash = false;               ///< ends by SIGSEGV
};

/// One call that was made.
struct FakeCall
{
    QString program = {};
    QStringList arguments = {};
    qint64 pid = 0;
    qint64 startNs = 0;
    qint64 endNs = 0; ///< 0 = has not ended, or was killed
    int exitCode = -1;

    QString text() const { return arguments.join(u' '); }
};

/// Puts a fake podman and docker on PATH, in place of everything that is there, for as long as it
/// lives; and gives the code under test data and settings folders of its own. Containers of the
/// fake run for ever, except with these commands: `exit CODE [MILLISECONDS]`, and `print LINE…`,
/// which prints and stays. Health checks pass, except with `false`, `exit 1` or `after
/// MILLISECONDS`.
class FakeRuntime
{
public:
    explicit FakeRuntime(const QStringList &programs = {QStringLiteral("podman"),
                                                        QStringLiteral("docker")});
    ~FakeRuntime() = default;
    Q_DISABLE_COPY_MOVE(FakeRuntime)

    /// A folder that goes with the runtime, for compose files and such.
    QString folder() const { return m_folder.path(); }
    /// Writes a file into it, and gives its path.
    QString writeFile(const QString &name, const QByteArray &text) const;

    void misbehave(const FakeRule &rule);
    void behave(); ///< forgets the rules

    /// All calls so far, oldest first; those whose arguments match `pattern`.
    QList<FakeCall> calls(const QString &pattern = {}) const;
    void forgetCalls() const;

    /// Calls the fake as a person would, next to the code under test; its standard output.
    QByteArray run(const QString &program, const QStringList &arguments) const;
    void addImage(const QString &program, const QString &reference) const;
    /// A reference that `pull` will find.
    void offerImage(const QString &program, const QString &reference) const;
    void setHealthy(const QString &program, const QString &container, bool healthy) const;
    void addLogLine(const QString &program,
                    const QString &container,
                    const QString &line,
                    const QString &stream = QStringLiteral("stdout")) const;
    /// Lets a container end by itself.
    void endContainer(const QString &program, const QString &container, int exitCode) const;

    /// Names of what is there, sorted.
    QStringList containers(const QString &program) const;
    QStringList networks(const QString &program) const; ///< without the default one
    QStringList volumes(const QString &program) const;
    /// One container as the fake knows it: status, labels, networks, …
    QJsonObject container(const QString &program, const QString &name) const;

private:
    QJsonObject state(const QString &program) const;
    QStringList namesOf(const QString &program, const QString &list) const;
    void writeRules() const;

    QTemporaryDir m_folder;
    ScopedEnvironment m_environment;
    QJsonArray m_rules = {};
};

} // namespace support
