#include "backends/common/usage.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace std::chrono_literals;

class tst_Usage : public QObject
{
    Q_OBJECT

private slots:
    void usage();
    void oddUsage();
    void processes();
    void oddProcesses();
};

static core::ContainerUsage read(const QByteArray &text)
{
    const auto json = core::parseJson(text);
    return backends::common::usageOf(*json).value_or(core::ContainerUsage());
}

void tst_Usage::usage()
{
    // docker 20.10 and podman 4.3.1, as they answered.
    const core::ContainerUsage docker = read(
        R"({"BlockIO":"0B / 0B","CPUPerc":"0.25%","Container":"shop-web-1","ID":"63c079b6c297",)"
        R"("MemPerc":"1.85%","MemUsage":"1.184MiB / 64MiB","Name":"shop-web-1",)"
        R"("NetIO":"606B / 0B","PIDs":"4"})");
    QCOMPARE(docker.name, "shop-web-1");
    QCOMPARE(docker.id, "63c079b6c297");
    QCOMPARE(docker.cpuPercent, 0.25);
    QCOMPARE(docker.memory, 1'241'514);
    QCOMPARE(docker.memoryLimit, 67'108'864);
    QCOMPARE(docker.memoryPercent, 1.85);
    QCOMPARE(docker.netIn, 606);
    QCOMPARE(docker.blockOut, 0);
    QCOMPARE(docker.processes, 4);
    QVERIFY(!docker.cpuTime);

    const core::ContainerUsage podman =
        read(R"({"id": "3a114277e768", "name": "shop-web-1", "cpu_time": "31.413084ms",)"
             R"("cpu_percent": "1.12%", "avg_cpu": "1.12%", "mem_usage": "622.6kB / 67.11MB",)"
             R"("mem_percent": "0.93%", "net_io": "516B / 2.196kB", "block_io": "0B / 0B",)"
             R"("pids": "4"})");
    QCOMPARE(podman.name, "shop-web-1");
    QCOMPARE(podman.cpuPercent, 1.12);
    QCOMPARE(podman.memory, 622'600);
    QCOMPARE(podman.memoryLimit, 67'110'000);
    QCOMPARE(podman.netIn, 516);
    QCOMPARE(podman.netOut, 2196);
    QCOMPARE(podman.processes, 4);
    QCOMPARE(podman.cpuTime, 31413084ns);
}

void tst_Usage::oddUsage()
{
    const core::ContainerUsage unknown =
        read(R"({"ID":"a","Name":"b","CPUPerc":"--","MemUsage":"-- / --","PIDs":"--"})");
    QCOMPARE(unknown, (core::ContainerUsage{.id = "a", .name = "b"}));
    QVERIFY(read(R"({"ID":"a"})").name.isEmpty());
    QCOMPARE(read(R"({"Name":"b","CPUPerc":"nan%","MemPerc":[],"PIDs":-4,"NetIO":7})"),
             (core::ContainerUsage{.name = "b"}));
}

void tst_Usage::processes()
{
    const core::ProcessTable podman = backends::common::processesInText(
        "USER        PID         PPID        %CPU        ELAPSED       TTY         TIME        "
        "COMMAND\n"
        "0           1           0           0.000       3.545565713s  ?           0s          sh "
        "-c sleep 1000 & sh -c \"sleep 2000; : a  b\"; : \n"
        "0           6           1           0.000       3.54561637s   ?           0s          "
        "sleep 1000 \n");
    QCOMPARE(podman.columns,
             (QStringList{"USER", "PID", "PPID", "%CPU", "ELAPSED", "TTY", "TIME", "COMMAND"}));
    QCOMPARE(podman.rows.size(), 2);
    QCOMPARE(podman.rows.at(0).at(4), "3.545565713s");
    QCOMPARE(podman.rows.at(0).last(), "sh -c sleep 1000 & sh -c \"sleep 2000; : a  b\"; :");

    const core::ProcessTable docker = backends::common::processesInText(
        "UID                 PID                 PPID                C                   STIME     "
        "          TTY                 TIME                CMD\n"
        "root                4858                4813                0                   21:02     "
        "          ?                   00:00:00            sleep 1000\n");
    QCOMPARE(docker.columns.last(), "CMD");
    QCOMPARE(docker.rows,
             (QList<QStringList>{
                 {"root", "4858", "4813", "0", "21:02", "?", "00:00:00", "sleep 1000"}}));
}

void tst_Usage::oddProcesses()
{
    using backends::common::processesInText;
    QVERIFY(processesInText("").columns.isEmpty());
    QVERIFY(processesInText("\n \n").columns.isEmpty());
    const core::ProcessTable broken = processesInText("PID CMD\n1 echo a\nb\n2\n");
    QCOMPARE(broken.rows, (QList<QStringList>{{"1", "echo a b 2"}}));
    QCOMPARE(processesInText("PID TTY CMD\n7\n").rows, (QList<QStringList>{{"7", "", ""}}));
}

QTEST_APPLESS_MAIN(tst_Usage)
#include "tst_usage.moc"
