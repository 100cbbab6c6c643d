#include "tests/support/liveruntime.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QNetworkInterface>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTime>

#include <csignal>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace support {

namespace {

bool isDefaultNetwork(const QString &name)
{
    static const QStringList names{QStringLiteral("podman"),
                                   QStringLiteral("bridge"),
                                   QStringLiteral("host"),
                                   QStringLiteral("none")};
    return names.contains(name);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString listDifference(const QString &what, const QStringList &before, const QStringList &after)
{
    QString text;
    for (const QString &entry : after) {
        if (!before.contains(entry))
            text += QStringLiteral("  more %1: %2\n").arg(what, entry);
    }
    for (const QString &entry : before) {
        if (!after.contains(entry))
            text += QStringLiteral("  fewer %1: %2\n").arg(what, entry);
    }
    return text;
}

} // namespace

Finished runProgram(const QString &program, const QStringList &arguments, int limitMs)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(limitMs)) {
        process.kill();
        process.waitForFinished();
        return {.error = process.readAllStandardError()
                         + "\n[no end within the limit: " + process.errorString().toUtf8() + ']',
                .milliseconds = timer.elapsed()};
    }
    const bool normal = process.exitStatus() == QProcess::NormalExit;
    return {.exitCode = normal ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .error = process.readAllStandardError(),
            .milliseconds = timer.elapsed()};
}

QString Inventory::differenceTo(const Inventory &other) const
{
    // One that has ended meanwhile, such as that of a health check, is not left behind.
    QStringList known = other.processes;
    for (const QString &process : processes) {
        if (!known.contains(process))
            known << process;
    }
    known.sort();
    QString text = listDifference(QStringLiteral("container"), containers, other.containers)
                   + listDifference(QStringLiteral("network"), networks, other.networks)
                   + listDifference(QStringLiteral("volume"), volumes, other.volumes)
                   + listDifference(QStringLiteral("process"), processes, known)
                   + listDifference(QStringLiteral("bridge address"), addresses, other.addresses);
    if (openFiles != other.openFiles)
        text += QStringLiteral("  open files: %1, then %2\n").arg(openFiles).arg(other.openFiles);
    return text;
}

LiveRuntime::LiveRuntime(const QString &name)
    : m_name(name)
{
    if (QStandardPaths::findExecutable(name).isEmpty()) {
        m_problem = QStringLiteral("%1 is not installed.").arg(name);
        return;
    }
    m_environment.isolate(m_folder.path());
    m_environment.set("PERRY_CONTAINER_BACKEND", name);
    m_problem = name == u"docker" ? prepareDocker() : preparePodman();
    if (m_problem.isEmpty())
        m_problem = buildTestImage();
}

