#include "core/compose/extends.h"

#include "core/compose/interpolation.h"
#include "core/compose/merge.h"
#include "core/compose/remotesource.h"
#include "core/compose/validation.h"
#include "core/compose/yamlreader.h"

#include <QFileInfo>

namespace core {

namespace {

constexpr qsizetype maximumChain = 50;

qsizetype countNodes(const SpecNode &node)
{
    qsizetype count = 1;
    for (const SpecNode &child : node.children)
        count += countNodes(child);
    return count;
}

/// The absolute path of the file that a service extends.
QString fileOf(const SpecNode &file, PathBase base)
{
    base.keepsRelative = false;
    return base.resolved(file.text);
}

const SchemaNode &serviceSchema()
{
    static const SchemaNode &schema = *specSchema().at("services")->anyKey;
    return schema;
}

} // namespace

ExtendsStage::Origin
ExtendsStage::originOf(SpecNode services, const QString &path, const PathBase &base, bool canonical)
{
    Origin origin{.path = path,
                  .base = base,
                  .services = std::move(services),
                  .isCanonical = canonical,
                  .names = {},
                  .places = {},
                  .finished = {},
                  .failed = {}};
    for (size_t i = 0; i < origin.services.children.size(); ++i) {
        const QString &name = origin.services.children[i].key;
        origin.names.append(name);
        origin.places.insert(name, i);
    }
    return origin;
}

void ExtendsStage::resolve(SpecNode &document, const QString &path, const PathBase &base)
{
    SpecNode *services = document.find(u"services");
    const bool used =
        services
        && std::any_of(services->children.begin(),
                       services->children.end(),
                       [](const SpecNode &service) { return service.find(u"extends"); });
    if (!used)
        return;
    Origin origin = originOf(*services, path, base, true);
    for (SpecNode &service : services->children) {
        if (!service.find(u"extends"))
            continue;
        if (const SpecNode *finished = finishedService(origin, service.key, service))
            service = *finished;
        else
            service.damaged = true;
        service.remove(u"extends");
    }
}

const SpecNode *
ExtendsStage::refuse(const SpecNode &at, const QString &message, const QString &suggestion)
{
    static const QString services = QStringLiteral("services");
    static const QString extends = QStringLiteral("extends");
    const QString service = m_chain.isEmpty() ? QString() : m_chain.first().service;
    const SpecPath root;
    const SpecPath list(root, services);
    const SpecPath name(list, service);
    m_findings.error(at, SpecPath(name, extends), message, suggestion);
    return nullptr;
}

const SpecNode *
ExtendsStage::finishedService(Origin &origin, const QString &name, const SpecNode &asked)
{
    if (const auto known = origin.finished.find(name); known != origin.finished.end())
        return &known->second;
    if (origin.failed.contains(name))
        return nullptr;
    const auto place = origin.places.constFind(name);
    if (place == origin.places.constEnd()) {
        return refuse(asked,
                      SpecTr::tr("there is no service \"%1\" in %2")
                          .arg(name, QFileInfo(origin.path).fileName()),
                      didYouMean(name, origin.names));
    }
    const Step step{.path = origin.path, .service = name};
    if (m_chain.contains(step)) {
        QStringList names;
        for (qsizetype i = m_chain.indexOf(step); i < m_chain.size(); ++i)
            names.append(m_chain[i].service);
        names.append(name);
        return refuse(asked,
                      SpecTr::tr("the services extend each other in a circle: %1")
                          .arg(names.join(QStringLiteral(" → "))));
    }
    if (m_chain.size() >= maximumChain)
        return refuse(asked,
                      SpecTr::tr("more than %1 services extend each other").arg(maximumChain));
    m_chain.append(step);
    SpecNode service = prepared(origin, origin.services.children[*place]);
    const bool done = extend(origin, service);
    m_chain.removeLast();
    if (!done) {
        origin.failed.insert(name);
        return nullptr;
    }
    return &origin.finished.emplace(name, std::move(service)).first->second;
}

bool ExtendsStage::extend(Origin &origin, SpecNode &service)
{
    const SpecNode *extends = service.find(u"extends");
    if (!extends)
        return true;
    const SpecNode *name = extends->find(u"service");
    if (!name) {
        refuse(*extends, SpecTr::tr("\"%1\" is missing").arg(u"service"));
        return false;
    }
    const SpecNode *file = extends->find(u"file");
    Origin *from = file ? fileOrigin(origin, *file) : &origin;
    const SpecNode *base = from ? finishedService(*from, name->text, *name) : nullptr;
    if (!base || !mayCopy(*base, *name))
        return false;
    SpecNode merged = *base;
    merged.remove(u"extends");
    dropResets(merged);
    service.remove(u"extends");
    const QString key = service.key;
    const SpecMark keyPlace = service.keyPlace;
    const SpecMark place = service.place;
    const quint16 index = service.file;
    mergeTree(merged, std::move(service), serviceSchema(), m_context.stages.forms());
    merged.key = key;
    merged.keyPlace = keyPlace;
    merged.place = place;
    merged.file = index;
    service = std::move(merged);
    return true;
}

bool ExtendsStage::mayCopy(const SpecNode &base, const SpecNode &asked)
{
    const bool isFirst = m_copiesLeft >= 0;
    if (isFirst)
        m_copiesLeft -= countNodes(base);
    if (m_copiesLeft >= 0)
        return true;
    if (isFirst)
        refuse(asked, SpecTr::tr("the services extend too much"));
    return false;
}

SpecNode ExtendsStage::prepared(const Origin &origin, const SpecNode &written)
{
    SpecNode service = written;
    if (origin.isCanonical)
        return service;
    if (service.isNull())
        service.kind = SpecNode::Kind::Map;
    static const QString services = QStringLiteral("services");
    const SpecPath root;
    const SpecPath list(root, services);
    const SpecPath path(list, written.key);
    if (m_context.stages.interpolate)
        interpolateTree(service, m_context.environment, path, m_findings);
    else
        deferVariables(service);
    validateTree(service, serviceSchema(), path, m_context.stages.forms(), m_findings);
    makeCanonical(
        service, serviceSchema(), path, origin.base, m_context.stages.forms(), m_findings);
    return service;
}

/// The file that a service of `origin` asks for.
ExtendsStage::Origin *ExtendsStage::fileOrigin(const Origin &origin, const SpecNode &asked)
{
    const bool isRemote = isRemoteSource(asked.text);
    const auto located =
        isRemote ? m_context.remotes->path(asked.text) : fileOf(asked, origin.base);
    if (!located) {
        refuse(asked, located.error().summary);
        return nullptr;
    }
    const QString &path = *located;
    if (const auto known = m_files.find(path); known != m_files.end())
        return &known->second;
    const auto text = m_context.readFile(path);
    if (!text) {
        refuse(asked, text.error().summary);
        return nullptr;
    }
    const quint16 index = m_findings.addFile(m_context.shownName(path));
    SpecNode services;
    services.kind = SpecNode::Kind::Map;
    YamlDocuments read = readYaml(*text, index, m_findings);
    for (SpecNode &document : read.roots) {
        SpecNode *found = document.find(u"services");
        if (found && found->isMap())
            mergeTree(services, std::move(*found), *specSchema().at("services"));
    }
    PathBase base = m_context.project.in(QFileInfo(path).absolutePath());
    // A path from here to where fetched files lie would say nothing to anybody.
    base.keepsRelative = origin.base.keepsRelative && !isRemote;
    return &m_files.emplace(path, originOf(std::move(services), path, base, false)).first->second;
}

} // namespace core
