#include "backends/common/processflags.h"

#include "core/support/json.h"
#include "core/support/secrets.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>

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

/// Whether a value may come to the container by way of the call's own environment: a shell and both
/// runtimes have to take the name as it is, and the runtime itself must not listen to it.
static bool isPassable(const QString &name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    static const QRegularExpression heard(
        QStringLiteral("^(DOCKER|CONTAINERS?|PODMAN|BUILDKIT|BUILDX|BUILDAH|REGISTRY|STORAGE|SSH|"
                       "SSL|LD|XDG|GO\\w*|TMPDIR|HOME|PATH)(_|$)|_PROXY$"),
        QRegularExpression::CaseInsensitiveOption);
    return plain.match(name).hasMatch() && !heard.match(name).hasMatch();
}

static bool isPassedHidden(const QString &name, const QString &value)
{
    return core::holdsSecret(name, value) && isPassable(name);
}

core::StringMap secretVariables(const core::ContainerSpec &spec)
{
    core::StringMap variables;
    const auto &environment = spec.settings.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        if (it.value() && isPassedHidden(it.key(), *it.value()))
            variables.insert(it.key(), *it.value());
    }
    return variables;
}

/// Everybody on the machine can read the words of a call; so the value of a secret is not one, as
/// far as that can be helped.
static QString environmentWord(const QString &name, const QString &value)
{
    return isPassedHidden(name, value) ? name : name + u'=' + value;
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

void loseAnnotations(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!dialect.annotations && !spec.settings.annotations.isEmpty())
        losses.needs(QStringLiteral("annotations"), "24.0");
}

void emitDockerRuntime(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--runtime"), spec.settings.runtime);
}

void loseIsolation(Losses &losses, const core::ContainerSpec &spec, const Dialect &)
{
    const QString &isolation = spec.settings.isolation;
    if (!isolation.isEmpty() && isolation != u"default")
        losses.forWindows(QStringLiteral("isolation"));
}

void loseCredentialSpec(Losses &losses, const core::ContainerSpec &spec, const Dialect &)
{
    if (!spec.settings.credentialSpec.isEmpty())
        losses.forWindows(QStringLiteral("credential_spec"));
}

void emitDockerEnv(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    const auto &environment = spec.settings.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it)
        words.add(QStringLiteral("--env"),
                  it.value() ? environmentWord(it.key(), *it.value()) : it.key());
}

void emitPodmanEnv(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    const auto &environment = spec.settings.environment;
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        // podman skips `--env NAME` when it has no NAME itself, and the image's value would stay.
        if (it.value())
            words.add(QStringLiteral("--env"), environmentWord(it.key(), *it.value()));
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

void loseGraceFraction(Losses &losses, const core::ContainerSpec &spec, const Dialect &)
{
    using std::chrono::seconds;
    const auto grace = spec.settings.stopGracePeriod;
    if (grace && std::chrono::floor<seconds>(*grace) != *grace)
        losses.translated(QStringLiteral("stop_grace_period"),
                          LossTr::tr("The runtimes count whole seconds; the rest is cut off."));
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

static const QString hostNamespace = QStringLiteral("host");

static bool dockerKnowsNamespace(const QString &mode)
{
    return mode.isEmpty() || mode == hostNamespace;
}

void emitDockerUts(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (dockerKnowsNamespace(spec.settings.uts))
        words.addUnlessEmpty(QStringLiteral("--uts"), spec.settings.uts);
}

void emitPodmanUts(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--uts"), spec.settings.uts);
}

void emitDockerUserns(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    if (dockerKnowsNamespace(spec.settings.usernsMode))
        words.addUnlessEmpty(QStringLiteral("--userns"), spec.settings.usernsMode);
}

void emitPodmanUserns(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--userns"), spec.settings.usernsMode);
}

static void
loseNamespace(Losses &losses, const char *field, const QString &mode, const Dialect &dialect)
{
    if (dialect.family == Dialect::Family::Docker && !dockerKnowsNamespace(mode))
        losses.dropped(QString::fromLatin1(field),
                       LossTr::tr("Docker knows \"host\" only, not \"%1\".").arg(mode));
}

void loseUts(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    loseNamespace(losses, "uts", spec.settings.uts, dialect);
}

void loseUserns(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    loseNamespace(losses, "userns_mode", spec.settings.usernsMode, dialect);
}

void emitDockerLogging(Words &words, const core::ContainerSpec &spec, const Dialect &)
{
    words.addUnlessEmpty(QStringLiteral("--log-driver"), spec.settings.logDriver);
    words.addEach(QStringLiteral("--log-opt"), spec.settings.logOptions);
}

/// podman knows json-file as another name of its own file driver, but not docker's "local".
static QString podmanLogDriver(const QString &driver)
{
    return driver == u"local" ? QStringLiteral("k8s-file") : driver;
}

/// docker's drivers that podman lacks. It is told any other name and may refuse it.
static bool isOnlyDockers(const QString &driver)
{
    static const QStringList names{QStringLiteral("awslogs"),
                                   QStringLiteral("etwlogs"),
                                   QStringLiteral("fluentd"),
                                   QStringLiteral("gcplogs"),
                                   QStringLiteral("gelf"),
                                   QStringLiteral("logentries"),
                                   QStringLiteral("splunk"),
                                   QStringLiteral("syslog")};
    return names.contains(driver);
}

void emitPodmanLogging(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const core::ContainerSettings &settings = spec.settings;
    if (isOnlyDockers(settings.logDriver))
        return;
    words.addUnlessEmpty(QStringLiteral("--log-driver"), podmanLogDriver(settings.logDriver));
    const core::StringMap &options = settings.logOptions;
    for (auto it = options.begin(); it != options.end(); ++it)
        words.add(QStringLiteral("--log-opt"),
                  listValue(it.key() + u'=' + it.value(), dialect.splitsOptions));
}

void loseLogDriver(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    const QString &driver = spec.settings.logDriver;
    const QString field = QStringLiteral("logging.driver");
    if (dialect.family != Dialect::Family::Podman)
        return;
    if (isOnlyDockers(driver))
        losses.dropped(field,
                       LossTr::tr("Podman has no log driver \"%1\"; it logs as it does by default.")
                           .arg(driver));
    else if (podmanLogDriver(driver) != driver)
        losses.translated(field,
                          LossTr::tr("Podman's own file driver takes the place of \"local\"."));
}

void loseLogOptions(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (dialect.family != Dialect::Family::Podman)
        return;
    static const QStringList known{
        QStringLiteral("path"), QStringLiteral("max-size"), QStringLiteral("tag")};
    const bool hasDriver = !isOnlyDockers(spec.settings.logDriver);
    const QStringList names = spec.settings.logOptions.keys();
    for (const QString &name : names) {
        if (!hasDriver || !known.contains(name))
            losses.dropped(QStringLiteral("logging.options.") + name,
                           LossTr::tr("Podman's log drivers know path, max-size and tag only."));
    }
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
