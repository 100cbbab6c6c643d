#include "core/compose/togrants.h"

#include "core/compose/confighash.h"
#include "core/compose/toservice.h"
#include "core/stack/servicehash.h"

namespace core {

namespace {

/// A name or relative path stands for a file in the folder that these have by default.
QString grantTarget(const SpecNode &grant, FileSpec::Kind kind)
{
    QString target = grant.textAt(u"target");
    if (target.isEmpty())
        target = grant.textAt(u"source");
    if (target.startsWith(u'/'))
        return target;
    return (kind == FileSpec::Kind::Secret ? QStringLiteral("/run/secrets/") : QStringLiteral("/"))
           + target;
}

void addGrants(QList<FileGrant> &grants, const SpecNode *list, FileSpec::Kind kind)
{
    if (!list)
        return;
    for (const SpecNode &node : list->children) {
        FileGrant grant{.kind = kind,
                        .source = node.textAt(u"source"),
                        .target = grantTarget(node, kind),
                        .user = node.textAt(u"uid"),
                        .group = node.textAt(u"gid")};
        if (const SpecNode *mode = node.find(u"mode"))
            grant.mode = mode->text.toInt(nullptr, 8);
        grants << grant;
    }
}

/// "service:db" -> "db"; empty for anything else.
QString sharedService(const QString &text)
{
    return text.startsWith(u"service:") ? text.mid(8) : QString();
}

void replaceReference(SpecNode &node)
{
    if (const QString service = sharedService(node.text); !service.isEmpty())
        node.text = QStringLiteral("container:") + idPlaceholder(service);
}

/// The mode of the mounts is not part of what docker compose hashes.
void replaceMountSource(SpecNode &node)
{
    const QStringList parts = node.text.split(u':');
    node.text = parts.first() == u"container" ? parts.value(1) : idPlaceholder(parts.first());
}

} // namespace

QList<FileGrant> toGrants(const SpecNode &service)
{
    QList<FileGrant> grants;
    addGrants(grants, service.find(u"secrets"), FileSpec::Kind::Secret);
    addGrants(grants, service.find(u"configs"), FileSpec::Kind::Config);
    return grants;
}

FileSpec toFileSpec(const SpecNode &node, FileSpec::Kind kind, const StringMap &environment)
{
    FileSpec spec{.kind = kind,
                  .key = node.key,
                  .name = node.textAt(u"name"),
                  .external = nodeTrue(node, u"external"),
                  .file = node.textAt(u"file"),
                  .environment = node.textAt(u"environment")};
    if (const SpecNode *content = node.find(u"content"))
        spec.content = content->text.toUtf8();
    const auto value = environment.constFind(spec.environment);
    if (!spec.environment.isEmpty() && value != environment.constEnd())
        spec.content = value->toUtf8();
    return spec;
}

QList<Hook> toHooks(const SpecNode &service, QStringView attribute)
{
    QList<Hook> hooks;
    const SpecNode *list = service.find(attribute);
    if (!list)
        return hooks;
    for (const SpecNode &node : list->children) {
        hooks.append({.command = nodeTexts(node.find(u"command")),
                      .image = node.textAt(u"image"),
                      .user = node.textAt(u"user"),
                      .privileged = nodeTrue(node, u"privileged"),
                      .workingDirectory = node.textAt(u"working_dir"),
                      .environment = nodeOptionalStrings(node.find(u"environment"))});
    }
    return hooks;
}

QByteArray toHashTemplate(const SpecNode &service)
{
    bool isTemplate = service.find(u"volumes_from") != nullptr;
    for (const QStringView attribute : {u"network_mode", u"ipc", u"pid"})
        isTemplate = isTemplate || !sharedService(service.textAt(attribute)).isEmpty();
    if (!isTemplate)
        return {};
    SpecNode copy = service;
    for (const QStringView attribute : {u"network_mode", u"ipc", u"pid"}) {
        if (SpecNode *node = copy.find(attribute))
            replaceReference(*node);
    }
    if (SpecNode *from = copy.find(u"volumes_from")) {
        for (SpecNode &item : from->children)
            replaceMountSource(item);
    }
    return hashedText(copy);
}

} // namespace core
