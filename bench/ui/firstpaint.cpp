#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QTimer>

#include <cstdio>

// Starts a program on an empty (black) display and prints "FIRST_PAINT_MS RSS_KIB PSS_KIB" on one
// line. The first paint is seen from outside, as what the display shows: the program needs no hook
// for it.

namespace {

constexpr int settleMilliseconds = 3000;
constexpr int patienceMilliseconds = 20000;

/// Whether the display shows anything in the middle of a window of 1280 × 800 at its corner.
bool isPainted()
{
    const QImage strip = QGuiApplication::primaryScreen()
                             ->grabWindow(0, 320, 400, 640, 1)
                             .toImage()
                             .convertToFormat(QImage::Format_RGB32);
    const auto *pixels = reinterpret_cast<const QRgb *>(strip.constScanLine(0));
    int lit = 0;
    for (int x = 0; x < strip.width(); ++x)
        lit += (pixels[x] & RGB_MASK) != 0 ? 1 : 0;
    return strip.width() > 0 && lit > strip.width() / 2;
}

/// A value of /proc/PID/smaps_rollup in KiB; 0 when it cannot be read.
int memory(qint64 pid, const QByteArray &key)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(key + ':'))
            return line.simplified().split(' ').value(1).toInt();
    }
    return 0;
}

int fail(const char *reason)
{
    std::fprintf(stderr, "error: %s\n", reason);
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    QGuiApplication app(argc, argv);
    QStringList command = QGuiApplication::arguments().mid(1);
    if (command.isEmpty())
        return fail("usage: firstpaint COMMAND [ARGUMENT]…");
    if (isPainted())
        return fail("the display is not empty");

    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.setStandardOutputFile(QProcess::nullDevice());
    program.setProgram(command.takeFirst());
    program.setArguments(command);

    QElapsedTimer clock;
    qint64 firstPaint = -1;
    QTimer look;
    look.setTimerType(Qt::PreciseTimer);
    const auto report = [&] {
        const qint64 pid = program.processId();
        std::printf("%lld %d %d\n",
                    static_cast<long long>(firstPaint),
                    memory(pid, "Rss"),
                    memory(pid, "Pss"));
        program.terminate();
    };
    QObject::connect(&look, &QTimer::timeout, &app, [&] {
        if (isPainted()) {
            firstPaint = clock.elapsed();
            look.stop();
            QTimer::singleShot(settleMilliseconds, &app, report);
        } else if (clock.elapsed() > patienceMilliseconds) {
            look.stop();
            program.kill();
        }
    });
    QObject::connect(&program, &QProcess::finished, &app, [&] {
        app.exit(firstPaint < 0 ? fail("it painted nothing") : 0);
    });
    QObject::connect(&program, &QProcess::errorOccurred, &app, [&](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            app.exit(fail("it does not start"));
    });

    clock.start();
    program.start();
    look.start(1);
    return QGuiApplication::exec();
}
