#include "core/compose/interpolation.h"

#include <QSet>

namespace core {

namespace {

constexpr int maximumNesting = 40;
constexpr qsizetype maximumWritten = 64 * 1024 * 1024;

bool startsName(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

qsizetype nameEnd(QStringView text, qsizetype from)
{
    if (from >= text.size() || !startsName(text[from]))
        return from;
    qsizetype end = from + 1;
    while (end < text.size() && (startsName(text[end]) || (text[end] >= u'0' && text[end] <= u'9')))
        ++end;
    return end;
}

/// The brace that closes the one opened just before `from`; -1 when there is none.
qsizetype closingBrace(QStringView text, qsizetype from)
{
    int open = 1;
    for (qsizetype i = from; i < text.size(); ++i) {
        if (text[i] == u'{')
            ++open;
        else if (text[i] == u'}' && --open == 0)
            return i;
    }
    return -1;
}

/// ${NAME…} at a place; nothing when that is not valid.
std::optional<VariableUse> bracedUse(QStringView text, qsizetype at)
{
    const qsizetype from = at + 2;
    const qsizetype behindName = nameEnd(text, from);
    const qsizetype close = behindName == from ? -1 : closingBrace(text, behindName);
    if (close < 0)
        return std::nullopt;
    VariableUse use{.name = text.sliced(from, behindName - from), .start = at, .end = close + 1};
    if (behindName == close)
        return use;
    qsizetype operation = behindName;
    use.emptyIsUnset = text[operation] == u':';
    operation += use.emptyIsUnset ? 1 : 0;
    if (operation >= close || !QStringView(u"-+?").contains(text[operation]))
        return std::nullopt;
    use.action = text[operation];
    use.word = text.sliced(operation + 1, close - operation - 1);
    return use;
}

/// $NAME at a place, which starts a name.
VariableUse plainUse(QStringView text, qsizetype at)
{
    const qsizetype end = nameEnd(text, at + 1);
    return {.name = text.sliced(at + 1, end - at - 1), .start = at, .end = end};
}

} // namespace

QList<VariableUse> variableUses(QStringView text)
{
    QList<VariableUse> uses;
    qsizetype at = text.indexOf(u'$');
    while (at >= 0 && at + 1 < text.size()) {
        std::optional<VariableUse> use;
        if (text[at + 1] == u'{')
            use = bracedUse(text, at);
        else if (startsName(text[at + 1]))
            use = plainUse(text, at);
        if (use)
            uses.append(*use);
        at = text.indexOf(u'$', use ? use->end : at + 2);
    }
    return uses;
}

QString Interpolation::value(const VariableUse &use, int depth, Outcome &outcome)
{
    const QString name = use.name.toString();
    const std::optional<QString> found = m_lookup(name);
    const bool isSet = found && !(use.emptyIsUnset && found->isEmpty());
    if (use.action == u'+')
        return isSet ? expand(use.word, depth + 1, outcome) : QString();
    if (isSet)
        return *found;
    if (use.action == u'-')
        return expand(use.word, depth + 1, outcome);
    if (use.action == u'?') {
        const QString message = expand(use.word, depth + 1, outcome);
        if (!outcome.error) {
            outcome.error = {.kind = InterpolationError::Kind::RequiredVariable,
                             .variable = name,
                             .message = message,
                             .at = use.start};
        }
        return {};
    }
    if (!found)
        outcome.unset.append(name);
    return {};
}

QString Interpolation::expand(QStringView text, int depth, Outcome &outcome)
{
    const auto fail = [&outcome](InterpolationError::Kind kind, qsizetype at) {
        if (!outcome.error)
            outcome.error = {.kind = kind, .variable = {}, .message = {}, .at = at};
        return QString();
    };
    if (depth > maximumNesting)
        return fail(InterpolationError::Kind::TooLarge, 0);
    QString result;
    qsizetype at = 0;
    while (at < text.size() && !outcome.error) {
        const qsizetype dollar = text.indexOf(u'$', at);
        if (dollar < 0 || dollar + 1 == text.size())
            break;
        result += text.sliced(at, dollar - at);
        const QChar next = text[dollar + 1];
        if (next == u'{') {
            const auto use = bracedUse(text, dollar);
            if (!use)
                return fail(InterpolationError::Kind::InvalidFormat, dollar);
            result += value(*use, depth, outcome);
            at = use->end;
        } else if (startsName(next)) {
            const VariableUse use = plainUse(text, dollar);
            result += value(use, depth, outcome);
            at = use.end;
        } else {
            result += u'$';
            at = dollar + (next == u'$' ? 2 : 1);
        }
        if (m_written + result.size() > maximumWritten)
            return fail(InterpolationError::Kind::TooLarge, dollar);
    }
    if (outcome.error)
        return {};
    result += text.sliced(at);
    return result;
}

Interpolation::Outcome Interpolation::substitute(const QString &text)
{
    Outcome outcome;
    outcome.text = expand(text, 0, outcome);
    m_written += outcome.text.size();
    return outcome;
}

namespace {

class TreeInterpolation
{
public:
    TreeInterpolation(const StringMap &environment, SpecFindings &findings)
        : m_findings(findings)
        , m_interpolation([&environment](const QString &name) {
            const auto found = environment.constFind(name);
            return found == environment.constEnd() ? std::nullopt : std::optional(*found);
        })
    {}

