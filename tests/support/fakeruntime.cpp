#include "tests/support/fakeruntime.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>

namespace support {

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FakeRuntime::FakeRuntime(const QStringList &programs)
{
    const QString fake = QStringLiteral(PERRY_BIN_DIR "/tests/fake_cli");
    // Without it, the names would lead to the machine's real runtimes.
    if (!m_folder.isValid() || !QFile::exists(fake))
        qFatal("The fake runtime is not built: %s", qPrintable(fake));
    QDir(m_folder.path()).mkpath(QStringLiteral("bin"));
    QDir(m_folder.path()).mkpath(QStringLiteral("state"));
    for (const QString &program : programs)
        QFile::link(fake, m_folder.filePath(QStringLiteral("bin/") + program));

    m_environment.isolate(m_folder.path());
    m_environment.set("PATH", m_folder.filePath(QStringLiteral("bin")));
    m_environment.set("DOCKER_BUILDKIT", "0"); // whatever this machine has
    m_environment.set("FAKE_CLI_STATE", m_folder.filePath(QStringLiteral("state")));
}

QString FakeRuntime::writeFile(const QString &name, const QByteArray &text) const
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("Cannot write %s", qPrintable(path));
    return path;
}

void FakeRuntime::misbehave(const FakeRule &rule)
{
    QJsonObject json{{QStringLiteral("match"), rule.match},
                     {QStringLiteral("program"), rule.program},
                     {QStringLiteral("skip"), rule.skip},
                     {QStringLiteral("floodMb"), rule.floodMb},
                     {QStringLiteral("delayMs"), rule.delayMs},
                     {QStringLiteral("stdout"), rule.standardOutput},
                     {QStringLiteral("stderr"), rule.standardError},
                     {QStringLiteral("afterEffect"), rule.afterEffect},
                     {QStringLiteral("hang"), rule.hang},
                     {QStringLiteral("ignoreSignals"), rule.ignoreSignals},
                     {QStringLiteral("crash"), rule.crash}};
    if (rule.exitCode)
        json.insert(QStringLiteral("exit"), *rule.exitCode);
    if (rule.times >= 0)
        json.insert(QStringLiteral("times"), rule.times);
    m_rules.append(json);
    writeRules();
}

void FakeRuntime::behave()
{
    // Kept as rules that never apply, because their uses are counted by their place.
    for (qsizetype at = 0; at < m_rules.size(); ++at) {
        QJsonObject rule = m_rules.at(at).toObject();
        rule.insert(QStringLiteral("times"), 0);
        m_rules.replace(at, rule);
    }
    writeRules();
}

void FakeRuntime::writeRules() const
{
    writeFile(QStringLiteral("state/rules.json.new"), QJsonDocument(m_rules).toJson());
    const QString path = m_folder.filePath(QStringLiteral("state/rules.json"));
    QFile::remove(path);
    QFile::rename(path + QStringLiteral(".new"), path);
}

QList<FakeCall> FakeRuntime::calls(const QString &pattern) const
{
    const QRegularExpression expression(pattern);
    QList<FakeCall> calls;
    const QByteArray lines = contentOf(m_folder.filePath(QStringLiteral("state/calls.jsonl")));
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        const qint64 pid = json[QStringLiteral("pid")].toInteger();
        if (json.contains(QStringLiteral("endNs"))) {
            for (FakeCall &call : calls) {
                if (call.pid != pid || call.endNs != 0)
                    continue;
                call.endNs = json[QStringLiteral("endNs")].toInteger();
                call.exitCode = json[QStringLiteral("exit")].toInt();
            }
        } else if (!json.isEmpty()) {
            calls << FakeCall{.program = json[QStringLiteral("program")].toString(),
                              .arguments =
                                  json[QStringLiteral("arguments")].toVariant().toStringList(),
                              .pid = pid,
                              .startNs = json[QStringLiteral("startNs")].toInteger()};
        }
    }
    calls.removeIf(
        [&expression](const FakeCall &call) { return !expression.match(call.text()).hasMatch(); });
    return calls;
}

void FakeRuntime::forgetCalls() const
{
    QFile::remove(m_folder.filePath(QStringLiteral("state/calls.jsonl")));
}

QByteArray FakeRuntime::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_folder.filePath(QStringLiteral("bin/") + program), arguments);
    if (!process.waitForFinished(10'000))
        qWarning("The fake %s did not end.", qPrintable(program));
    return process.readAllStandardOutput();
}

void FakeRuntime::addImage(const QString &program, const QString &reference) const
{
    run(program, {QStringLiteral("build"), QStringLiteral("-t"), reference, QStringLiteral(".")});
}

void FakeRuntime::offerImage(const QString &program, const QString &reference) const
{
    run(program, {QStringLiteral("fake"), QStringLiteral("offer"), reference});
}

void FakeRuntime::setHealthy(const QString &program, const QString &container, bool healthy) const
{
    run(program,
        {QStringLiteral("fake"),
         QStringLiteral("health"),
         container,
         healthy ? QStringLiteral("true") : QStringLiteral("false")});
}

void FakeRuntime::addLogLine(const QString &program,
                             const QString &container,
                             const QString &line,
                             const QString &stream) const
{
    run(program, {QStringLiteral("fake"), QStringLiteral("log"), container, stream, line});
}

void FakeRuntime::endContainer(const QString &program, const QString &container, int exitCode) const
{
    run(program,
        {QStringLiteral("fake"), QStringLiteral("end"), container, QString::number(exitCode)});
}

QJsonObject FakeRuntime::state(const QString &program) const
{
    // A call lets time pass first.
    run(program, {QStringLiteral("fake"), QStringLiteral("settle")});
    const QString path = m_folder.filePath(QStringLiteral("state/%1.json").arg(program));
    return QJsonDocument::fromJson(contentOf(path)).object();
}

QStringList FakeRuntime::namesOf(const QString &program, const QString &list) const
{
    QStringList names;
    const QJsonArray entries = state(program)[list].toArray();
    for (const QJsonValue &entry : entries)
        names << entry[QStringLiteral("name")].toString();
    names.sort();
    return names;
}

QStringList FakeRuntime::containers(const QString &program) const
{
    return namesOf(program, QStringLiteral("containers"));
}

QStringList FakeRuntime::networks(const QString &program) const
{
    QStringList names = namesOf(program, QStringLiteral("networks"));
    names.removeAll(QStringLiteral("podman"));
    names.removeAll(QStringLiteral("bridge"));
    return names;
}

QStringList FakeRuntime::volumes(const QString &program) const
{
    return namesOf(program, QStringLiteral("volumes"));
}

QJsonObject FakeRuntime::container(const QString &program, const QString &name) const
{
    const QJsonArray entries = state(program)[QStringLiteral("containers")].toArray();
    for (const QJsonValue &entry : entries) {
        if (entry[QStringLiteral("name")].toString() == name)
            return entry.toObject();
    }
    return {};
}

} // namespace support
