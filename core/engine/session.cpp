#include "core/engine/session.h"

#include "core/engine/sessionprivate.h"

namespace core {

Session::Session(DriverList drivers, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<SessionPrivate>(std::move(drivers), this))
{}

Session::~Session() = default;

void Session::detectBackends()
{
    d->post([this] { d->detect(); });
}

void Session::pinBackend(const QString &name)
{
    d->post([this, name] {
        d->pinned = name;
        if (d->backends.isEmpty())
            d->detect();
        else if (!d->detecting)
            d->choose();
    });
}

void Session::openStack(const QString &fileOrFolder)
{
    d->post([this, fileOrFolder] { d->openStack(fileOrFolder); });
}

void Session::forgetStack(const QString &project)
{
    d->post([this, project] { d->forgetStack(project); });
}

void Session::refresh()
{
    d->post([this] {
        QStringList projects;
        for (const auto &[project, known] : d->stacks)
            projects << project;
        for (const QString &project : projects)
            d->reload(project);
        if (d->watch)
            d->watch->refresh();
        else
            d->detect();
    });
}

void Session::setActive(bool active)
{
    d->post([this, active] {
        if (d->active == active)
            return;
        d->active = active;
        if (!d->watch)
            return;
        if (active) {
            d->watch->start();
        } else {
            d->watch->stop();
            if (d->health)
                d->health->setContainers({});
        }
    });
}

void Session::up(const QString &project,
                 const QStringList &services,
                 bool forceRecreate,
                 bool build)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Up,
                   .stack = {.project = project},
                   .up = {.services = services, .build = build, .forceRecreate = forceRecreate}});
    });
}

void Session::down(const QString &project, bool withVolumes)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Down,
                   .stack = {.project = project},
                   .down = {.volumes = withVolumes}});
    });
}

void Session::start(const QString &project, const QStringList &services)
{
    d->post([=, this] {
        d->runJob(
            {.kind = JobRequest::Kind::Start, .stack = {.project = project}, .services = services});
    });
}

void Session::stop(const QString &project, const QStringList &services)
{
    d->post([=, this] {
        d->runJob(
            {.kind = JobRequest::Kind::Stop, .stack = {.project = project}, .services = services});
    });
}

void Session::restart(const QString &project, const QStringList &services)
{
    d->post([=, this] {
        d->runJob({.kind = JobRequest::Kind::Restart,
                   .stack = {.project = project},
                   .services = services});
    });
}

void Session::cancel(int job)
{
    d->post([this, job] { d->jobs.cancel(job); });
}

void Session::followLogs(const QString &project)
{
    d->post([this, project] {
        d->followed.insert(project);
        d->follow(project);
    });
}

void Session::stopLogs(const QString &project)
{
    d->post([this, project] {
        d->followed.remove(project);
        if (const auto found = d->stacks.find(project); found != d->stacks.end())
            d->unfollow(found->second);
    });
}

int Session::openConsole(const QString &project, const QString &service, int columns, int rows)
{
    const int console = d->nextConsole++;
    d->post([=, this] { d->openConsole(console, project, service, QSize(columns, rows)); });
    return console;
}

void Session::writeConsole(int console, const QByteArray &bytes)
{
    d->post([=, this] { d->consoles.write(console, bytes); });
}

void Session::resizeConsole(int console, int columns, int rows)
{
    d->post([=, this] { d->consoles.resize(console, columns, rows); });
}

void Session::acknowledgeConsole(int console, qsizetype bytes)
{
    d->post([=, this] { d->consoles.acknowledge(console, bytes); });
}

void Session::closeConsole(int console)
{
    d->post([=, this] { d->consoles.close(console); });
}

} // namespace core
