#include "core/compose/interpolation.h"
#include "core/compose/loader.h"
#include "core/compose/yamlreader.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace {

/// A service as people write them, some 700 bytes with its comments.
const char service[] = R"(  # Service number %: answers requests, keeps its data in a volume.
  service%:
    image: "registry.example.com/team/service%:${TAG:-1.2.3}" # pinned in CI
    restart: unless-stopped
    command: ["serve", "--port", "8080"]
    environment:
      LOG_LEVEL: info
      DATABASE_URL: postgres://db%:5432/app
      FEATURE_FLAG: "true"
    ports:
      - "127.0.0.1::8080" # any free port
    volumes:
      - data%:/var/lib/service
      - ./config/service%.yaml:/etc/service.yaml:ro
    # Nobody starts before the first one.
    depends_on: [service0]
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8080/health"]
      interval: 10s
      retries: 3
    deploy:
      resources: {limits: {cpus: "0.5", memory: 128M}}
    labels:
      com.example.team: core
)";

QByteArray specOf(int services)
{
    QByteArray text = "name: large\nservices:\n  service0: {image: first}\n";
    QByteArray volumes = "volumes:\n";
    for (int i = 1; i < services; ++i) {
        text += QByteArray(service).replace('%', QByteArray::number(i));
        volumes += "  data" + QByteArray::number(i) + ":\n";
    }
    return text + volumes;
}

template<typename Work>
double best(int runs, Work work)
{
    double least = 1e9;
    for (int run = 0; run < runs; ++run) {
        // Time of the processor: what else the machine does is not measured.
        const std::clock_t start = std::clock();
        work();
        least = std::min(least, double(std::clock() - start) * 1e3 / CLOCKS_PER_SEC);
    }
    return least;
}

void measure(int services, int runs)
{
    const QByteArray text = specOf(services);
    core::LoadRequest request;
    request.files = {QStringLiteral("-")};
    request.currentDirectory = QStringLiteral("/work");
    request.standardInput = text;
    const double parse = best(runs, [&] {
        core::SpecFindings findings;
        core::readYaml(text, findings.addFile(QStringLiteral("x")), findings);
    });
    core::LoadedProject project;
    const double load = best(runs, [&] { project = core::loadProject(request); });
    request.stages.makeStack = false;
    const double check = best(runs, [&] { core::loadProject(request); });
    const double print = best(
        runs, [&] { core::configText(project, core::ConfigFormat::YamlText); });
    std::printf("%6.2f MB, %6lld services%s: read %7.1f ms, check %7.1f ms, load %7.1f ms, print %7.1f ms, check per "
                "MB %5.1f ms\n",
                double(text.size()) / 1e6,
                static_cast<long long>(project.stack.services.size()),
                project.isValid() ? "" : " (invalid)",
                parse,
                check,
                load,
                print,
                check / (double(text.size()) / 1e6));
}

} // namespace

int main()
{
    measure(10, 20);
    measure(130, 20);
    measure(1240, 10);
    measure(11000, 3);
}
