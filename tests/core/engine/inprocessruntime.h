#pragma once

#include "core/process/runner.h"
#include "tests/support/fakecli/world.h"
#include "tests/support/scopedenvironment.h"

#include <QTemporaryDir>

#include <optional>

/// The fake podman or docker of tests/support without its processes: each call is done within this
/// one, so that thousands of operations take seconds. What calls for a stream is not there.
class InProcessRuntime : public core::Runner
{
    Q_OBJECT

public:
    /// What happens at one call.
    struct Fault
    {
        enum class Kind {
            Fails,       ///< exit code 1, nothing is done
            Misfires,    ///< it is done, but the exit code is 1
            NoLongerHere ///< exit code 125, nothing is done
        };

        int call = 0; ///< counted from 1 since the fault was set
        Kind kind = Kind::Fails;
    };

    explicit InProcessRuntime(fakecli::Family family);

    core::Process *run(const core::CommandLine &command,
                       QObject *context,
                       Callback callback,
                       LineCallback onLine) override;
    core::Process *follow(const core::CommandLine &command,
                          QObject *context,
                          LineCallback onLine,
                          Callback onEnd) override;

    /// Calls that were made so far, since the last setFault().
    int callCount() const { return m_calls; }
    const QStringList &calls() const { return m_texts; }
    void setFault(std::optional<Fault> fault);
    /// Is told of each call before it is done, by its number.
    void setObserver(std::function<void(int call)> observer) { m_observer = std::move(observer); }

    /// Does one call at once, as somebody else would.
    core::ProcessResult call(const QStringList &words);
    fakecli::World world() const { return fakecli::World(m_family); }
    QString folder() const { return m_folder.path(); }

private:
    core::ProcessResult answer(const QStringList &words);

    const fakecli::Family m_family;
    QTemporaryDir m_folder;
    support::ScopedEnvironment m_environment;
    std::optional<Fault> m_fault;
    std::function<void(int call)> m_observer;
    int m_calls = 0;
    QStringList m_texts;
};
