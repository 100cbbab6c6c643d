#include "core/engine/job.h"
#include "core/support/paths.h"
#include "fakebackend.h"
#include "inprocessruntime.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace core;
using fakecli::Family;
using fakecli::Json;

/// Edits, commands, faults and hands of strangers in any order, thousands of times. After each `up`
/// there is what is wanted, and a second one has nothing to do; after each failure there is what
/// was there before; and going back to a deployment brings back what it had.
class tst_Model : public QObject
{
    Q_OBJECT

private slots:
    void randomSequences_data();
    void randomSequences();
};

namespace {

/// One service, reduced to what a test can compare by itself.
struct Part
{
    QString name = {};
    int image = 1;
    int level = 0; ///< in its environment
    int scale = 1;
    bool hasBack = false; ///< a second network
    bool hasData = false; ///< a volume
    QStringList needs = {};

    QString text() const
    {
        return QStringLiteral("%1 app:%2 LEVEL=%3%4%5 needs(%6)")
            .arg(name)
            .arg(image)
            .arg(level)
            .arg(hasBack ? QStringLiteral(" back") : QString(),
                 hasData ? QStringLiteral(" data") : QString(),
                 needs.join(u','));
    }
};

using Parts = QList<Part>;

Stack stackOf(const Parts &parts)
{
    Stack stack{.project = "shop", .workingDirectory = "/shop", .files = {"/shop/compose.yaml"}};
    bool hasBack = false;
    bool hasData = false;
    for (const Part &part : parts) {
        Service service{.name = part.name,
                        .image = QStringLiteral("localhost/app:%1").arg(part.image),
                        .networks = {{.network = "default"}},
                        .scale = part.scale};
        service.settings.environment["LEVEL"] = QString::number(part.level);
        if (part.hasBack)
            service.networks << NetworkAttachment{.network = "back"};
        if (part.hasData)
            service.settings.mounts = {
                {.type = Mount::Type::Volume, .source = "data", .target = "/data"}};
        for (const QString &need : part.needs)
            service.dependsOn << Dependency{.service = need};
        service.configHash = QString::fromLatin1(
            QCryptographicHash::hash(part.text().toUtf8(), QCryptographicHash::Sha256).toHex());
        hasBack = hasBack || part.hasBack;
        hasData = hasData || part.hasData;
        stack.services << service;
    }
    stack.networks << NetworkSpec{.key = "default", .name = "shop_default"};
    if (hasBack)
        stack.networks << NetworkSpec{.key = "back", .name = "shop_back"};
    if (hasData)
        stack.volumes << VolumeSpec{.key = "data", .name = "shop_data"};
    return stack;
}

/// What is there, without what changes by itself.
Json thereOf(const InProcessRuntime &runtime)
{
    fakecli::World world = runtime.world();
    Json there{
        {"containers", Json::object()}, {"networks", Json::object()}, {"volumes", Json::object()}};
    for (const Json &container : world.containers()) {
        Json &entry = there["containers"][container["id"].get<std::string>()];
        for (const char *key : {"name", "status", "labels", "networks", "mounts", "env", "imageId"})
            entry[key] = container[key];
    }
    for (const Json &network : world.networks())
        there["networks"][network["name"].get<std::string>()] = network["id"];
    for (const Json &volume : world.volumes())
        there["volumes"][volume["name"].get<std::string>()] = volume["labels"];
    return there;
}

/// A sequence, and all that it needs.
class Sequence
{
public:
    Sequence(const QString &backend, quint32 seed)
        : m_backend(backend)
        , m_runtime(backend == u"docker" ? Family::Docker : Family::Podman)
        , m_protocol(protocolOf(backend))
        , m_store(*Store::open(dataFolder() + "/perry.db"))
        , m_random(seed * (backend == u"docker" ? 7919 : 104729))
    {
        for (int image = 1; image <= 2; ++image)
            buildImage(image);
        m_parts = {{.name = "a"}, {.name = "b", .needs = {"a"}}};
    }

