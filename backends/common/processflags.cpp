#include "backends/common/processflags.h"

#include "core/support/json.h"

#include <nlohmann/json.hpp>

namespace backends::common {

QString listValue(const QString &value, bool splits)
{
    return splits ? csvField(value) : value;
}

QStringList listValues(const QStringList &values, bool splits)
{
    QStringList quoted;
    for (const QString &value : values)
        quoted << listValue(value, splits);
    return quoted;
}

QStringList bareVariables(const core::ContainerSpec &spec)
{
    QStringList names;
    const auto &environment = spec.settings.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        if (!it.value())
            names << it.key();
    }
    return names;
}

void emitName(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--name"), spec.name);
}

void emitPullNever(Words &words, const core::ContainerSpec &, const Dialect &)
{
    words.add(QStringLiteral("--pull"), QStringLiteral("never"));
}

void emitPlatform(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--platform"), spec.settings.platform);
}

void emitRemoveOnExit(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.removeOnExit)
        words.add(QStringLiteral("--rm"));
}

void emitRestart(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    // Both runtimes refuse a restart policy on a container that is removed when it ends.
    if (!spec.removeOnExit)
        words.addUnlessEmpty(QStringLiteral("--restart"), spec.settings.restart);
}

void emitLabels(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--label"), spec.labels);
}

void emitAnnotations(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!dialect.annotations)
        return;
    const core::StringMap &annotations = spec.settings.annotations;
    for (auto it = annotations.begin(); it != annotations.end(); ++it)
        words.add(QStringLiteral("--annotation"),
                  listValue(it.key() + u'=' + it.value(), dialect.splitsOptions));
}

void emitDockerEnv(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    const auto &environment = spec.settings.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it)
        words.add(QStringLiteral("--env"), it.value() ? it.key() + u'=' + *it.value() : it.key());
}

void emitPodmanEnv(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    const auto &environment = spec.settings.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        // podman skips `--env NAME` when it has no NAME itself, and the image's value would stay.
        if (it.value())
            words.add(QStringLiteral("--env"), it.key() + u'=' + *it.value());
        else
            words.add(QStringLiteral("--unsetenv"), it.key());
    }
}

void emitUser(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--user"), spec.settings.user);
}

void emitGroups(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--group-add"),
                  listValues(spec.settings.groupAdd, dialect.splitsLists));
}

void emitWorkdir(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--workdir"), spec.settings.workingDirectory);
}

void emitInit(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.init)
        words.add(*spec.settings.init ? QStringLiteral("--init") : QStringLiteral("--init=false"));
}

void emitTty(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.tty)
        words.add(QStringLiteral("--tty"));
}

void emitInteractive(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.stdinOpen)
        words.add(QStringLiteral("--interactive"));
}

void emitStopSignal(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--stop-signal"), spec.settings.stopSignal);
}

void emitStopTimeout(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (!spec.settings.stopGracePeriod)
        return;
    const auto whole = std::chrono::floor<std::chrono::seconds>(*spec.settings.stopGracePeriod);
    words.add(QStringLiteral("--stop-timeout"), QString::number(whole.count()));
}

void emitPrivileged(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.privileged)
        words.add(QStringLiteral("--privileged"));
}

void emitCapAdd(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--cap-add"),
                  listValues(spec.settings.capAdd, dialect.splitsLists));
}

void emitCapDrop(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    words.addEach(QStringLiteral("--cap-drop"),
                  listValues(spec.settings.capDrop, dialect.splitsLists));
}

void emitSecurityOpt(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addEach(QStringLiteral("--security-opt"), spec.settings.securityOpt);
}

void emitIpc(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--ipc"), spec.settings.ipc);
}

void emitPid(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--pid"), spec.settings.pid);
}

void emitUserns(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--userns"), spec.settings.usernsMode);
}

void emitDockerLogging(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--log-driver"), spec.settings.logDriver);
    words.addEach(QStringLiteral("--log-opt"), spec.settings.logOptions);
}

void emitPodmanLogging(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    // podman knows json-file as another name of its own file driver, but not docker's "local".
    const bool local = spec.settings.logDriver == u"local";
    words.addUnlessEmpty(QStringLiteral("--log-driver"),
                         local ? QStringLiteral("k8s-file") : spec.settings.logDriver);
    const core::StringMap &options = spec.settings.logOptions;
    for (auto it = options.begin(); it != options.end(); ++it)
        words.add(QStringLiteral("--log-opt"),
                  listValue(it.key() + u'=' + it.value(), dialect.splitsOptions));
}

void emitDockerEntrypoint(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (spec.settings.entrypoint)
        words.add(QStringLiteral("--entrypoint"), spec.settings.entrypoint->value(0));
}

void emitPodmanEntrypoint(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (!spec.settings.entrypoint)
        return;
    const QStringList &entrypoint = *spec.settings.entrypoint;
    // One plain word is taken as it is; anything else as a JSON array.
    const bool plain =
        entrypoint.isEmpty() || (entrypoint.size() == 1 && !entrypoint.first().startsWith(u'['));
    words.add(QStringLiteral("--entrypoint"),
              plain ? entrypoint.value(0)
                    : QString::fromUtf8(core::toBytes(core::toJson(entrypoint))));
}

} // namespace backends::common
