#include "core/compose/valuechecks.h"

#include <algorithm>

namespace core {

namespace {

class ValueChecks
{
public:
    explicit ValueChecks(SpecFindings &findings)
        : m_findings(findings)
    {}

    void run(const SpecNode &root)
    {
        const SpecPath rootPath;
        for (const SpecNode &section : root.children) {
            const SpecPath path(rootPath, section.key);
            for (const SpecNode &entry : section.children)
                checkEntry(section.key, entry, SpecPath(path, entry.key));
        }
    }

private:
    void checkEntry(const QString &section, const SpecNode &entry, const SpecPath &path)
    {
        if (section == u"volumes")
            checkVolume(entry, path);
        else if (section == u"configs" || section == u"secrets")
            checkContent(entry, section == u"configs", path);
        else if (section == u"services")
            checkService(entry, path);
    }

    void checkVolume(const SpecNode &volume, const SpecPath &path)
    {
        if (volume.textAt(u"external") != u"true")
            return;
        for (const SpecNode &child : volume.children) {
            if (child.key != u"external" && child.key != u"name" && !child.key.startsWith(u"x-")) {
                m_findings.error(
                    m_findings.keyPlace(child),
                    path,
                    SpecTr::tr("an external volume cannot have \"%1\"").arg(child.key));
            }
        }
    }

    void checkContent(const SpecNode &resource, bool isConfig, const SpecPath &path)
    {
        int sources = 0;
        for (const char16_t *key : {u"file", u"environment", u"content"}) {
            if (resource.find(key) && (isConfig || QStringView(key) != u"content"))
                ++sources;
        }
        const bool needsNone = resource.find(u"external") || resource.find(u"driver");
        if (resource.damaged || sources == 1 || (sources == 0 && needsNone))
            return;
        m_findings.error(m_findings.keyPlace(resource),
                         path,
                         isConfig ? SpecTr::tr("must have one of file, environment and content")
                                  : SpecTr::tr("must have one of file and environment"));
    }

    void checkService(const SpecNode &service, const SpecPath &path)
    {
        checkVariables(service.find(u"environment"), path);
        checkRequests(service.find(u"gpus"), path);
        const SpecNode *deploy = service.find(u"deploy");
        const SpecNode *resources = deploy ? deploy->find(u"resources") : nullptr;
        const SpecNode *reservations = resources ? resources->find(u"reservations") : nullptr;
        checkRequests(reservations ? reservations->find(u"devices") : nullptr, path);
        checkWatch(service, path);
        checkKeys(service, path);
    }

    /// No runtime takes others; with some, another variable would be set than the one written.
    void checkVariables(const SpecNode *variables, const SpecPath &path)
    {
        if (!variables || !variables->isMap())
            return;
        const QString key = QStringLiteral("environment");
        const SpecPath listPath(path, key);
        for (const SpecNode &variable : variables->children) {
            const bool isName =
                !variable.key.isEmpty() && !variable.key.contains(u'=')
                && std::none_of(variable.key.begin(), variable.key.end(), [](QChar c) {
                       return c.unicode() < 0x20 || c.unicode() == 0x7f;
                   });
            if (!isName)
                m_findings.error(m_findings.keyPlace(variable),
                                 SpecPath(listPath, variable.key),
                                 SpecTr::tr("the name of a variable cannot be empty, and cannot "
                                            "have \"=\" or control characters"));
        }
    }

    /// What `build.ssh` names is the agent, or a key with a path; contexts need a place.
    void checkKeys(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *build = service.find(u"build");
        for (const char16_t *attribute : {u"ssh", u"additional_contexts"})
            checkPlaces(build ? build->find(attribute) : nullptr, path);
    }

    void checkPlaces(const SpecNode *pairs, const SpecPath &path)
    {
        if (!pairs)
            return;
        for (const SpecNode &key : pairs->children) {
            if (key.isNull() && key.key != u"default")
                m_findings.error(key, path, SpecTr::tr("\"%1\" needs a path").arg(key.key));
        }
    }

    void checkRequests(const SpecNode *requests, const SpecPath &path)
    {
        if (!requests)
            return;
        for (const SpecNode &request : requests->children) {
            if (request.find(u"count") && request.find(u"device_ids"))
                m_findings.error(
                    request, path, SpecTr::tr("\"count\" and \"device_ids\" exclude each other"));
        }
    }

    void checkWatch(const SpecNode &service, const SpecPath &path)
    {
        const SpecNode *develop = service.find(u"develop");
        const SpecNode *rules = develop ? develop->find(u"watch") : nullptr;
        if (!rules)
            return;
        for (const SpecNode &rule : rules->children) {
            const SpecNode *watched = rule.find(u"path");
            if (watched && watched->text.isEmpty())
                m_findings.error(*watched, path, SpecTr::tr("the path cannot be empty"));
        }
    }

    SpecFindings &m_findings;
};

} // namespace

void checkValues(const SpecNode &root, SpecFindings &findings)
{
    ValueChecks(findings).run(root);
}

} // namespace core