LiveRuntime::~LiveRuntime()
{
    if (m_problem.isEmpty())
        clear();
    if (m_daemon.state() != QProcess::NotRunning) {
        m_daemon.terminate();
        if (!m_daemon.waitForFinished(20'000)) {
            m_daemon.kill();
            m_daemon.waitForFinished();
        }
    }
    // Builds on the network of the host leave its name space mounted.
    if (m_name == u"docker")
        runProgram(QStringLiteral("umount"),
                   {m_folder.filePath(QStringLiteral("exec-root/netns/default"))});
    // Layers may be mounted as long as images are there, and the folder must be removable.
    if (m_name == u"podman" && m_problem.isEmpty())
        call({QStringLiteral("rmi"), QStringLiteral("--all"), QStringLiteral("--force")});
}

QString LiveRuntime::writeFile(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("Cannot write %s", qPrintable(path));
    return path;
}

QString LiveRuntime::preparePodman()
{
    m_pool = QStringLiteral("10.97.");
    for (const QString folder : {"networks", "tmp", "run", "storage"})
        QDir(m_folder.path()).mkpath(folder);
    const QByteArray root = m_folder.path().toUtf8();
    // An overlay cannot lie on another one, as in a container.
    const bool isOverlay = QStorageInfo(m_folder.path()).fileSystemType() == "overlay";
    const QByteArray driver = isOverlay ? "vfs" : "overlay";
    const QString storage = writeFile(QStringLiteral("storage.conf"),
                                      "[storage]\ndriver = \"" + driver + "\"\ngraphroot = \""
                                          + root + "/storage\"\nrunroot = \"" + root + "/run\"\n");
    // Locks in files: those in shared memory belong to the whole machine.
    QByteArray engine = "[engine]\nevents_logger = \"file\"\nlock_type = \"file\"\ntmp_dir = \""
                        + root + "/tmp\"\n";
    const bool oldGroups = !QFile::exists(QStringLiteral("/sys/fs/cgroup/cgroup.controllers"));
    if (oldGroups || !QFile::exists(QStringLiteral("/run/systemd/system")))
        engine += "cgroup_manager = \"cgroupfs\"\n";
    if (oldGroups)
        engine += "runtime = \"runc\"\n";
    const QString containers = writeFile(
        QStringLiteral("containers.conf"),
        engine
            + "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\n"
              "[network]\nnetwork_backend = \"netavark\"\nnetwork_config_dir = \""
            + root
            + "/networks\"\ndefault_subnet_pools = [{\"base\" = \"10.97.0.0/16\", \"size\" = "
              "24}]\n");
    m_environment.set("CONTAINERS_STORAGE_CONF", storage);
    m_environment.set("CONTAINERS_CONF", containers);
    const Finished info = call({QStringLiteral("info"),
                                QStringLiteral("--format"),
                                QStringLiteral("{{.Store.GraphRoot}}")});
    if (!info)
        return QStringLiteral("podman does not work here: ") + QString::fromUtf8(info.error);
    // Never on the machine's own storage.
    if (info.output.trimmed() != root + "/storage")
        return QStringLiteral("podman does not take a storage of its own.");
    return {};
}

QString LiveRuntime::prepareDocker()
{
    m_pool = QStringLiteral("10.98.");
    // Settings of the user, such as a current context, must not lead elsewhere.
    m_environment.set("DOCKER_CONFIG", m_folder.filePath(QStringLiteral("docker-config")));
    if (QStandardPaths::findExecutable(QStringLiteral("dockerd")).isEmpty())
        return QStringLiteral("dockerd is not installed.");
    if (geteuid() != 0)
        return QStringLiteral("Only root can start a dockerd for the test.");
    return startDaemon();
}

QString LiveRuntime::startDaemon()
{
    const QString root = m_folder.path();
    const QString socket = QStringLiteral("unix://%1/docker.sock").arg(root);
    m_daemon.setStandardOutputFile(m_folder.filePath(QStringLiteral("dockerd.log")));
    m_daemon.setProcessChannelMode(QProcess::MergedChannels);
#ifdef __linux__
    // A test that crashes must not leave a daemon behind.
    m_daemon.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    m_daemon.start(QStringLiteral("dockerd"),
                   {QStringLiteral("--bridge=none"),
                    QStringLiteral("--data-root"),
                    root + "/data-root",
                    QStringLiteral("--exec-root"),
                    root + "/exec-root",
                    QStringLiteral("--pidfile"),
                    root + "/dockerd.pid",
                    QStringLiteral("--default-address-pool"),
                    QStringLiteral("base=10.98.0.0/16,size=24"),
                    QStringLiteral("-H"),
                    socket});
    m_environment.set("DOCKER_HOST", socket);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 30'000 && m_daemon.state() != QProcess::NotRunning) {
        if (call({QStringLiteral("version")}))
            return {};
        m_daemon.waitForFinished(100);
    }
    return QStringLiteral("dockerd does not start: ")
           + QString::fromUtf8(
               contentOf(m_folder.filePath(QStringLiteral("dockerd.log"))).right(2000));
}

