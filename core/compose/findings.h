#pragma once

#include "core/compose/finding.h"
#include "core/compose/node.h"

#include <QCoreApplication>

namespace core {

/// Texts of this folder.
struct SpecTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// The way from the root of a spec to a value, built on the stack while walking: its text is only
/// made when something is reported.
class SpecPath
{
public:
    SpecPath() = default;
    SpecPath(const SpecPath &parent, const QString &key)
        : m_parent(&parent)
        , m_key(&key)
    {}
    SpecPath(const SpecPath &parent, qsizetype index)
        : m_parent(&parent)
        , m_index(index)
    {}

    /// "services.web.ports[1]"
    QString toString() const;

private:
    const SpecPath *m_parent = nullptr;
    const QString *m_key = nullptr;
    qsizetype m_index = -1;
};

/// Collects what the stages find. Only the first few hundred are kept: a hostile file must not
/// cost more than it is worth.
class SpecFindings
{
public:
    /// Names a file as people are shown it; the index goes into SpecNode::file.
    quint16 addFile(const QString &name);

    void error(const SpecNode &node,
               const SpecPath &path,
               const QString &message,
               const QString &suggestion = {});
    void error(const SourcePlace &place,
               const SpecPath &path,
               const QString &message,
               const QString &suggestion = {});
    void warning(const SpecNode &node,
                 const SpecPath &path,
                 const QString &message,
                 const QString &suggestion = {});
    void warning(const SourcePlace &place,
                 const SpecPath &path,
                 const QString &message,
                 const QString &suggestion = {});
    void note(const SourcePlace &place, const SpecPath &path, const QString &message);
    void add(Finding finding);
    /// Says how to do what the finding reported last suggests.
    void offerEdit(const SpecMark &range, const QString &text);

    /// Whether some keys have no value, which is only wrong when no other file gives them one.
    bool hasEmptyValues() const { return m_hasEmptyValues; }
    void noteEmptyValue() { m_hasEmptyValues = true; }

    bool hasErrors() const { return m_errors > 0; }
    int errorCount() const { return m_errors; }
    bool isFull() const { return m_findings.size() >= maximum; }

    /// Where a value was written.
    SourcePlace place(const SpecNode &node) const;
    /// Where the key of a value was written.
    SourcePlace keyPlace(const SpecNode &node) const;
    SourcePlace place(quint16 file, const SpecMark &mark) const;

    /// All of them by file, then line, then column.
    QList<Finding> sorted() const;

    static constexpr qsizetype maximum = 500;

private:
    void report(Finding::Severity severity,
                const SourcePlace &place,
                const SpecPath &path,
                const QString &message,
                const QString &suggestion);

    QStringList m_files;
    QList<Finding> m_findings;
    int m_errors = 0;
    bool m_hasEmptyValues = false;
    bool m_wasKept = false; ///< the one reported last
};

/// The one of `known` that `written` probably stands for; empty when none is near enough.
QString nearestName(const QString &written, const QStringList &known);

/// `did you mean "ports"?`, or nothing.
QString didYouMean(const QString &written, const QStringList &known);

} // namespace core