    void walk(SpecNode &node, const SpecPath &path)
    {
        if (node.isText()) {
            if (node.text.contains(u'$'))
                substitute(node, path);
            return;
        }
        qsizetype index = 0;
        for (SpecNode &child : node.children) {
            if (node.isMap())
                walk(child, SpecPath(path, child.key));
            else
                walk(child, SpecPath(path, index));
            ++index;
        }
    }

private:
    void substitute(SpecNode &node, const SpecPath &path)
    {
        const auto outcome = m_interpolation.substitute(node.text);
        if (outcome.error) {
            report(node, path, *outcome.error);
            node.damaged = true;
            return;
        }
        for (const QString &name : outcome.unset) {
            if (m_reported.contains(name))
                continue;
            m_reported.insert(name);
            m_findings.warning(node,
                               path,
                               SpecTr::tr("the variable %1 is not set and becomes empty").arg(name),
                               SpecTr::tr("write ${%1:-} when that is meant").arg(name));
        }
        node.text = outcome.text;
    }

    void report(const SpecNode &node, const SpecPath &path, const InterpolationError &error)
    {
        SpecNode at = node;
        const bool oneLine = node.style == SpecNode::Style::Plain && !node.text.contains(u'\n');
        if (oneLine && node.place.line > 0)
            at.place.column += static_cast<quint32>(error.at);
        switch (error.kind) {
        case InterpolationError::Kind::InvalidFormat:
            m_findings.error(at,
                             path,
                             SpecTr::tr("this is not a valid variable: %1").arg(node.text.left(80)),
                             SpecTr::tr("write $$ for a dollar sign"));
            break;
        case InterpolationError::Kind::RequiredVariable:
            m_findings.error(at,
                             path,
                             error.message.isEmpty()
                                 ? SpecTr::tr("the variable %1 must be set").arg(error.variable)
                                 : SpecTr::tr("the variable %1 must be set: %2")
                                       .arg(error.variable, error.message));
            break;
        case InterpolationError::Kind::TooLarge:
            m_findings.error(at, path, SpecTr::tr("the variables of this text become too large"));
            break;
        }
    }

    SpecFindings &m_findings;
    Interpolation m_interpolation;
    QSet<QString> m_reported;
};

} // namespace

void interpolateTree(SpecNode &root,
                     const StringMap &environment,
                     const SpecPath &path,
                     SpecFindings &findings)
{
    TreeInterpolation(environment, findings).walk(root, path);
}

void deferVariables(SpecNode &root)
{
    root.deferred = root.isText() && root.text.contains(u'$');
    for (SpecNode &child : root.children)
        deferVariables(child);
}

} // namespace core
