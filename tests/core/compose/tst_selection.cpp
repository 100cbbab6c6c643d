#include "core/compose/selection.h"
#include "tests/core/compose/memoryfiles.h"

#include <QTest>

using namespace core;
using namespace support;

class tst_Selection : public QObject
{
    Q_OBJECT

private slots:
    void selects_data();
    void selects();
    void ordersDependenciesFirst();
    void longChainsEnd();
    void loadsWhatIsNamed();
    void readsOnlyTheFilesOfWhatIsNamed();
};

namespace {

const QByteArray spec = R"(
services:
  web: {image: w, depends_on: [api]}
  api: {image: a, depends_on: {db: {condition: service_started}, debug: {condition: service_started, required: false}}}
  db: {image: d}
  debug: {image: g, profiles: [dev], depends_on: [tools]}
  tools: {image: t, profiles: [dev, ops]}
  admin: {image: t, profiles: [ops], depends_on: [db]}
  alone: {image: x, links: [db], env_file: gone.env}
)";

SpecNode services()
{
    LoadRequest request = memoryRequest({{"compose.yaml", spec}, {"gone.env", ""}});
    request.profiles = {QStringLiteral("*")};
    return *loadProject(request).config->find(u"services");
}

} // namespace

void tst_Selection::selects_data()
{
    QTest::addColumn<QString>("targets");
    QTest::addColumn<QString>("profiles");
    QTest::addColumn<QString>("selected");
    QTest::addColumn<QString>("disabled");

    QTest::newRow("nothing named") << ""
                                   << ""
                                   << "web api db alone"
                                   << "debug tools admin";
    QTest::newRow("a profile") << ""
                               << "ops"
                               << "web api db tools admin alone"
                               << "debug";
    QTest::newRow("all profiles") << ""
                                  << "*"
                                  << "web api db debug tools admin alone"
                                  << "";
    QTest::newRow("targets bring what they need") << "web"
                                                  << ""
                                                  << "web api db"
                                                  << "debug tools admin";
    QTest::newRow("implied dependencies") << "alone"
                                          << ""
                                          << "db alone"
                                          << "debug tools admin";
    QTest::newRow("a target activates all its profiles") << "tools"
                                                         << ""
                                                         << "tools"
                                                         << "";
    QTest::newRow("and no other ones") << "admin"
                                       << ""
                                       << "db admin"
                                       << "debug";
    QTest::newRow("one that is on anyway activates nothing") << "tools"
                                                             << "ops"
                                                             << "tools"
                                                             << "debug";
}

void tst_Selection::selects()
{
    QFETCH(const QString, targets);
    QFETCH(const QString, profiles);
    const ServiceSelection selection = selectServices(services(),
                                                      targets.split(u' ', Qt::SkipEmptyParts),
                                                      profiles.split(u' ', Qt::SkipEmptyParts));
    QStringList disabled;
    for (const DisabledService &service : selection.disabled)
        disabled.append(service.name);
    QTEST(selection.selected.join(u' '), "selected");
    QTEST(disabled.join(u' '), "disabled");
    QCOMPARE(selection.unknown, QString());
    QCOMPARE(selectServices(services(), {QStringLiteral("wbe")}, {}).unknown, "wbe");
}

void tst_Selection::ordersDependenciesFirst()
{
    const QStringList names{QStringLiteral("web"), QStringLiteral("db"), QStringLiteral("api")};
    QCOMPARE(dependenciesFirst(services(), names).join(u' '), "db api web");
    QCOMPARE(profilesOf(services()).join(u' '), "dev ops");
}

void tst_Selection::longChainsEnd()
{
    QByteArray text = "services:\n  s0: {image: x}\n";
    for (int i = 1; i < 20000; ++i)
        text += QStringLiteral("  s%1: {image: x, depends_on: [s%2]}\n").arg(i).arg(i - 1).toUtf8();
    const LoadedProject project = loadProject(memoryRequest({{"compose.yaml", text}}));
    QCOMPARE(selectServices(*project.config->find(u"services"), {QStringLiteral("s19999")}, {})
                 .selected.size(),
             20000);
}

void tst_Selection::loadsWhatIsNamed()
{
    LoadRequest request = memoryRequest({{"compose.yaml", spec}});
    request.services = {QStringLiteral("admin")};
    request.onlyServices = true;
    const LoadedProject project = loadProject(request);
    QCOMPARE(findingsOf(project), QStringList());
    QCOMPARE(valueAt(project, QStringLiteral("services")), "db admin");
    QCOMPARE(project.stack.disabledServices, QStringList{QStringLiteral("debug")});

    request.services = {QStringLiteral("nobody")};
    QCOMPARE(findingsOf(loadProject(request)),
             QStringList{QStringLiteral("there is no service \"nobody\"")});
}

void tst_Selection::readsOnlyTheFilesOfWhatIsNamed()
{
    LoadRequest request = memoryRequest({{"compose.yaml", spec}});
    request.services = {QStringLiteral("web")};
    QCOMPARE(findingsOf(loadProject(request)), QStringList());
    request.services = {};
    QCOMPARE(findingsOf(loadProject(request)),
             QStringList{QStringLiteral(
                 "compose.yaml:9:44: services.alone.env_file[0]: no /shop/gone.env")});
}

QTEST_APPLESS_MAIN(tst_Selection)
#include "tst_selection.moc"
