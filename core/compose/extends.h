#pragma once

#include "core/compose/canonical.h"
#include "core/compose/loadstages.h"
#include "core/compose/remotefiles.h"
#include "core/compose/specfile.h"
#include "core/support/result.h"

#include <QSet>

#include <functional>
#include <map>

namespace core {

/// What the stage needs to read another file. `remotes` has to outlive it.
struct ExtendsContext
{
    StringMap environment = {};
    LoadStages stages = {};
    PathBase project = {}; ///< where the paths of the extending files start
    std::function<Result<QByteArray>(const QString &path)> readFile = {};
    std::function<QString(const QString &path)> shownName = {}; ///< in findings
    RemoteFiles *remotes = nullptr;
};

/// Fills services with what they extend, of the same document or of another file.
class ExtendsStage
{
public:
    /// `copiesLeft` is how many values all services together may still inherit.
    ExtendsStage(SpecFindings &findings, ExtendsContext context, qsizetype &copiesLeft)
        : m_findings(findings)
        , m_context(std::move(context))
        , m_copiesLeft(copiesLeft)
    {}

    /// `document` is canonical and is changed in place; `path` is the file it comes from.
    void resolve(SpecNode &document, const QString &path, const PathBase &base);

private:
    /// Where a service is looked for: a canonical document, or a file still as it was written.
    struct Origin
    {
        QString path = {};
        PathBase base = {};
        SpecNode services = {};
        bool isCanonical = true;
        QStringList names = {};
        QHash<QString, size_t> places = {};
        std::map<QString, SpecNode> finished = {};
        QSet<QString> failed = {}; ///< and reported
    };

    struct Step
    {
        QString path = {};
        QString service = {};

        bool operator==(const Step &) const = default;
    };

    const SpecNode *finishedService(Origin &origin, const QString &name, const SpecNode &asked);
    const SpecNode *
    refuse(const SpecNode &at, const QString &message, const QString &suggestion = {});
    bool extend(Origin &origin, SpecNode &service);
    Origin *fileOrigin(const Origin &origin, const SpecNode &asked);
    SpecNode prepared(const Origin &origin, const SpecNode &written);
    bool mayCopy(const SpecNode &base, const SpecNode &asked);
    static Origin
    originOf(SpecNode services, const QString &path, const PathBase &base, bool canonical);

    SpecFindings &m_findings;
    const ExtendsContext m_context;
    std::map<QString, Origin> m_files;
    QList<Step> m_chain;
    qsizetype &m_copiesLeft;
};

} // namespace core