    /// What does not hold, with all that led to it; empty when all does.
    QString run(int steps)
    {
        for (int step = 0; step < steps && m_problem.isEmpty(); ++step)
            takeStep();
        return m_problem.isEmpty() ? QString()
                                   : m_problem + "\n  " + m_history.join(QStringLiteral("\n  "));
    }

private:
    int below(int limit) { return static_cast<int>(m_random.bounded(limit)); }
    bool oneIn(int count) { return below(count) == 0; }
    Part &anyPart() { return m_parts[below(int(m_parts.size()))]; }

    void expect(bool holds, const QString &what)
    {
        if (!holds && m_problem.isEmpty())
            m_problem = what;
    }

    void buildImage(int image)
    {
        m_runtime.call({"build", "-t", QStringLiteral("localhost/app:%1").arg(image), "."});
    }

    void takeStep()
    {
        if (oneIn(2))
            edit();
        if (oneIn(4))
            meddle();
        switch (below(10)) {
        case 0:
        case 1:
        case 2:
        case 3:
            up();
            break;
        case 4:
            failingUp();
            break;
        case 5:
            cancelledUp();
            break;
        case 6:
            dyingUp();
            break;
        case 7:
            goBack();
            break;
        case 8:
            down();
            break;
        default:
            control();
        }
    }

    void edit()
    {
        switch (below(8)) {
        case 0:
            anyPart().image = 1 + below(2);
            break;
        case 1:
            anyPart().scale = below(4);
            break;
        case 2:
            anyPart().hasBack ^= true;
            break;
        case 3:
            anyPart().hasData ^= true;
            break;
        case 4:
            if (m_parts.size() < 5) {
                Part part{.name = QStringLiteral("n%1").arg(++m_names)};
                if (oneIn(2))
                    part.needs = {anyPart().name};
                m_parts << part;
            }
            break;
        case 5:
            if (m_parts.size() > 1) {
                const QString gone = m_parts.takeAt(below(int(m_parts.size()))).name;
                for (Part &part : m_parts)
                    part.needs.removeAll(gone);
            }
            break;
        case 6: {
            Part &part = anyPart();
            const QString before = std::exchange(part.name, QStringLiteral("n%1").arg(++m_names));
            for (Part &other : m_parts)
                other.needs.replaceInStrings(QRegularExpression('^' + before + '$'), part.name);
            break;
        }
        default:
            anyPart().level = below(5);
        }
        QStringList texts;
        for (const Part &part : std::as_const(m_parts))
            texts << part.text() + QStringLiteral(" ×%1").arg(part.scale);
        m_history << "spec: " + texts.join(QStringLiteral("; "));
    }

    /// Somebody else does something to a container, or builds an image anew.
    void meddle()
    {
        QStringList ids;
        {
            fakecli::World world = m_runtime.world();
            for (const Json &container : world.containers())
                ids << QString::fromStdString(container["id"].get<std::string>());
        }
        if (ids.isEmpty() || oneIn(4)) {
            buildImage(1 + below(2));
            m_history << "by hand: an image is built anew";
            return;
        }
        const QString id = ids[below(int(ids.size()))];
        const QStringList words = QList<QStringList>{
            {"stop"}, {"rm", "--force"}, {"start"}, {"kill"}, {"pause"}}[below(5)];
        m_runtime.call(words + QStringList{id});
        m_history << "by hand: " + words.join(u' ') + ' ' + id.left(12);
    }

    JobRequest upRequest(const Parts &parts)
    {
        JobRequest request{.kind = JobRequest::Kind::Up, .stack = stackOf(parts)};
        request.up.removeOrphans = true;
        request.up.forceRecreate = oneIn(10);
        request.maximumParallel = 1 + below(4);
        return request;
    }

    std::unique_ptr<Job> jobOf(const JobRequest &request)
    {
        return std::make_unique<Job>(1,
                                     request,
                                     JobTools{.protocol = m_protocol,
                                              .backend = m_backend,
                                              .runner = &m_runtime,
                                              .store = m_store,
                                              .lookPause = std::chrono::milliseconds(0)});
    }

