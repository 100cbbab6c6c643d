#include "core/process/processgroup.h"

#include <QProcess>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace core {

namespace {

rlimit originalFileLimit{};
bool fileLimitRaised = false;

} // namespace

void startInOwnGroup(QProcess &process, bool endsWithUs)
{
    // Runs between vfork and exec in our own memory: system calls only.
    process.setChildProcessModifier([endsWithUs] {
        setpgid(0, 0);
        restoreFileLimit();
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT})
            signal(number, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
#ifdef Q_OS_LINUX
        if (endsWithUs)
            prctl(PR_SET_PDEATHSIG, SIGTERM);
#else
        Q_UNUSED(endsWithUs)
#endif
    });
}

void terminateGroup(qint64 processId)
{
    if (processId > 1)
        ::kill(static_cast<pid_t>(-processId), SIGTERM);
}

void killGroup(qint64 processId)
{
    if (processId > 1)
        ::kill(static_cast<pid_t>(-processId), SIGKILL);
}

void raiseFileLimit()
{
    constexpr rlim_t wanted = 8192;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    originalFileLimit = limit;
    limit.rlim_cur = std::min(limit.rlim_max, wanted);
    fileLimitRaised = setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

void restoreFileLimit()
{
    if (fileLimitRaised)
        setrlimit(RLIMIT_NOFILE, &originalFileLimit);
}

} // namespace core