QString LiveRuntime::buildTestImage() const
{
    const QString busybox = QStandardPaths::findExecutable(QStringLiteral("busybox"));
    if (busybox.isEmpty() || runProgram(QStringLiteral("ldd"), {busybox}))
        return QStringLiteral("A static busybox is needed.");
    writeFile(QStringLiteral("image/Dockerfile"),
              "FROM scratch\nCOPY busybox /bin/\n"
              "RUN [\"/bin/busybox\", \"--install\", \"-s\", \"/bin\"]\n"
              "ENV PATH=/bin\nCMD [\"/bin/sleep\", \"1000000\"]\n");
    QFile::copy(busybox, m_folder.filePath(QStringLiteral("image/busybox")));
    const Finished build = call({QStringLiteral("build"),
                                 QStringLiteral("-q"),
                                 QStringLiteral("--network"), // there is no bridge for BuildKit
                                 QStringLiteral("host"),
                                 QStringLiteral("-t"),
                                 testImage(),
                                 m_folder.filePath(QStringLiteral("image"))},
                                120'000);
    if (!build)
        return QStringLiteral("The test image cannot be built: ") + QString::fromUtf8(build.error);
    return {};
}

Finished LiveRuntime::call(const QStringList &arguments, int limitMs) const
{
    return runProgram(m_name, arguments, limitMs);
}

QStringList LiveRuntime::names(const QStringList &listCommand) const
{
    const Finished listed = call(listCommand);
    // Two lists that failed must not look alike.
    if (!listed)
        return {QStringLiteral("(%1 failed at %2)")
                    .arg(listCommand.join(u' '), QTime::currentTime().toString(Qt::ISODateWithMs))};
    QStringList names;
    for (const QByteArray &line : listed.output.split('\n')) {
        const QString name = QString::fromUtf8(line.trimmed());
        if (!name.isEmpty() && !isDefaultNetwork(name))
            names << name;
    }
    names.sort();
    return names;
}

QStringList LiveRuntime::processes() const
{
    QStringList found;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        const qint64 pid = entry.toLongLong();
        if (pid == 0 || pid == getpid() || pid == m_daemon.processId())
            continue;
        // A zombie has no command line, so it is left out here.
        QByteArray line = contentOf(QStringLiteral("/proc/%1/cmdline").arg(entry));
        line.replace('\0', ' ');
        if (line.contains(m_folder.path().toUtf8()) && !line.contains("containerd --config"))
            found << QString::fromUtf8(line.trimmed());
    }
    found.sort();
    return found;
}

Inventory LiveRuntime::inventory() const
{
    Inventory inventory{
        .containers = names({QStringLiteral("ps"),
                             QStringLiteral("--all"),
                             QStringLiteral("--format"),
                             QStringLiteral("{{.Names}}")}),
        .networks = names({QStringLiteral("network"),
                           QStringLiteral("ls"),
                           QStringLiteral("--format"),
                           QStringLiteral("{{.Name}}")}),
        .volumes =
            names({QStringLiteral("volume"), QStringLiteral("ls"), QStringLiteral("--quiet")}),
        .processes = processes()};
    const auto interfaces = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : interfaces) {
        if (address.toString().startsWith(m_pool))
            inventory.addresses << address.toString();
    }
    inventory.addresses.sort();
    inventory.openFiles = QDir(QStringLiteral("/proc/self/fd"))
                              .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                              .size();
    return inventory;
}

QString LiveRuntime::inspect(const QString &container, const QString &format) const
{
    return QString::fromUtf8(call({QStringLiteral("inspect"),
                                   QStringLiteral("--type"),
                                   QStringLiteral("container"),
                                   QStringLiteral("--format"),
                                   format,
                                   container})
                                 .output.trimmed());
}

void LiveRuntime::clear() const
{
    const Inventory now = inventory();
    const bool podman = m_name == u"podman";
    for (const QString &name : now.containers) {
        QStringList words{
            QStringLiteral("rm"), QStringLiteral("--force"), QStringLiteral("--volumes")};
        if (podman)
            words << QStringLiteral("--time") << QStringLiteral("0") << QStringLiteral("--depend");
        call(words << name);
    }
    for (const QString &name : now.networks)
        call({QStringLiteral("network"), QStringLiteral("rm"), name});
    for (const QString &name : now.volumes)
        call({QStringLiteral("volume"), QStringLiteral("rm"), name});
}

} // namespace support
