#include "core/compose/servicefiles.h"

#include "core/compose/dotenv.h"

#include <QSet>

namespace core {

namespace {

using Kind = SpecNode::Kind;

/// Puts what the files of a service say into its environment and labels.
class ServiceFiles
{
public:
    ServiceFiles(SpecNode &service, const ServiceFilesContext &context, SpecFindings &findings)
        : m_service(service)
        , m_context(context)
        , m_findings(findings)
        , m_list(m_root, m_servicesKey)
        , m_path(m_list, service.key)
    {}

    void run()
    {
        fillBareNames();
        readLabelFiles();
        if (m_context.readsVariables) {
            readEnvironmentFiles();
            m_service.remove(u"env_file");
        } else if (SpecNode *files = m_service.find(u"env_file")) {
            for (SpecNode &file : files->children) {
                if (file.textAt(u"required") == u"true")
                    file.remove(u"required");
            }
        }
    }

private:
    void fillBareNames()
    {
        SpecNode *environment = m_service.find(u"environment");
        if (!environment)
            return;
        for (SpecNode &pair : environment->children) {
            const auto value = m_context.environment.constFind(pair.key);
            if (pair.isNull() && value != m_context.environment.constEnd()) {
                pair.kind = Kind::Text;
                pair.text = *value;
            }
        }
    }

    void readEnvironmentFiles()
    {
        const SpecNode *files = m_service.find(u"env_file");
        if (!files || files->children.empty())
            return;
        StringMap own;
        if (const SpecNode *environment = m_service.find(u"environment")) {
            for (const SpecNode &pair : environment->children) {
                if (!pair.isNull())
                    own.insert(pair.key, pair.text);
            }
        }
        const Interpolation::Lookup lookup = [&](const QString &name) -> std::optional<QString> {
            for (const StringMap *map : {&m_context.environment, &std::as_const(own)}) {
                if (const auto found = map->constFind(name); found != map->constEnd())
                    return *found;
            }
            return std::nullopt;
        };
        StringMap values;
        qsizetype index = 0;
        for (const SpecNode &file : files->children)
            values = readVariables(file, QStringLiteral("env_file"), index++, lookup, values);
        addMissing(QStringLiteral("environment"), values);
    }

    void readLabelFiles()
    {
        const SpecNode *files = m_service.find(u"label_file");
        if (!files)
            return;
        StringMap values;
        qsizetype index = 0;
        for (const SpecNode &file : files->children)
            values = readVariables(file, QStringLiteral("label_file"), index++, {}, values);
        addMissing(QStringLiteral("labels"), values);
    }

    /// The variables of one file on top of the earlier ones.
    StringMap readVariables(const SpecNode &file,
                            const QString &attribute,
                            qsizetype index,
                            const Interpolation::Lookup &lookup,
                            const StringMap &earlier)
    {
        const SpecPath listPath(m_path, attribute);
        const SpecPath path(listPath, index);
        const QString name = file.isMap() ? file.textAt(u"path") : file.text;
        const QString format = file.textAt(u"format");
        const auto bytes = m_context.readFile(name);
        if (!bytes) {
            const bool optional = file.textAt(u"required") == u"false"
                                  && bytes.error().kind == Error::Kind::FileNotFound;
            if (!optional)
                m_findings.error(file, path, bytes.error().summary);
            return earlier;
        }
        const QString text = QString::fromUtf8(*bytes);
        const DotenvOutcome outcome = format == u"raw" ? parseRawEnvironment(text, lookup, earlier)
                                                       : parseDotenv(text, lookup, earlier);
        if (outcome.errorLine > 0) {
            const QString shown = m_context.shownName(name);
            m_findings.addFile(shown);
            m_findings.error(SourcePlace{.file = shown,
                                         .line = outcome.errorLine,
                                         .column = outcome.errorColumn},
                             path,
                             outcome.error);
        }
        return outcome.values;
    }

    void addMissing(const QString &attribute, const StringMap &values)
    {
        if (values.isEmpty())
            return;
        const auto made = [this](Kind kind, const QString &text) {
            SpecNode node;
            node.kind = kind;
            node.text = text;
            node.file = m_service.file;
            return node;
        };
        if (!m_service.find(attribute))
            m_service.set(attribute, made(Kind::Map, {}));
        SpecNode &map = *m_service.find(attribute);
        QSet<QString> known;
        for (const SpecNode &child : map.children)
            known.insert(child.key);
        for (auto value = values.begin(); value != values.end(); ++value) {
            if (known.contains(value.key()))
                continue;
            SpecNode node = made(Kind::Text, value.value());
            node.key = value.key();
            map.children.push_back(std::move(node));
        }
    }

    SpecNode &m_service;
    const ServiceFilesContext &m_context;
    SpecFindings &m_findings;
    const QString m_servicesKey = QStringLiteral("services");
    const SpecPath m_root;
    const SpecPath m_list;
    const SpecPath m_path;
};

} // namespace

void resolveServiceFiles(SpecNode &service,
                         const ServiceFilesContext &context,
                         SpecFindings &findings)
{
    if (service.isMap())
        ServiceFiles(service, context, findings).run();
}

} // namespace core