    JobResult finish(const JobRequest &request)
    {
        const auto job = jobOf(request);
        QSignalSpy finished(job.get(), &Job::finished);
        job->start();
        if (finished.isEmpty() && !finished.wait(20'000)) {
            expect(false, "the call does not end: " + titleOf(request));
            return {};
        }
        auto result = finished.first().first().value<JobResult>();
        m_history << titleOf(request) + ": "
                         + (result.succeeded() ? QStringLiteral("done")
                            : result.cancelled
                                ? QStringLiteral("cancelled")
                                : result.error->summary + ' ' + result.error->detail);
        return result;
    }

    /// What is paused, and need not be made anew, stays so.
    QStringList pausedContainers()
    {
        const Json there = thereOf(m_runtime);
        QStringList paused;
        for (const auto &[id, container] : there["containers"].items()) {
            if (container["status"] == "paused")
                paused << QString::fromStdString(id);
        }
        return paused;
    }

    /// Compares with the spec, container by container.
    void expectWanted(const Parts &parts, const QStringList &paused)
    {
        Json there = thereOf(m_runtime);
        for (auto &[id, container] : there["containers"].items()) {
            if (paused.contains(QString::fromStdString(id)) && container["status"] == "paused")
                container["status"] = "running";
        }
        QStringList wanted;
        for (const Part &part : parts) {
            for (int number = 1; number <= part.scale; ++number)
                wanted << QStringLiteral("%1 LEVEL=%2 running %3%4")
                              .arg(part.name)
                              .arg(part.level)
                              .arg(part.hasBack ? QStringLiteral("shop_back,") : QString(),
                                   QStringLiteral("shop_default ") + imageId(part.image)
                                       + (part.hasData ? QStringLiteral(" shop_data") : QString()));
        }
        QStringList found;
        for (const auto &[id, container] : there["containers"].items()) {
            QStringList networks;
            for (const auto &[name, attachment] : container["networks"].items())
                networks << QString::fromStdString(name);
            networks.sort();
            QString text =
                QStringLiteral("%1 %2 %3 %4 %5")
                    .arg(QString::fromStdString(
                             container["labels"]["com.docker.compose.service"].get<std::string>()),
                         QString::fromStdString(container["env"][0].get<std::string>()),
                         QString::fromStdString(container["status"].get<std::string>()),
                         networks.join(u','),
                         QString::fromStdString(container["imageId"].get<std::string>()));
            for (const Json &mount : container["mounts"])
                text += ' ' + QString::fromStdString(mount["name"].get<std::string>());
            found << text;
        }
        wanted.sort();
        found.sort();
        expect(found == wanted,
               "there is not what is wanted:\n    " + found.join("\n    ") + "\n  wanted:\n    "
                   + wanted.join("\n    "));
    }

    QString imageId(int image)
    {
        fakecli::World world = m_runtime.world();
        const Json *found = world.findImage("localhost/app:" + std::to_string(image));
        return found ? QString::fromStdString((*found)["id"].get<std::string>()) : QString();
    }

    void expectNothingToDo(const Parts &parts)
    {
        JobRequest request{.kind = JobRequest::Kind::Up, .stack = stackOf(parts)};
        request.up.removeOrphans = true;
        const auto job = jobOf(request);
        QString plan;
        QObject::connect(
            job.get(), &Job::planned, job.get(), [&](const Plan &made) { plan += planText(made); });
        QSignalSpy finished(job.get(), &Job::finished);
        job->planOnly();
        expect(!finished.isEmpty() || finished.wait(20'000), "the plan does not end");
        expect(plan.isEmpty(), "a second up would do something:\n" + plan);
    }

    void expectAsBefore(const Json &before)
    {
        const Json after = thereOf(m_runtime);
        if (before == after)
            return;
        QStringList texts;
        for (const Json &change : Json::diff(before, after))
            texts << QString::fromStdString(change["op"].get<std::string>() + ' '
                                            + change["path"].get<std::string>());
        // Such a message is cut by QTest.
        qWarning().noquote() << "calls:\n  " + m_runtime.calls().join(QStringLiteral("\n  "));
        expect(false, "a failed call has left something: " + texts.join(QStringLiteral("; ")));
    }

    void keepIfNew(const Parts &parts)
    {
        const auto kept = m_store->deployments("shop", 1);
        if (!kept.isEmpty())
            m_deployed.insert(kept.first().number, parts);
    }

    void up(QStringList paused = {})
    {
        m_runtime.setFault({});
        paused << pausedContainers();
        const JobResult result = finish(upRequest(m_parts));
        expect(result.succeeded(), "an up without a fault fails");
        expectWanted(m_parts, paused);
        expectNothingToDo(m_parts);
        keepIfNew(m_parts);
    }

    void failingUp()
    {
        const Json before = thereOf(m_runtime);
        using Fault = InProcessRuntime::Fault;
        m_runtime.setFault(
            Fault{.call = 1 + below(15), .kind = static_cast<Fault::Kind>(below(3))});
        const JobResult result = finish(upRequest(m_parts));
        const bool clearsAway = m_runtime.calls().last().startsWith("rm ") && !result.rolledBack;
        if (result.succeeded())
            keepIfNew(m_parts);
        else if (!clearsAway)
            expectAsBefore(before);
        m_runtime.setFault({});
        // Removing cannot be taken back, so it comes last, and the next call goes on with it.
        if (clearsAway)
            up();
    }

    void cancelledUp()
    {
        const Json before = thereOf(m_runtime);
        m_runtime.setFault({});
        const auto job = jobOf(upRequest(m_parts));
        QSignalSpy finished(job.get(), &Job::finished);
        m_runtime.setObserver([&job, at = 1 + below(15)](int call) {
            if (call == at)
                job->cancel();
        });
        job->start();
        expect(!finished.isEmpty() || finished.wait(20'000), "the cancelled call does not end");
        m_runtime.setObserver({});
        const bool cancelled =
            !finished.isEmpty() && finished.first().first().value<JobResult>().cancelled;
        m_history << (cancelled ? "up: cancelled" : "up: done before it was cancelled");
        if (cancelled)
            expectAsBefore(before);
        else
            keepIfNew(m_parts);
    }

    /// The process goes in the middle; the next one finds what it has left.
    void dyingUp()
    {
        m_runtime.setFault({});
        const QStringList paused = pausedContainers();
        auto job = jobOf(upRequest(m_parts));
        bool over = false;
        QObject::connect(job.get(), &Job::finished, &m_runtime, [&] { over = true; });
        m_runtime.setObserver([&, at = 1 + below(15)](int call) {
            if (call == at) {
                over = true;
                job.reset();
            }
        });
        job->start();
        expect(QTest::qWaitFor([&] { return over; }, 20'000), "the call does not end");
        m_runtime.setObserver({});
        m_history << (job ? "up: done before it died" : "up: died");
        job.reset();
        up(paused);
    }

    void goBack()
    {
        if (m_deployed.isEmpty())
            return;
        const auto kept = m_store->deployments("shop");
        const Deployment deployment = kept[below(int(kept.size()))];
        if (!m_deployed.contains(deployment.number))
            return;
        m_parts = m_deployed.value(deployment.number);
        m_history << "back to " + QString::number(deployment.number);
        JobRequest request = upRequest(m_parts);
        request.restored = deployment.number;
        request.restoredImages = deployment.images;
        m_runtime.setFault({});
        const JobResult result = finish(request);
        expect(result.succeeded(), "going back fails");
        Json there = thereOf(m_runtime);
        for (const auto &[id, container] : there["containers"].items()) {
            const QString service = QString::fromStdString(
                container["labels"]["com.docker.compose.service"].get<std::string>());
            const QString image = QString::fromStdString(container["imageId"].get<std::string>());
            expect(!deployment.images.contains(service)
                       || deployment.images.value(service) == image,
                   "an earlier deployment comes back with another image");
        }
        // From here on as with any other spec: by names, not ids.
        up();
    }

    void down()
    {
        m_runtime.setFault({});
        if (oneIn(3)) {
            using Fault = InProcessRuntime::Fault;
            m_runtime.setFault(
                Fault{.call = 1 + below(12), .kind = static_cast<Fault::Kind>(below(3))});
            finish({.kind = JobRequest::Kind::Down, .stack = stackOf(m_parts)});
            m_runtime.setFault({});
        }
        JobRequest request{.kind = JobRequest::Kind::Down, .stack = stackOf(m_parts)};
        request.down.volumes = oneIn(2);
        request.down.removeOrphans = true;
        expect(finish(request).succeeded(), "a down without a fault fails");
        const Json there = thereOf(m_runtime);
        expect(there["containers"].empty(), "down has left a container");
        expect(there["networks"].size() == 1,
               "down has left a network: " + QString::fromStdString(there["networks"].dump()));
        if (request.down.volumes && stackOf(m_parts).volume("data"))
            expect(there["volumes"].empty(), "down has left a volume");
    }

    void control()
    {
        m_runtime.setFault({});
        using Kind = JobRequest::Kind;
        const Kind kind = QList<Kind>{Kind::Start,
                                      Kind::Stop,
                                      Kind::Restart,
                                      Kind::Pause,
                                      Kind::Unpause,
                                      Kind::Kill,
                                      Kind::Remove}[below(7)];
        JobRequest request{.kind = kind, .stack = stackOf(m_parts)};
        request.hasSpec = oneIn(2);
        if (!request.hasSpec)
            request.stack = {.project = "shop"};
        request.remove.stop = oneIn(2);
        finish(request);
        const Json there = thereOf(m_runtime);
        for (const auto &[id, container] : there["containers"].items()) {
            const auto status = container["status"].get<std::string>();
            const QString service = QString::fromStdString(
                container["labels"]["com.docker.compose.service"].get<std::string>());
            // What the spec no longer has is left alone.
            if (request.hasSpec && !request.stack.service(service))
                continue;
            if (kind == Kind::Stop)
                expect(status != "running", "stop has left a container running");
            if (kind == Kind::Kill)
                expect(status != "running", "kill has left a container running");
            if (kind == Kind::Remove && request.remove.stop)
                expect(false, "rm --stop has left a container");
        }
    }

    const QString m_backend;
    InProcessRuntime m_runtime;
    std::shared_ptr<const Protocol> m_protocol;
    std::shared_ptr<Store> m_store;
    QRandomGenerator m_random;
    Parts m_parts;
    int m_names = 0;
    QMap<qint64, Parts> m_deployed;
    QStringList m_history;
    QString m_problem;
};

} // namespace

void tst_Model::randomSequences_data()
{
    QTest::addColumn<QString>("backend");
    QTest::addColumn<quint32>("first");
    // Most of them in continuous integration only.
    const quint32 blocks = qEnvironmentVariableIsSet("PERRY_THOROUGH") ? 36 : 1;
    for (quint32 block = 0; block < blocks; ++block) {
        for (const char *backend : {"podman", "docker"})
            QTest::addRow("%s from %u", backend, block * 50 + 1) << backend << block * 50 + 1;
    }
}

void tst_Model::randomSequences()
{
    QFETCH(const QString, backend);
    QFETCH(const quint32, first);
    for (quint32 seed = first; seed < first + 50; ++seed) {
        Sequence sequence(backend, seed);
        const QString problem = sequence.run(6);
        QVERIFY2(problem.isEmpty(),
                 qPrintable(QStringLiteral("sequence %1: ").arg(seed) + problem));
    }
}

QTEST_GUILESS_MAIN(tst_Model)
#include "tst_model.moc"
