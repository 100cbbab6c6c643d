#include "app/cli/invocation.h"

#include "core/support/duration.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace cli {

namespace {

core::Error usageError(const QString &summary)
{
    return {.kind = core::Error::Kind::Usage,
            .summary = summary,
            .hint = QCoreApplication::translate("cli", "See perryctl --help.")};
}

QString usageTr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

/// Number of single-letter edits between two words.
qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype above = row[j];
            const qsizetype change = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
            diagonal = above;
        }
    }
    return row[b.size()];
}

QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    qsizetype bestDistance = 3;
    for (const QString &candidate : known) {
        if (const qsizetype d = distance(word.left(40), candidate); d < bestDistance) {
            bestDistance = d;
            best = candidate;
        }
    }
    return best;
}

const CommandSpec *findCommand(const QString &name)
{
    for (const CommandSpec &spec : commandSpecs()) {
        if (spec.name == name)
            return &spec;
    }
    return nullptr;
}

core::Error unknownCommand(const QString &word)
{
    QStringList names;
    for (const CommandSpec &known : commandSpecs())
        names << known.name;
    const QString guess = nearest(word, names);
    return usageError(
        guess.isEmpty()
            ? usageTr("There is no command \"%1\".").arg(word)
            : usageTr("There is no command \"%1\"; did you mean \"%2\"?").arg(word, guess));
}

/// Whether a runtime understands it as a time: "10m", "1767261600", "2026-01-01T10:00:00Z".
bool isTime(const QString &text)
{
    static const QRegularExpression unixTime(QStringLiteral("\\A[0-9]{1,11}(\\.[0-9]{1,9})?\\z"));
    static const QRegularExpression dateTime(
        QStringLiteral("\\A([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
                       "(?:\\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?\\z"));
    if (core::parseDuration(text) || unixTime.match(text).hasMatch())
        return true;
    const auto match = dateTime.match(text);
    return match.hasMatch() && QDate::fromString(match.captured(1), Qt::ISODate).isValid()
           && (match.captured(2).isEmpty()
               || QTime::fromString(match.captured(2), Qt::ISODate).isValid());
}

/// Whether the value is one that the option can have.
core::Result<> checkValue(const OptionSpec &option, const QString &text)
{
    const bool isFree = option.words.isEmpty() && !option.minimum && !option.isTime;
    if (isFree || option.words.contains(text))
        return {};
    if (option.isTime) {
        if (isTime(text))
            return {};
        return usageError(usageTr("--%1 needs a time like 2026-01-31T12:00:00Z or a duration like "
                                  "10m, not \"%2\".")
                              .arg(option.name, text));
    }
    if (option.minimum) {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (isNumber && number >= *option.minimum)
            return {};
        return usageError(usageTr("--%1 needs a whole number from %2 on, not \"%3\".")
                              .arg(option.name, QString::number(*option.minimum), text));
    }
    return usageError(usageTr("--%1 needs one of %2, not \"%3\".")
                          .arg(option.name, option.words.join(QStringLiteral(", ")), text));
}

/// Reads one command line from left to right.
class InvocationReader
{
public:
    explicit InvocationReader(const QStringList &words)
        : m_words(words)
    {}

    core::Result<Invocation> read();

private:
    core::Result<> readLong(const QString &word);
    core::Result<> readShort(const QString &word);
    core::Result<> readWord(const QString &word);
    core::Result<> store(const OptionSpec &option, const std::optional<QString> &value);
    core::Result<> check() const;
    const OptionSpec *findLong(const QString &name) const;
    const OptionSpec *findShort(const QString &name) const;
    QList<OptionSpec> available() const;

    const QStringList m_words;
    qsizetype m_next = 0;
    Invocation m_invocation;
    const CommandSpec *m_command = nullptr;
};

QList<OptionSpec> InvocationReader::available() const
{
    // A command's own options win: after `logs`, -f follows and is no file.
    return (m_command ? m_command->options : QList<OptionSpec>()) + commonOptions();
}

const OptionSpec *InvocationReader::findLong(const QString &name) const
{
    static thread_local QList<OptionSpec> options;
    options = available();
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec &option) {
        return option.name == name;
    });
    return found == options.end() ? nullptr : &*found;
}

const OptionSpec *InvocationReader::findShort(const QString &name) const
{
    static thread_local QList<OptionSpec> options;
    options = available();
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec &option) {
        return option.shortName == name;
    });
    return found == options.end() ? nullptr : &*found;
}

core::Result<> InvocationReader::store(const OptionSpec &option,
                                       const std::optional<QString> &value)
{
    if (option.value.isEmpty()) {
        if (value)
            return usageError(usageTr("--%1 takes no value.").arg(option.name));
        m_invocation.options[option.name] = {QString()};
        return {};
    }
    QString text;
    if (value) {
        text = *value;
    } else {
        const bool isLast = m_next >= m_words.size();
        if (option.optionalValue && (isLast || m_words.at(m_next).startsWith(u'-'))) {
            m_invocation.options[option.name] = {QString()};
            return {};
        }
        if (isLast)
            return usageError(usageTr("--%1 needs a value.").arg(option.name));
        text = m_words.at(m_next++);
    }
    if (const auto checked = checkValue(option, text); !checked)
        return checked;
    if (option.repeatable)
        m_invocation.options[option.name] << text;
    else
        m_invocation.options[option.name] = {text};
    return {};
}

