#include "core/compose/projectenvironment.h"

#include "core/compose/dotenv.h"

#include <QProcessEnvironment>

namespace core {

namespace {

class EnvironmentReader
{
public:
    EnvironmentReader(const EnvironmentSources &sources, SpecFindings &findings)
        : m_sources(sources)
        , m_findings(findings)
    {}

    /// The values of a file on top of earlier ones; false when it is not there.
    bool read(const QString &path, bool required)
    {
        const auto bytes = m_sources.readFile(path);
        if (!bytes) {
            const bool missing = bytes.error().kind == Error::Kind::FileNotFound;
            if (required || !missing)
                fail({.file = path, .line = 0, .column = 0}, bytes.error().summary);
            return false;
        }
        const Interpolation::Lookup lookup = [this](const QString &name) -> std::optional<QString> {
            const auto found = m_sources.process.constFind(name);
            return found == m_sources.process.constEnd() ? std::nullopt : std::optional(*found);
        };
        const DotenvOutcome outcome = parseDotenv(QString::fromUtf8(*bytes), lookup, m_values);
        if (outcome.errorLine > 0)
            fail({.file = path, .line = outcome.errorLine, .column = outcome.errorColumn},
                 outcome.error);
        m_values = outcome.values;
        return true;
    }

    const StringMap &values() const { return m_values; }

private:
    void fail(const SourcePlace &place, const QString &message)
    {
        m_findings.error(place, SpecPath(), message);
    }

    const EnvironmentSources &m_sources;
    SpecFindings &m_findings;
    StringMap m_values;
};

bool isYes(const QString &text)
{
    static const QStringList words{QStringLiteral("1"),
                                   QStringLiteral("t"),
                                   QStringLiteral("true"),
                                   QStringLiteral("y"),
                                   QStringLiteral("yes")};
    return words.contains(text.toLower());
}

} // namespace

StringMap processEnvironment()
{
    StringMap map;
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        map.insert(name, environment.value(name));
    return map;
}

QMap<QString, std::optional<QString>> givenVariables(const QStringList &texts,
                                                     const StringMap &environment)
{
    QMap<QString, std::optional<QString>> variables;
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        const auto found = environment.constFind(text);
        if (equals >= 0)
            variables[text.left(equals)] = text.mid(equals + 1);
        else if (found != environment.constEnd())
            variables[text] = *found;
    }
    return variables;
}

StringMap projectEnvironment(const EnvironmentSources &sources, SpecFindings &findings)
{
    EnvironmentReader reader(sources, findings);
    for (const QString &file : sources.files)
        reader.read(file, true);
    const bool readsDefault =
        sources.files.isEmpty()
        && !isYes(sources.process.value(QStringLiteral("COMPOSE_DISABLE_ENV_FILE")));
    if (readsDefault) {
        // The last one read wins, so the most important comes last.
        for (auto folder = sources.folders.rbegin(); folder != sources.folders.rend(); ++folder)
            reader.read(*folder + QStringLiteral("/.env"), false);
    }
    StringMap environment = reader.values();
    for (auto value = sources.process.begin(); value != sources.process.end(); ++value)
        environment.insert(value.key(), value.value());
    if (!environment.contains(QStringLiteral("PWD")))
        environment.insert(QStringLiteral("PWD"), sources.workingFolder);
    return environment;
}

} // namespace core
