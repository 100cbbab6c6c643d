#include "backends/common/errortable.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace backends::common {

namespace {

using Kind = core::Error::Kind;

/// The runtime itself, its helpers, ports and names.
QList<ErrorRow> machineRows()
{
    return {
        {Kind::BackendNotAvailable,
         "permission denied while trying to connect to the docker (?:daemon socket|api) at (\\S+)",
         QT_TRANSLATE_NOOP("backends", "You may not use %1: its socket belongs to another group."),
         QT_TRANSLATE_NOOP("backends",
                           "Add yourself to the group docker and sign in again. Whoever is in that "
                           "group is as powerful as root.")},
        {Kind::BackendNotAvailable,
         "cannot connect to the docker daemon at (\\S+?)\\.?\\s|failed to connect to the docker "
         "api at (\\S+?);",
         QT_TRANSLATE_NOOP("backends", "%1 is not running."),
         QT_TRANSLATE_NOOP("backends", "Start it, for example with: sudo systemctl start docker")},
        {Kind::BackendNotAvailable,
         "cannot connect to podman|unable to connect to podman socket",
         QT_TRANSLATE_NOOP("backends", "Podman's service does not answer."),
         QT_TRANSLATE_NOOP("backends", "Start its machine with: podman machine start")},
        {Kind::BackendNotAvailable,
         "error during connect: (.+)",
         QT_TRANSLATE_NOOP("backends", "%1 cannot be reached."),
         QT_TRANSLATE_NOOP("backends", "Check DOCKER_HOST and the current docker context.")},
        {Kind::BackendNotAvailable,
         "client version (\\S+) is too old",
         QT_TRANSLATE_NOOP("backends", "The docker command line is too old for this engine."),
         QT_TRANSLATE_NOOP("backends", "Update the docker command line.")},
        {Kind::BackendNotAvailable,
         "default OCI runtime \\\"([^\\\"]+)\\\" not found",
         QT_TRANSLATE_NOOP("backends", "%1 does not find the OCI runtime %2."),
         QT_TRANSLATE_NOOP(
             "backends",
             "Install crun or runc, or name an installed one as runtime in containers.conf.")},
        {Kind::BackendNotAvailable,
         "failed to find plugin \\\"([^\\\"]+)\\\" in path",
         QT_TRANSLATE_NOOP("backends", "%1 does not find its network plugin %2."),
         QT_TRANSLATE_NOOP("backends",
                           "Install the package containernetworking-plugins, or set "
                           "network_backend to netavark in containers.conf.")},
        {Kind::BackendNotAvailable,
         "could not find \\\"?(netavark|aardvark-dns|slirp4netns|pasta|conmon)\\\"?|exec: "
         "\\\"(netavark|aardvark-dns|slirp4netns|pasta|conmon)\\\": executable file not found",
         QT_TRANSLATE_NOOP("backends", "%1 does not find its helper program %2."),
         QT_TRANSLATE_NOOP("backends", "Install the package of that name.")},
        {Kind::Backend,
         "container-init binary not found",
         QT_TRANSLATE_NOOP("backends",
                           "%1 has no init program for containers with \"init: true\"."),
         QT_TRANSLATE_NOOP("backends",
                           "Install the package catatonit, or remove \"init\" from the service.")},
        {Kind::Backend,
         "error setting rlimit type \\d+: operation not permitted",
         QT_TRANSLATE_NOOP("backends",
                           "%1 may not raise a resource limit (ulimit) of the container."),
         QT_TRANSLATE_NOOP("backends",
                           "Lower the ulimits of the service, or set default_ulimits in "
                           "containers.conf to what this user has.")},
        {Kind::Backend,
         "rootlessport cannot expose privileged port (\\d+)",
         QT_TRANSLATE_NOOP("backends", "Port %2 is too low for a user's own containers."),
         QT_TRANSLATE_NOOP(
             "backends",
             "Publish a port from 1024 on, or lower net.ipv4.ip_unprivileged_port_start.")},
        {Kind::Backend,
         "bind for \\S*?:(\\d+) failed: port is already allocated|listen (?:tcp|udp|sctp)[46]? "
         "\\S*?:(\\d+): bind: address already in use|exposing port \\S+ -> "
         "\\S*?:(\\d+):[^\\n]*address already in use",
         QT_TRANSLATE_NOOP("backends", "Port %2 is already in use."),
         QT_TRANSLATE_NOOP("backends", "Stop what uses it, or publish another port.")},
        {Kind::Backend,
         "port is already allocated|bind: address already in use",
         QT_TRANSLATE_NOOP("backends", "A port that the container publishes is already in use."),
         QT_TRANSLATE_NOOP("backends", "Stop what uses it, or publish another port.")},
        {Kind::Backend,
         "host and container port ranges have different lengths",
         QT_TRANSLATE_NOOP("backends", "%1 cannot choose a free port from a range."),
         QT_TRANSLATE_NOOP("backends", "Publish one port, or a range as long as the container's.")},
        {Kind::Backend,
         "container name \\\"/?([^\\\"]+)\\\" is already in use",
         QT_TRANSLATE_NOOP("backends", "There is already a container named %2."),
         QT_TRANSLATE_NOOP("backends", "Remove or rename that container.")},
        {Kind::Backend,
         "container \\S+ has dependent containers which must be removed before it: ([0-9a-f]{12})?",
         QT_TRANSLATE_NOOP("backends",
                           "Other containers depend on this one and have to be removed first."),
         QT_TRANSLATE_NOOP(
             "backends", "Remove the containers that share its network or namespaces before it.")},
        {Kind::Backend,
         "cannot join network of a non running container",
         QT_TRANSLATE_NOOP("backends", "The container whose network is shared does not run."),
         QT_TRANSLATE_NOOP("backends", "Start that container first.")},
    };
}

/// Containers and images.
QList<ErrorRow> imageRows()
{
    return {
        {Kind::NotFound,
         "no container with name or id \\\"?([^\\s\\\"]+)\\\"? found|no such container:? "
         "\\\"?([^\\s\\\"]+)|container \\\"([^\\\"]+)\\\" does not exist|no container with id or "
         "name \\\"?([^\\s\\\"]+)\\\"? found",
         QT_TRANSLATE_NOOP("backends", "There is no container named %2."),
         QT_TRANSLATE_NOOP("backends", "It may have been removed meanwhile; refresh the list.")},
        {Kind::Backend,
         "container (\\S+) is not running|can only create exec sessions on running "
         "containers|container is not running|container state improper",
         QT_TRANSLATE_NOOP("backends", "The container does not allow this in its present state."),
         QT_TRANSLATE_NOOP("backends", "Look at its state and start or stop it first.")},
        {Kind::Backend,
         "no matching manifest for (\\S+)|no image found in (?:manifest list|image index) for "
         "architecture \\\"?([^\\s\\\",]+)",
         QT_TRANSLATE_NOOP("backends", "The image does not exist for the platform %2."),
         QT_TRANSLATE_NOOP("backends",
                           "Choose another tag, or set \"platform\" to one that the image has.")},
        {Kind::NotFound,
         "manifest for (\\S+) not found|reading manifest (\\S+) in [^\\n]*: manifest unknown",
         QT_TRANSLATE_NOOP("backends", "The image %2 does not exist in its registry."),
         QT_TRANSLATE_NOOP("backends", "Check the name and the tag.")},
        {Kind::NotFound,
         "pull access denied for ([^\\s,]+)|repository (\\S+) not found|requested access to the "
         "resource is denied",
         QT_TRANSLATE_NOOP("backends",
                           "The image %2 does not exist, or its registry wants you to sign in."),
         QT_TRANSLATE_NOOP("backends",
                           "Check the name, or sign in to the registry with: %3 login")},
        {Kind::Backend,
         "toomanyrequests|too many requests",
         QT_TRANSLATE_NOOP("backends", "The registry allows no more downloads for now."),
         QT_TRANSLATE_NOOP("backends", "Wait, or sign in to the registry to get a higher limit.")},
        {Kind::Backend,
         "no basic auth credentials|authentication required|unauthorized: |invalid "
         "username/password",
         QT_TRANSLATE_NOOP("backends", "The registry wants you to sign in."),
         QT_TRANSLATE_NOOP("backends", "Sign in to the registry with: %3 login")},
        {Kind::Backend,
         "server gave http response to https client",
         QT_TRANSLATE_NOOP("backends", "The registry speaks plain HTTP, which %1 refuses."),
         QT_TRANSLATE_NOOP("backends",
                           "Declare it an insecure registry in the runtime's settings, or give it "
                           "a certificate.")},
        {Kind::Backend,
         "dial tcp: lookup ([^\\s:]+)[^\\n]*|lookup ([^\\s:]+) on \\S+: (?:no such host|server "
         "misbehaving)",
         QT_TRANSLATE_NOOP("backends", "The registry %2 cannot be found."),
         QT_TRANSLATE_NOOP("backends", "Check the name of the image and the network connection.")},
        {Kind::Backend,
         "dial tcp (\\S+): (?:connect: )?(?:connection refused|i/o timeout|no route to "
         "host|network is unreachable)|pinging container registry (\\S+?):\\s",
         QT_TRANSLATE_NOOP("backends", "The registry %2 does not answer."),
         QT_TRANSLATE_NOOP("backends", "Check the network connection, or try again later.")},
        {Kind::NotFound,
         "no such image: (\\S+?):?(?:\\s|$)|unable to find image '([^']+)' locally|(\\S+): "
         "image not known",
         QT_TRANSLATE_NOOP("backends", "The image %2 is not on this machine."),
         QT_TRANSLATE_NOOP("backends", "Pull or build it first.")},
        {Kind::Backend,
         "image (?:is being used by|used by|is in use by a)|conflict: unable to "
         "(?:remove|delete)[^\\n]*",
         QT_TRANSLATE_NOOP("backends", "The image is in use by a container."),
         QT_TRANSLATE_NOOP("backends", "Remove that container first.")},
    };
}

/// Networks and volumes.
QList<ErrorRow> networkRows()
{
    return {
        // podman walks all interfaces for a free address range, while others come and go.
        {Kind::Backend,
         "route ip\\+net: no such network interface",
         QT_TRANSLATE_NOOP("backends",
                           "The network interfaces of this machine changed while %1 was at work."),
         QT_TRANSLATE_NOOP("backends", "Try again in a moment."),
         true},
        {Kind::Backend,
         "network with name (\\S+) already exists|network name (\\S+) already used",
         QT_TRANSLATE_NOOP("backends", "There is already a network named %2."),
         QT_TRANSLATE_NOOP("backends", "Use it as an external network, or remove it first.")},
        {Kind::Backend,
         "volume with name (\\S+) already exists",
         QT_TRANSLATE_NOOP("backends", "There is already a volume named %2."),
         QT_TRANSLATE_NOOP("backends", "Use it as an external volume, or remove it first.")},
        {Kind::Backend,
         "network (\\S+) id \\S+ has active endpoints|network (\\S+) has active "
         "endpoints|\\\"([^\\\"]+)\\\" has associated containers with it",
         QT_TRANSLATE_NOOP("backends", "The network %2 is still in use by a container."),
         QT_TRANSLATE_NOOP("backends", "Remove or disconnect the containers that are on it.")},
        {Kind::Backend,
         "remove ([^\\s:]+): volume is in use|volume (\\S+) is being used by",
         QT_TRANSLATE_NOOP("backends", "The volume %2 is still in use by a container."),
         QT_TRANSLATE_NOOP("backends", "Remove the containers that mount it first.")},
        {Kind::NotFound,
         "network ([^\\s:]+) not found|unable to find network with name or id ([^\\s:]+)|no such "
         "network:? ?(\\S*)",
         QT_TRANSLATE_NOOP("backends", "There is no network named %2."),
         QT_TRANSLATE_NOOP("backends", "Create it, or correct the name of the external network.")},
        {Kind::NotFound,
         "get ([^\\s:]+): no such volume|no volume with name \\\"([^\\\"]+)\\\" found|no such "
         "volume:? ?(\\S*)",
         QT_TRANSLATE_NOOP("backends", "There is no volume named %2."),
         QT_TRANSLATE_NOOP("backends", "Create it, or correct the name of the external volume.")},
        {Kind::Backend,
         "could not find an available, non-overlapping ipv4 address pool|all predefined address "
         "pools have been fully subnetted",
         QT_TRANSLATE_NOOP("backends", "%1 has no free address range for another network."),
         QT_TRANSLATE_NOOP("backends", "Remove networks that are no longer used.")},
        {Kind::Backend,
         "pool overlaps with other one on this address space|subnet (\\S+) is already used",
         QT_TRANSLATE_NOOP("backends",
                           "The subnet of the network is already used on this machine."),
         QT_TRANSLATE_NOOP("backends",
                           "Choose another subnet, or leave the choice to the runtime.")},
        {Kind::Backend,
         "user specified ip address is supported (?:only )?(?:when connecting to networks with "
         "user configured subnets|on user defined networks only)",
         QT_TRANSLATE_NOOP("backends", "A fixed address needs a network with a subnet of its own."),
         QT_TRANSLATE_NOOP("backends", "Give the network a subnet in \"ipam\".")},
    };
}

/// What runs in a container, and how an image is built.
QList<ErrorRow> contentRows()
{
    return {
        {Kind::FileNotFound,
         "bind source path does not exist: ([^\\n]+)|statfs ([^\\n]+): no such file or directory",
         QT_TRANSLATE_NOOP("backends", "The folder or file %2 does not exist."),
         QT_TRANSLATE_NOOP("backends", "Create it, or correct the path in \"volumes\".")},
        {Kind::Backend,
         "mounts denied",
         QT_TRANSLATE_NOOP("backends", "The virtual machine of %1 does not share this folder."),
         QT_TRANSLATE_NOOP("backends", "Share the folder in the settings of the runtime.")},
        {Kind::Backend,
         "exec: \\\"([^\\\"]+)\\\": (?:executable file not found in \\$path|stat [^\\n]*no such "
         "file or directory)|executable file `([^`]+)` not found",
         QT_TRANSLATE_NOOP("backends", "The command %2 does not exist in the image."),
         QT_TRANSLATE_NOOP("backends",
                           "Correct the command or the entrypoint, or use another image.")},
        {Kind::Backend,
         "exec: \\\"([^\\\"]+)\\\": permission denied|exec \\\"?([^\\s\\\":]+)\\\"?: permission "
         "denied",
         QT_TRANSLATE_NOOP("backends", "The command %2 may not be executed in the image."),
         QT_TRANSLATE_NOOP("backends",
                           "Make it executable in the image, or correct the entrypoint.")},
        {Kind::Backend,
         "no command specified|no command or entrypoint provided",
         QT_TRANSLATE_NOOP("backends",
                           "The image does not say what to run, and neither does the service."),
         QT_TRANSLATE_NOOP("backends", "Set a command or an entrypoint.")},
        {Kind::Backend,
         "exec format error",
         QT_TRANSLATE_NOOP("backends", "The image was made for another processor."),
         QT_TRANSLATE_NOOP(
             "backends", "Choose an image for this machine's architecture, or install emulation.")},
        {Kind::Backend,
         "unable to find user ([^\\s:]+)|unable to find group ([^\\s:]+)",
         QT_TRANSLATE_NOOP("backends", "The user or group %2 does not exist in the image."),
         QT_TRANSLATE_NOOP("backends", "Use a number, or a name that the image knows.")},
        {Kind::Backend,
         "invalid log driver|looking up logging plugin (\\S+):|no log driver named '([^']+)'",
         QT_TRANSLATE_NOOP("backends", "%1 does not have this log driver."),
         QT_TRANSLATE_NOOP("backends", "Choose another driver in \"logging\".")},
        {Kind::Backend,
         "failed to initialize journal",
         QT_TRANSLATE_NOOP("backends", "%1 cannot write to the journal of this machine."),
         QT_TRANSLATE_NOOP("backends", "Choose another log driver than journald.")},
        {Kind::Backend,
         "could not select device driver|unresolvable cdi devices? (\\S+)",
         QT_TRANSLATE_NOOP("backends", "The device driver for this container is not installed."),
         QT_TRANSLATE_NOOP(
             "backends",
             "Install the vendor's container toolkit, such as nvidia-container-toolkit.")},
        {Kind::Backend,
         "error gathering device information while adding custom device \\\"([^\\\"]+)\\\"|stat "
         "(/dev/[^\\s:]+): no such file or directory",
         QT_TRANSLATE_NOOP("backends", "The device %2 does not exist on this machine."),
         QT_TRANSLATE_NOOP("backends", "Correct the path in \"devices\".")},
        {Kind::Backend,
         "sysctl \\\"?([^\\s\\\"]+)\\\"? (?:is not allowed|is not in a separate kernel "
         "namespace|not allowed)",
         QT_TRANSLATE_NOOP("backends", "The kernel setting %2 may not be set for a container."),
         QT_TRANSLATE_NOOP("backends", "Remove it from \"sysctls\".")},
        {Kind::Backend,
         "(?:systemd cgroup flag passed|cgroups?: cgroup mountpoint does not exist|unable to apply "
         "cgroup configuration|failed to create cgroup|cgroup-manager)",
         QT_TRANSLATE_NOOP("backends", "%1 cannot use the control groups of this machine."),
         QT_TRANSLATE_NOOP("backends",
                           "Set cgroup_manager to cgroupfs in containers.conf, or start systemd.")},
        {Kind::Backend,
         "no space left on device",
         QT_TRANSLATE_NOOP("backends", "The disk is full."),
         QT_TRANSLATE_NOOP("backends",
                           "Remove images, volumes and build caches that are no longer used.")},
        {Kind::Backend,
         "exceeded num_locks|allocation failed; exceeded",
         QT_TRANSLATE_NOOP("backends", "%1 has no lock left for another container or volume."),
         QT_TRANSLATE_NOOP(
             "backends",
             "Remove unused containers and volumes, or raise num_locks in containers.conf.")},
        {Kind::Backend,
         "conflicting options: ([^\\n]+)",
         QT_TRANSLATE_NOOP("backends", "These settings exclude each other: %2."),
         QT_TRANSLATE_NOOP("backends", "Remove one of them from the service.")},
        {Kind::Backend,
         "\\\"(--[^\\\"]+)\\\" requires api version|unknown flag: (\\S+)|unknown shorthand flag: "
         "([^\\n]+)",
         QT_TRANSLATE_NOOP("backends", "This version of %1 does not know %2."),
         QT_TRANSLATE_NOOP("backends", "Update %1, or remove the setting from the service.")},
        {Kind::FileNotFound,
         "unable to prepare context: path \\\"([^\\\"]+)\\\" not found|context must be a "
         "directory: \\\"?([^\\\"\\n]*)",
         QT_TRANSLATE_NOOP("backends", "The build context %2 does not exist."),
         QT_TRANSLATE_NOOP("backends", "Correct \"context\" in \"build\".")},
        {Kind::FileNotFound,
         "cannot locate specified dockerfile:? ?(\\S*)|failed to read dockerfile: open "
         "([^\\s:]+)|the specified (?:containerfile or )?dockerfile[^\\n]*does not exist|no "
         "containerfile or dockerfile specified",
         QT_TRANSLATE_NOOP("backends", "The build has no Dockerfile."),
         QT_TRANSLATE_NOOP("backends", "Correct \"dockerfile\" in \"build\".")},
        {Kind::Backend,
         "dockerfile parse error on line (\\d+)|dockerfile parse error line (\\d+)",
         QT_TRANSLATE_NOOP("backends", "The Dockerfile cannot be read at line %2."),
         QT_TRANSLATE_NOOP("backends", "Correct that line.")},
        {Kind::Backend,
         "the command '([^\\n]+)' returned a non-zero code: \\d+|process \\\"([^\\n]+)\\\" did not "
         "complete successfully|building at step \\\"?([^\\n\\\"]+)\\\"?: (?:error )?while "
         "running runtime",
         QT_TRANSLATE_NOOP("backends", "A step of the build failed: %2."),
         QT_TRANSLATE_NOOP("backends", "Read the output of the build above the error.")},
    };
}

struct CompiledRow
{
    ErrorRow row;
    QRegularExpression expression;
};

const QList<CompiledRow> &compiledRows()
{
    static const QList<CompiledRow> compiled = [] {
        QList<CompiledRow> list;
        for (const ErrorRow &row : errorRows())
            list.append({row,
                         QRegularExpression(QString::fromLatin1(row.pattern),
                                            QRegularExpression::CaseInsensitiveOption)});
        return list;
    }();
    return compiled;
}

/// The names in a match: a pattern has one group for each way of saying it.
QStringList namesIn(const QRegularExpressionMatch &match)
{
    QStringList names;
    for (const QString &name : match.capturedTexts().mid(1)) {
        if (!name.isEmpty())
            names << name.trimmed();
    }
    return names;
}

QString filledIn(const char *text, const QStringList &fillings)
{
    const QString sentence = QCoreApplication::translate("backends", text);
    // In one pass: a name may hold "%1" itself.
    static const QRegularExpression place(QStringLiteral("%([123])"));
    QString filled;
    qsizetype from = 0;
    for (auto it = place.globalMatch(sentence); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        filled += sentence.mid(from, match.capturedStart() - from);
        filled += fillings.value(match.capturedView(1).toInt() - 1);
        from = match.capturedEnd();
    }
    return filled + sentence.mid(from);
}

} // namespace

QList<ErrorRow> errorRows()
{
    return machineRows() + imageRows() + networkRows() + contentRows();
}

core::Error knownError(const QString &text, const QString &title, const QString &program)
{
    for (const CompiledRow &entry : compiledRows()) {
        const QRegularExpressionMatch match = entry.expression.match(text);
        if (!match.hasMatch())
            continue;
        const QStringList fillings = {title, namesIn(match).value(0).left(200), program};
        return {.kind = entry.row.kind,
                .summary = filledIn(entry.row.summary, fillings),
                .hint = filledIn(entry.row.hint, fillings),
                .passing = entry.row.passing};
    }
    return {};
}

} // namespace backends::common
