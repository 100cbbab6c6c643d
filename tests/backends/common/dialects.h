#pragma once

#include "backends/common/dialect.h"
#include "core/plan/plan.h"
#include "core/process/commandline.h"

#include <QTest>

/// A runtime of some version, as it is met in the wild.
struct KnownDialect
{
    const char *name = "";
    backends::common::Dialect dialect = {};
};

/// The versions at which what can be told changes. All machines have the older control groups
/// unless the name says otherwise.
inline QList<KnownDialect> knownDialects()
{
    using core::BackendInfo;
    const auto docker = [](const char *engine, const char *client, bool buildKit = false) {
        return backends::common::dockerDialect({.name = "docker",
                                                .version = engine,
                                                .clientVersion = client,
                                                .hasBuildKit = buildKit,
                                                .cgroupVersion = "v1"});
    };
    const auto podman = [](const char *version, const char *groups = "v1") {
        return backends::common::podmanDialect(
            {.name = "podman", .version = version, .cgroupVersion = groups});
    };
    return {
        {"docker20", docker("20.10.24", "20.10.24")},
        {"docker20new", docker("20.10.24", "28.2.2", true)}, // a new client, an old engine
        {"docker24", docker("24.0.9", "24.0.9", true)},
        {"docker25", docker("25.0.3", "25.0.3", true)},
        {"docker26", docker("26.1.5", "26.1.5", true)},
        {"docker28", docker("28.2.2", "28.2.2", true)},
        {"podman4.3", podman("4.3.1")},
        {"podman4.9", podman("4.9.5")},
        {"podman5.0", podman("5.0.3", "v2")},
        {"podman5.4", podman("5.4.0", "v2")},
    };
}

/// What is expected of some dialects; "docker*" is all that begin so.
struct Expectation
{
    const char *dialects = ""; ///< names, with blanks between
    const char *told = "";     ///< the words as a person would read them
    const char *lost = "";     ///< "field action" of each warning, with "; " between
};

inline bool concerns(const Expectation &expectation, const QString &dialect)
{
    const QStringList names = QString::fromLatin1(expectation.dialects).split(u' ');
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        return name == dialect || (name.endsWith(u'*') && dialect.startsWith(name.chopped(1)));
    });
}

/// A row for each dialect; every dialect must be expected exactly once.
template<typename Change>
void addGateRows(const char *name, Change change, const QList<Expectation> &expectations)
{
    for (const KnownDialect &known : knownDialects()) {
        int found = 0;
        for (const Expectation &expectation : expectations) {
            if (!concerns(expectation, QString::fromLatin1(known.name)))
                continue;
            ++found;
            QTest::addRow("%s, %s", name, known.name)
                << change << known.dialect << QString::fromUtf8(expectation.told)
                << QString::fromUtf8(expectation.lost);
        }
        if (found != 1)
            qFatal("%s: %d expectations for %s", name, found, known.name);
    }
}

/// As in an Expectation; each must say who, what and why.
inline QString lossesText(const QList<core::Warning> &warnings)
{
    QStringList texts;
    for (const core::Warning &warning : warnings) {
        if (warning.backend.isEmpty() || warning.reason.isEmpty())
            qFatal("%s: a warning without a reason", qPrintable(warning.field));
        texts << warning.field + u' ' + warning.action;
    }
    return texts.join(QStringLiteral("; "));
}

inline QString wordsText(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << core::shellQuoted(word);
    return quoted.join(u' ');
}
