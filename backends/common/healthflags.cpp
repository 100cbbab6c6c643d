#include "backends/common/healthflags.h"

#include "core/process/commandline.h"
#include "core/support/duration.h"
#include "core/support/json.h"

#include <nlohmann/json.hpp>

namespace backends::common {

static QString jsonArray(const QStringList &words)
{
    return QString::fromUtf8(core::toBytes(core::toJson(words)));
}

static QString quotedLine(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << core::shellQuoted(word);
    return quoted.join(u' ');
}

static bool isKeyword(const QString &word)
{
    const QString upper = word.toUpper();
    return upper == u"CMD" || upper == u"CMD-SHELL" || upper == u"NONE";
}

/// podman's reading of the value, as tried: an array of two words or more is an exec form unless
/// its first word is a keyword; "CMD word" is the only way to say an exec form of one word.
static QString podmanExec(const QStringList &words)
{
    if (isKeyword(words.first()))
        return jsonArray({QStringLiteral("CMD-SHELL"), quotedLine(words)});
    if (words.size() > 1)
        return jsonArray(words);
    const bool blank = words.first().contains(u' ') || words.first().contains(u'\t')
                       || words.first().contains(u'\n');
    if (blank)
        return jsonArray({QStringLiteral("CMD-SHELL"), quotedLine(words)});
    return QStringLiteral("CMD ") + words.first();
}

QString healthCommand(const QStringList &test, Dialect::Family family)
{
    if (test.size() < 2)
        return {};
    const QStringList words = test.mid(1);
    const bool shell = test.first() == u"CMD-SHELL";
    if (family == Dialect::Family::Docker)
        return shell ? words.join(u' ') : quotedLine(words);
    // As an array, so that a line such as "CMD x" or "none" stays a line.
    return shell ? jsonArray({QStringLiteral("CMD-SHELL"), words.join(u' ')}) : podmanExec(words);
}

static void addDuration(Words &words,
                        const QString &flag,
                        const std::optional<std::chrono::nanoseconds> &duration)
{
    if (duration)
        words.add(flag, core::durationText(*duration));
}

void emitHealthCheck(Words &words, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!spec.settings.healthcheck)
        return;
    const core::HealthCheck &check = *spec.settings.healthcheck;
    if (check.disabled || check.test.value(0) == u"NONE") {
        words.add(QStringLiteral("--no-healthcheck"));
        return;
    }
    words.addUnlessEmpty(QStringLiteral("--health-cmd"), healthCommand(check.test, dialect.family));
    addDuration(words, QStringLiteral("--health-interval"), check.interval);
    addDuration(words, QStringLiteral("--health-timeout"), check.timeout);
    addDuration(words, QStringLiteral("--health-start-period"), check.startPeriod);
    if (dialect.healthStartInterval)
        addDuration(words, QStringLiteral("--health-start-interval"), check.startInterval);
    if (check.retries)
        words.add(QStringLiteral("--health-retries"), QString::number(*check.retries));
}

static bool isChecked(const core::ContainerSpec &spec)
{
    const auto &check = spec.settings.healthcheck;
    return check && !check->disabled && check->test.value(0) != u"NONE";
}

void loseHealthCheck(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (isChecked(spec) && !dialect.runsHealthChecks)
        losses.emulated(QStringLiteral("healthcheck"),
                        LossTr::tr("podman leaves health checks to systemd, which does not run; "
                                   "Perry runs them while it runs."));
}

void loseHealthWords(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!isChecked(spec))
        return;
    const QStringList &test = spec.settings.healthcheck->test;
    if (test.value(0) != u"CMD" || test.size() < 2)
        return;
    const bool asWords = dialect.family == Dialect::Family::Podman
                         && !healthCommand(test, dialect.family).startsWith(u"[\"CMD-SHELL\"");
    if (!asWords)
        losses.translated(QStringLiteral("healthcheck.test"),
                          LossTr::tr("The words are told as a line for a shell, which the image "
                                     "must have."));
}

void loseStartInterval(Losses &losses, const core::ContainerSpec &spec, const Dialect &dialect)
{
    if (!isChecked(spec) || !spec.settings.healthcheck->startInterval
        || dialect.healthStartInterval)
        return;
    const QString field = QStringLiteral("healthcheck.start_interval");
    if (dialect.family == Dialect::Family::Docker)
        losses.needs(field, "25.0");
    else
        losses.unknown(field);
}

} // namespace backends::common
