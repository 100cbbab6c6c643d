#include "core/compose/findings.h"

#include <algorithm>
#include <numeric>

namespace core {

QString SpecPath::toString() const
{
    if (!m_parent)
        return {};
    constexpr qsizetype longestKey = 80;
    const QString before = m_parent->toString();
    if (m_index >= 0)
        return before + QStringLiteral("[%1]").arg(m_index);
    const QString key = m_key->size() > longestKey ? m_key->left(longestKey) + u'…' : *m_key;
    return before.isEmpty() ? key : before + u'.' + key;
}

quint16 SpecFindings::addFile(const QString &name)
{
    m_files.append(name);
    return static_cast<quint16>(m_files.size() - 1);
}

SourcePlace SpecFindings::place(quint16 file, const SpecMark &mark) const
{
    return {.file = m_files.value(file),
            .line = static_cast<int>(mark.line),
            .column = static_cast<int>(mark.column)};
}

SourcePlace SpecFindings::place(const SpecNode &node) const
{
    return place(node.file, node.place);
}

SourcePlace SpecFindings::keyPlace(const SpecNode &node) const
{
    return place(node.file, node.keyPlace.line > 0 ? node.keyPlace : node.place);
}

void SpecFindings::add(Finding finding)
{
    if (finding.severity == Finding::Severity::Error)
        ++m_errors;
    m_wasKept = !isFull() && !m_findings.contains(finding);
    if (m_wasKept)
        m_findings.append(std::move(finding));
}

void SpecFindings::offerEdit(const SpecMark &range, const QString &text)
{
    if (m_wasKept && range.line > 0 && range.end > range.begin)
        m_findings.last().edit = SpecEdit{.begin = range.begin, .end = range.end, .text = text};
}

void SpecFindings::report(Finding::Severity severity,
                          const SourcePlace &place,
                          const SpecPath &path,
                          const QString &message,
                          const QString &suggestion)
{
    if (isFull()) {
        m_wasKept = false;
        m_errors += severity == Finding::Severity::Error ? 1 : 0;
        return;
    }
    add({.severity = severity,
         .place = place,
         .path = path.toString(),
         .message = message,
         .suggestion = suggestion});
}

void SpecFindings::error(const SpecNode &node,
                         const SpecPath &path,
                         const QString &message,
                         const QString &suggestion)
{
    report(Finding::Severity::Error, place(node), path, message, suggestion);
}

void SpecFindings::error(const SourcePlace &place,
                         const SpecPath &path,
                         const QString &message,
                         const QString &suggestion)
{
    report(Finding::Severity::Error, place, path, message, suggestion);
}

void SpecFindings::warning(const SpecNode &node,
                           const SpecPath &path,
                           const QString &message,
                           const QString &suggestion)
{
    report(Finding::Severity::Warning, place(node), path, message, suggestion);
}

void SpecFindings::warning(const SourcePlace &place,
                           const SpecPath &path,
                           const QString &message,
                           const QString &suggestion)
{
    report(Finding::Severity::Warning, place, path, message, suggestion);
}

void SpecFindings::note(const SourcePlace &place, const SpecPath &path, const QString &message)
{
    report(Finding::Severity::Note, place, path, message, {});
}

QList<Finding> SpecFindings::sorted() const
{
    QList<Finding> findings = m_findings;
    const auto rank = [this](const Finding &finding) {
        return std::tuple(
            m_files.indexOf(finding.place.file), finding.place.line, finding.place.column);
    };
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding &a, const Finding &b) {
        return rank(a) < rank(b);
    });
    return findings;
}

namespace {

/// How many letters must be changed, added, removed or swapped with their neighbour.
int editDistance(QStringView a, QStringView b)
{
    std::vector<int> beforeLast(static_cast<size_t>(b.size()) + 1);
    std::vector<int> last(beforeLast.size());
    std::vector<int> current(beforeLast.size());
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const bool same = a[i - 1] == b[j - 1];
            current[at] =
                std::min({last[at] + 1, current[at - 1] + 1, last[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[at] = std::min(current[at], beforeLast[at - 2] + 1);
        }
        beforeLast.swap(last);
        last.swap(current);
    }
    return last.back();
}

/// Lower case, with every way to join words as "_".
QString joinedName(QString name)
{
    name = name.toLower();
    name.replace(u'-', u'_');
    name.replace(u' ', u'_');
    return name;
}

} // namespace

QString nearestName(const QString &written, const QStringList &known)
{
    constexpr qsizetype longest = 64;
    constexpr qsizetype most = 2000;
    if (written.isEmpty() || written.size() > longest || known.size() > most)
        return {};
    const QString wanted = joinedName(written);
    const QString plain = QString(wanted).remove(u'_');
    // A name of one letter is near to every other one.
    const int allowed = std::min(std::max(1, static_cast<int>(wanted.size()) / 3),
                                 static_cast<int>(wanted.size()) - 1);
    QString best;
    int bestDistance = allowed + 1;
    for (const QString &name : known) {
        if (name.size() > longest || std::abs(name.size() - wanted.size()) > bestDistance)
            continue;
        const QString lower = name.toLower();
        const bool samePlain = QString(lower).remove(u'_') == plain;
        const int distance = samePlain ? 0 : editDistance(wanted, lower);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = name;
        }
    }
    return best;
}

QString didYouMean(const QString &written, const QStringList &known)
{
    const QString name = nearestName(written, known);
    return name.isEmpty() ? QString() : SpecTr::tr("did you mean \"%1\"?").arg(name);
}

} // namespace core