core::Result<> InvocationReader::readLong(const QString &word)
{
    const qsizetype equals = word.indexOf(u'=');
    const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
    const OptionSpec *option = findLong(name);
    if (!option) {
        QStringList names;
        for (const OptionSpec &known : available())
            names << known.name;
        const QString guess = nearest(name, names);
        return usageError(
            guess.isEmpty()
                ? usageTr("There is no option --%1.").arg(name)
                : usageTr("There is no option --%1; did you mean --%2?").arg(name, guess));
    }
    const OptionSpec found = *option;
    return store(found, equals < 0 ? std::nullopt : std::optional(word.mid(equals + 1)));
}

/// -it, -fFILE, -f FILE.
core::Result<> InvocationReader::readShort(const QString &word)
{
    for (qsizetype i = 1; i < word.size(); ++i) {
        const OptionSpec *option = findShort(word.mid(i, 1));
        if (!option)
            return usageError(usageTr("There is no option -%1.").arg(word.at(i)));
        const OptionSpec found = *option;
        if (found.value.isEmpty()) {
            if (const auto stored = store(found, std::nullopt); !stored)
                return stored;
            continue;
        }
        const QString rest = word.mid(i + 1);
        return store(found, rest.isEmpty() ? std::nullopt : std::optional(rest));
    }
    return {};
}

core::Result<> InvocationReader::readWord(const QString &word)
{
    if (m_command) {
        m_invocation.arguments << word;
        return {};
    }
    m_command = findCommand(word);
    if (!m_command)
        return unknownCommand(word);
    m_invocation.command = word;
    return {};
}

core::Result<> InvocationReader::check() const
{
    if (m_invocation.wantsHelp || m_invocation.wantsVersion)
        return {};
    if (!m_command)
        return usageError(usageTr("A command is missing."));
    const qsizetype count = m_invocation.arguments.size();
    if (count < m_command->minimumArguments)
        return usageError(usageTr("%1 needs: %2").arg(m_command->name, m_command->arguments));
    if (m_command->maximumArguments >= 0 && count > m_command->maximumArguments)
        return usageError(
            usageTr("%1 does not take \"%2\".")
                .arg(m_command->name, m_invocation.arguments.at(m_command->maximumArguments)));
    const QString topic = m_invocation.arguments.value(0);
    if (m_command->name == u"help" && !topic.isEmpty() && !findCommand(topic))
        return unknownCommand(topic);
    return {};
}

core::Result<Invocation> InvocationReader::read()
{
    bool onlyWords = false;
    while (m_next < m_words.size()) {
        const QString word = m_words.at(m_next++);
        const bool rest = m_command && m_command->passesRest && !m_invocation.arguments.isEmpty();
        core::Result<> done;
        if (onlyWords || rest || word == u"-" || !word.startsWith(u'-'))
            done = readWord(word);
        else if (word == u"--")
            onlyWords = true;
        else if (word.startsWith(u"--"))
            done = readLong(word);
        else
            done = readShort(word);
        if (!done)
            return done.error();
    }
    m_invocation.wantsHelp = m_invocation.has(QStringLiteral("help"));
    m_invocation.wantsVersion = m_invocation.has(QStringLiteral("version"));
    if (const auto checked = check(); !checked)
        return checked.error();
    return m_invocation;
}

QString valuePart(const OptionSpec &option)
{
    if (option.value.isEmpty())
        return {};
    return option.optionalValue ? QStringLiteral(" [%1]").arg(option.value) : u' ' + option.value;
}

QString optionLines(const QList<OptionSpec> &options)
{
    QString text;
    for (const OptionSpec &option : options) {
        const QString shortPart = option.shortName.isEmpty()
                                      ? QStringLiteral("    ")
                                      : QStringLiteral("-%1, ").arg(option.shortName);
        const QString left = shortPart + QStringLiteral("--") + option.name + valuePart(option);
        text += QStringLiteral("  ") + left.leftJustified(32) + u' ' + option.help + u'\n';
    }
    return text;
}

} // namespace

core::Result<Invocation> parseInvocation(const QStringList &words)
{
    return InvocationReader(words).read();
}

QString helpText(const QString &command)
{
    const CommandSpec *spec = findCommand(command);
    if (!spec) {
        QString text = usageTr("perryctl runs container stacks on whatever runtime this machine "
                               "has.\n\nUsage: perryctl [OPTIONS] COMMAND [ARGUMENTS]\n\n"
                               "Commands:\n");
        for (const CommandSpec &known : commandSpecs())
            text += QStringLiteral("  ") + known.name.leftJustified(12) + known.summary + u'\n';
        return text + u'\n' + usageTr("Options, before or after the command:\n")
               + optionLines(commonOptions());
    }
    QString text = usageTr("%1\n\nUsage: perryctl %2 [OPTIONS] %3\n")
                       .arg(spec->summary, spec->name, spec->arguments)
                       .trimmed()
                   + u'\n';
    if (!spec->options.isEmpty())
        text += u'\n' + usageTr("Options:\n") + optionLines(spec->options);
    return text + u'\n' + usageTr("Common options:\n") + optionLines(commonOptions());
}

} // namespace cli
