#include "backends/common/dockerlikeprotocol.h"

#include "backends/common/answers.h"
#include "backends/common/buildtable.h"
#include "backends/common/errors.h"
#include "backends/common/flags.h"
#include "backends/common/networkflags.h"
#include "backends/common/networktable.h"
#include "backends/common/processflags.h"
#include "backends/common/usage.h"

#include "core/stack/labels.h"

namespace backends::common {

using core::CommandLine;

namespace {

struct ProtocolTr
{
    Q_DECLARE_TR_FUNCTIONS(backends)
};

} // namespace

using std::chrono::milliseconds;
using std::chrono::seconds;

core::StringMap withLabels(const core::StringMap &own, const core::StringMap &more)
{
    core::StringMap labels = own;
    labels.insert(more);
    return labels;
}

DockerLikeProtocol::DockerLikeProtocol(const core::BackendInfo &info,
                                       const Dialect &dialect,
                                       core::Capabilities capabilities)
    : m_name(info.name)
    , m_program(info.executable)
    , m_title(info.title)
    , m_dialect(dialect)
    , m_capabilities(std::move(capabilities))
{}

CommandLine DockerLikeProtocol::call(const QStringList &arguments, milliseconds timeout) const
{
    return {.program = m_program, .arguments = arguments, .timeout = timeout};
}

CommandLine DockerLikeProtocol::reading(const QStringList &arguments) const
{
    return call(arguments, std::min<milliseconds>(seconds(30), core::operationTimeout()));
}

CommandLine DockerLikeProtocol::acting(const QStringList &arguments) const
{
    return call(arguments, core::operationTimeout());
}

CommandLine DockerLikeProtocol::stopping(const QStringList &arguments,
                                         std::optional<int> grace) const
{
    constexpr int usualGrace = 10;
    return call(arguments, core::operationTimeout() + seconds(grace.value_or(usualGrace)));
}

CommandLine DockerLikeProtocol::unbounded(const QStringList &arguments) const
{
    return call(arguments, milliseconds(0));
}

CommandLine DockerLikeProtocol::following(const QStringList &arguments) const
{
    CommandLine command = unbounded(arguments);
    command.endsWithUs = true;
    return command;
}

void DockerLikeProtocol::addLabelFilters(Words &words, const core::ContainerFilter &filter)
{
    const QString flag = QStringLiteral("--filter");
    if (filter.allStacks)
        words.add(flag, QStringLiteral("label=") + core::label::project);
    if (!filter.project.isEmpty())
        words.add(flag, QStringLiteral("label=%1=%2").arg(core::label::project, filter.project));
    addOperationFilter(words, filter);
}

void DockerLikeProtocol::addOperationFilter(Words &words, const core::ContainerFilter &filter)
{
    if (!filter.operation.isEmpty())
        words.add(QStringLiteral("--filter"),
                  QStringLiteral("label=%1=%2").arg(core::label::perryOperation, filter.operation));
}

void DockerLikeProtocol::addEventFilters(Words &words,
                                         const core::EventOptions &options,
                                         const QStringList &changes)
{
    const QString flag = QStringLiteral("--filter");
    if (!options.project.isEmpty()) {
        words.add(flag, QStringLiteral("type=container"));
        addLabelFilters(words, {.project = options.project});
        return;
    }
    for (const char *type : {"container", "network", "volume"})
        words.add(flag, QStringLiteral("type=") + QLatin1String(type));
    // Named one by one: each health check would send two or three more events about its own run.
    for (const QString &change : changes)
        words.add(flag, QStringLiteral("event=") + change);
}

QList<core::Warning> DockerLikeProtocol::warningsFor(const core::ContainerSpec &spec) const
{
    Losses losses(m_name, spec.labels.value(core::label::service), m_dialect.family);
    addLosses(losses, containerTable(), spec, m_dialect);
    return losses.warnings();
}

QList<core::Warning> DockerLikeProtocol::warningsFor(const core::NetworkSpec &spec) const
{
    Losses losses(m_name, {}, m_dialect.family);
    if (!spec.external)
        addLosses(losses, networkTable(), spec, m_dialect);
    return losses.warnings();
}

QList<core::Warning> DockerLikeProtocol::warningsFor(const core::VolumeSpec &spec) const
{
    Losses losses(m_name, {}, m_dialect.family);
    if (!spec.external)
        addLosses(losses, volumeTable(), spec, m_dialect);
    return losses.warnings();
}

QList<core::Warning> DockerLikeProtocol::warningsFor(const core::BuildSpec &build,
                                                     const QString &service) const
{
    Losses losses(m_name, service, m_dialect.family);
    addLosses(losses, buildTable(), build, m_dialect);
    return losses.warnings();
}

CommandLine DockerLikeProtocol::inspectContainers(const QStringList &ids) const
{
    Words words({QStringLiteral("inspect"), QStringLiteral("--type"), QStringLiteral("container")});
    words.addOperands(ids);
    return reading(words.list());
}

core::Result<QList<core::ContainerInfo>>
DockerLikeProtocol::parseInspection(const QByteArray &output) const
{
    return readList(output, m_title, inspectedContainer);
}

CommandLine DockerLikeProtocol::pushImage(const QString &reference) const
{
    Words words({QStringLiteral("push")});
    words.addOperands({reference});
    return unbounded(words.list());
}

CommandLine DockerLikeProtocol::removeImage(const QString &reference) const
{
    Words words({QStringLiteral("image"), QStringLiteral("rm")});
    words.addOperands({reference});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::buildImage(const core::BuildSpec &build, const QString &tag) const
{
    CommandLine command = unbounded(buildWords(build, tag, m_dialect));
    command.input = build.dockerfileInline.toUtf8();
    // Only the names are words of the call; the values may come from a .env that it never sees.
    for (const core::BuildSecret &secret : build.secrets) {
        if (!secret.variable.isEmpty() && !secret.value.isEmpty())
            command.environment.insert(secret.variable, secret.value);
    }
    return command;
}

CommandLine DockerLikeProtocol::createNetwork(const core::NetworkSpec &spec,
                                              const core::StringMap &labels) const
{
    Words words({QStringLiteral("network"), QStringLiteral("create")});
    addFlags(words, networkTable(), spec, m_dialect);
    words.addEach(QStringLiteral("--label"), withLabels(spec.labels, labels));
    words.addOperands({spec.name});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::removeNetwork(const QString &name) const
{
    Words words({QStringLiteral("network"), QStringLiteral("rm")});
    words.addOperands({name});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::createVolume(const core::VolumeSpec &spec,
                                             const core::StringMap &labels) const
{
    Words words({QStringLiteral("volume"), QStringLiteral("create")});
    addFlags(words, volumeTable(), spec, m_dialect);
    const core::StringMap all = withLabels(spec.labels, labels);
    for (auto it = all.begin(); it != all.end(); ++it)
        words.add(QStringLiteral("--label"),
                  listValue(it.key() + u'=' + it.value(), m_dialect.splitsVolumeLabels));
    words.addOperands({spec.name});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::removeVolume(const QString &name) const
{
    Words words({QStringLiteral("volume"), QStringLiteral("rm")});
    words.addOperands({name});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::creating(const QStringList &verb,
                                         const core::ContainerSpec &spec) const
{
    Words words(globalWords(spec, m_dialect) + verb);
    addContainerFlags(words, spec, m_dialect);
    addImageAndCommand(words, spec, m_dialect);
    CommandLine command = acting(words.list());
    command.printsId = true;
    command.unsetEnvironment = bareVariables(spec);
    command.environment = secretVariables(spec);
    return command;
}

QList<CommandLine> DockerLikeProtocol::createContainer(const core::ContainerSpec &spec) const
{
    QList<CommandLine> commands = {creating({QStringLiteral("create")}, spec)};
    for (const core::NetworkAttachment &attachment : networksToConnect(spec, m_dialect))
        commands << acting(networkConnectWords(attachment, spec.name, m_dialect));
    return commands;
}

QList<CommandLine> DockerLikeProtocol::runContainer(const core::ContainerSpec &spec) const
{
    if (networksToConnect(spec, m_dialect).isEmpty())
        return {creating({QStringLiteral("run"), QStringLiteral("--detach")}, spec)};
    return createContainer(spec) << startContainer(spec.name);
}

CommandLine DockerLikeProtocol::startContainer(const QString &name) const
{
    Words words({QStringLiteral("start")});
    words.addOperands({name});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::startAttached(const QString &name, bool interactive) const
{
    Words words({QStringLiteral("start"), QStringLiteral("--attach")});
    if (interactive)
        words.add(QStringLiteral("--interactive"));
    words.addOperands({name});
    return unbounded(words.list());
}

CommandLine DockerLikeProtocol::copyArchive(const QString &name, const QByteArray &tar) const
{
    Words words({QStringLiteral("cp")});
    // podman would give the files to the container's user.
    if (m_dialect.family == Dialect::Family::Podman)
        words.add(QStringLiteral("--archive=false"));
    words.add(QStringLiteral("-"));
    words.add(name + QStringLiteral(":/"));
    CommandLine command = acting(words.list());
    command.input = tar;
    return command;
}

std::optional<core::Error> DockerLikeProtocol::refusal(const core::ContainerSpec &spec) const
{
    if (!m_dialect.keepsSecrets && !spec.secrets.isEmpty())
        return core::Error{.kind = core::Error::Kind::Validation,
                           .summary = ProtocolTr::tr("%1 keeps no secrets of its own, so \"%2\" "
                                                     "cannot be an external secret here.")
                                          .arg(m_title, spec.secrets.first().name),
                           .hint = ProtocolTr::tr("Give the secret a file or a variable.")};
    if (!m_dialect.copiesIntoReadOnly && spec.settings.readOnly && !spec.files.isEmpty())
        return core::Error{
            .kind = core::Error::Kind::Validation,
            .summary = ProtocolTr::tr("%1 cannot put %2 into a container whose root is read-only.")
                           .arg(m_title, spec.files.first().path),
            .hint = ProtocolTr::tr("Take it from a file, without uid, gid and mode; or leave out "
                                   "\"read_only\".")};
    return std::nullopt;
}

CommandLine DockerLikeProtocol::pauseContainers(const QStringList &names) const
{
    Words words({QStringLiteral("pause")});
    words.addOperands(names);
    return acting(words.list());
}

CommandLine DockerLikeProtocol::unpauseContainers(const QStringList &names) const
{
    Words words({QStringLiteral("unpause")});
    words.addOperands(names);
    return acting(words.list());
}

CommandLine DockerLikeProtocol::killContainers(const QStringList &names,
                                               const QString &signal) const
{
    Words words({QStringLiteral("kill")});
    words.addUnlessEmpty(QStringLiteral("--signal"), signal);
    words.addOperands(names);
    return acting(words.list());
}

CommandLine DockerLikeProtocol::restartContainer(const QString &name,
                                                 std::optional<int> grace) const
{
    Words words({QStringLiteral("restart")});
    if (grace)
        words.add(QStringLiteral("-t"), QString::number(*grace));
    words.addOperands({name});
    return stopping(words.list(), grace);
}

CommandLine DockerLikeProtocol::renameContainer(const QString &name, const QString &newName) const
{
    Words words({QStringLiteral("rename")});
    words.addOperands({name, newName});
    return acting(words.list());
}

CommandLine DockerLikeProtocol::logs(const QString &name, const core::LogOptions &options) const
{
    Words words({QStringLiteral("logs"), QStringLiteral("--timestamps")});
    if (options.follow)
        words.add(QStringLiteral("--follow"));
    if (options.tail >= 0)
        words.add(QStringLiteral("--tail"), QString::number(options.tail));
    words.addUnlessEmpty(QStringLiteral("--since"), options.since);
    words.addUnlessEmpty(QStringLiteral("--until"), options.until);
    words.addOperands({name});
    return options.follow ? following(words.list()) : acting(words.list());
}

CommandLine DockerLikeProtocol::exec(const QString &name, const core::ExecOptions &options) const
{
    Words words({QStringLiteral("exec")});
    if (options.interactive)
        words.add(QStringLiteral("--interactive"));
    if (options.terminal)
        words.add(QStringLiteral("--tty"));
    if (options.privileged)
        words.add(QStringLiteral("--privileged"));
    words.addUnlessEmpty(QStringLiteral("--user"), options.user);
    words.addUnlessEmpty(QStringLiteral("--workdir"), options.workingDirectory);
    words.addEach(QStringLiteral("--env"), options.environment);
    words.addOperands({name});
    for (const QString &word : options.command)
        words.add(word);
    return unbounded(words.list());
}

CommandLine DockerLikeProtocol::copy(const core::CopyOptions &options) const
{
    Words words({QStringLiteral("cp")});
    const bool isPodman = m_dialect.family == Dialect::Family::Podman;
    // podman's --archive is on by itself and means the opposite: files go to the container's user.
    if (options.keepOwners)
        words.add(isPodman ? QStringLiteral("--archive=false") : QStringLiteral("--archive"));
    // podman follows links anyway, and has no such flag.
    if (options.followLinks && !isPodman)
        words.add(QStringLiteral("--follow-link"));
    const QString inside = options.container + u':' + options.inside;
    // A lone dash is a stream and no option, so it needs no "--".
    if (options.outside == u"-") {
        words.add(options.into ? options.outside : inside);
        words.add(options.into ? inside : options.outside);
    } else {
        words.addOperands(options.into ? QStringList{options.outside, inside}
                                       : QStringList{inside, options.outside});
    }
    return unbounded(words.list());
}

CommandLine DockerLikeProtocol::listProcesses(const QString &name) const
{
    Words words({QStringLiteral("top")});
    words.addOperands({name});
    return reading(words.list());
}

core::Result<core::ProcessTable> DockerLikeProtocol::parseProcesses(const QByteArray &output) const
{
    const core::ProcessTable table = processesInText(QString::fromUtf8(output));
    if (table.columns.isEmpty())
        return unreadable(m_title, QString::fromUtf8(output));
    return table;
}

core::Result<QList<core::ContainerUsage>>
DockerLikeProtocol::parseUsage(const QByteArray &output) const
{
    return readList(output, m_title, usageOf);
}

CommandLine DockerLikeProtocol::waitForEnd(const QString &name) const
{
    Words words({QStringLiteral("wait")});
    words.addOperands({name});
    return following(words.list());
}

core::Result<int> DockerLikeProtocol::parseEnd(const QByteArray &output) const
{
    bool isNumber = false;
    const int code = output.trimmed().toInt(&isNumber);
    if (!isNumber || code < 0 || code > 255)
        return unreadable(m_title, QString::fromUtf8(output));
    return code;
}

CommandLine DockerLikeProtocol::runHealthCheck(const QString &) const
{
    return {};
}

core::Error DockerLikeProtocol::errorOf(const CommandLine &command,
                                        const core::ProcessResult &result) const
{
    return common::errorOf(command, result, m_title);
}

} // namespace backends::common
