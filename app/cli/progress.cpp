#include "app/cli/progress.h"

#include "app/cli/terminal.h"
#include "core/support/duration.h"

#include <QCoreApplication>

namespace cli {

using namespace std::chrono_literals;

namespace {

QString progressTr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString stateWord(core::JobStep::State state)
{
    switch (state) {
    case core::JobStep::State::Waiting:
        return progressTr("waiting");
    case core::JobStep::State::Running:
        return progressTr("started");
    case core::JobStep::State::Done:
        return progressTr("done");
    case core::JobStep::State::Failed:
        return progressTr("failed");
    case core::JobStep::State::Skipped:
        return progressTr("not tried");
    case core::JobStep::State::RolledBack:
        return progressTr("taken back");
    }
    Q_UNREACHABLE();
}

/// A mark of one column for each state, and its colour.
std::pair<QString, const char *> markOf(core::JobStep::State state)
{
    switch (state) {
    case core::JobStep::State::Waiting:
        return {QStringLiteral("·"), "2"};
    case core::JobStep::State::Running:
        return {QStringLiteral("◐"), "33"};
    case core::JobStep::State::Done:
        return {QStringLiteral("✓"), "32"};
    case core::JobStep::State::Failed:
        return {QStringLiteral("✗"), "31"};
    case core::JobStep::State::Skipped:
        return {QStringLiteral("–"), "2"};
    case core::JobStep::State::RolledBack:
        return {QStringLiteral("↶"), "33"};
    }
    Q_UNREACHABLE();
}

} // namespace

QString plainLine(const core::JobStep &step)
{
    const bool timed =
        step.state == core::JobStep::State::Done || step.state == core::JobStep::State::Failed;
    const QString line = step.text + QStringLiteral(": ") + stateWord(step.state);
    return timed ? line
                       + QStringLiteral(" (%1)").arg(
                           core::shortDuration(std::chrono::milliseconds(step.milliseconds)))
                 : line;
}

Progress::Progress(core::Job &job, const Output &output, QObject *parent)
    : QObject(parent)
    , m_job(job)
    , m_output(output)
{
    if (output.isQuiet())
        return;
    connect(&job, &core::Job::noticed, this, [this](const QString &text) { m_output.note(text); });
    if (output.isLive()) {
        m_redraw.setInterval(80ms);
        connect(&m_redraw, &QTimer::timeout, this, &Progress::draw);
        m_redraw.start();
    }
    connect(&job, &core::Job::stepChanged, this, &Progress::onStep);
    connect(&job, &core::Job::rollbackStarted, this, [this] {
        if (!m_output.isLive())
            m_output.note(progressTr("Taking back what this call made."));
    });
}

void Progress::onStep(const core::JobStep &step)
{
    if (m_output.isLive() || m_shown.value(step.id, core::JobStep::State::Waiting) == step.state)
        return;
    m_shown[step.id] = step.state;
    m_output.note(plainLine(step));
}

QString Progress::liveLine(const core::JobStep &step, int columns) const
{
    const auto [mark, colour] = markOf(step.state);
    QString text = safeText(step.text);
    if (step.state == core::JobStep::State::Running && !step.lastLine.isEmpty())
        text += QStringLiteral("  ") + safeText(step.lastLine).replace(u'\t', u' ');
    const QString time =
        step.duration().count() > 0 ? core::shortDuration(step.duration()) : QString();
    const int room = columns - static_cast<int>(time.size()) - 6;
    if (text.size() > room)
        text = text.left(std::max(1, room - 1)) + u'…';
    const QString painted =
        m_output.hasColor() ? QStringLiteral("\033[%1m%2\033[0m").arg(QLatin1String(colour), mark)
                            : mark;
    return QStringLiteral(" %1 %2 %3").arg(painted, text.leftJustified(room), time);
}

void Progress::draw()
{
    if (m_closed)
        return;
    const auto [columns, rows] = terminalSize();
    QList<core::JobStep> steps = m_job.snapshot().steps;
    // What is over scrolls out first when there are more steps than rows.
    const int visible = std::max(3, rows - 2);
    while (steps.size() > visible) {
        qsizetype victim = 0;
        while (victim + 1 < steps.size() && steps.at(victim).state != core::JobStep::State::Done)
            ++victim;
        steps.removeAt(steps.at(victim).state == core::JobStep::State::Done ? victim
                                                                            : steps.size() - 1);
    }
    QString text;
    if (m_drawnLines > 0)
        text += QStringLiteral("\033[%1A").arg(m_drawnLines);
    for (const core::JobStep &step : std::as_const(steps))
        text += QStringLiteral("\033[2K") + liveLine(step, columns) + u'\n';
    text += QStringLiteral("\033[J");
    m_drawnLines = static_cast<int>(steps.size());
    m_output.writeError(text.toUtf8());
}

void Progress::close()
{
    if (m_closed)
        return;
    if (m_output.isLive() && !m_output.isQuiet())
        draw();
    m_closed = true;
    m_redraw.stop();
}

} // namespace cli
