#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/imagepins.h"
#include "core/compose/confighash.h"
#include "core/compose/selection.h"
#include "core/compose/variables.h"

#include <nlohmann/json.hpp>

#include <QFile>

namespace cli {

namespace {

/// What `config` can print instead of the spec.
constexpr const char *listings[]{"services",
                                 "volumes",
                                 "networks",
                                 "models",
                                 "profiles",
                                 "images",
                                 "hash",
                                 "environment",
                                 "variables"};

QString listingOf(const Invocation &invocation)
{
    for (const char *listing : listings) {
        if (invocation.has(QString::fromLatin1(listing)))
            return QString::fromLatin1(listing);
    }
    return {};
}

void prepare(core::LoadRequest &request, const Invocation &invocation, const QString &listing)
{
    core::LoadStages &stages = request.stages;
    stages.interpolate = !invocation.has("no-interpolate") && listing != u"variables";
    stages.normalise = !invocation.has("no-normalize");
    stages.resolvePaths = !invocation.has("no-path-resolution");
    stages.checkConsistency = !invocation.has("no-consistency");
    const bool needsFiles = listing.isEmpty() || listing == u"hash";
    stages.resolveEnvironment = needsFiles && !invocation.has("no-env-resolution");
    stages.makeStack = false;
    // Names, hashes and variables are those of the whole spec.
    if (listing.isEmpty() || listing == u"images") {
        request.services = invocation.arguments;
        request.onlyServices = !invocation.arguments.isEmpty();
    }
}

const core::SpecNode &sectionOf(const core::LoadedProject &project, const QString &name)
{
    static const core::SpecNode none;
    const core::SpecNode *section = project.config->find(name);
    return section ? *section : none;
}

QStringList keysOf(const core::SpecNode &map)
{
    QStringList keys;
    for (const core::SpecNode &child : map.children)
        keys << child.key;
    return keys;
}

QStringList imagesOf(const core::LoadedProject &project)
{
    QStringList images;
    for (const core::SpecNode &service : sectionOf(project, QStringLiteral("services")).children) {
        QString image = service.textAt(u"image");
        if (image.isEmpty())
            image = project.config->textAt(u"name") + u'-' + service.key;
        images << image;
        const core::SpecNode *hooks = service.find(u"pre_start");
        for (size_t i = 0; hooks && i < hooks->children.size(); ++i) {
            const QString other = hooks->children[i].textAt(u"image");
            if (!other.isEmpty() && other != image)
                images << other;
        }
    }
    return images;
}

/// The hash of each service that is asked for; the first name that there is not goes into
/// `unknown`.
core::StringMap hashesOf(const core::LoadedProject &project, const QString &asked, QString *unknown)
{
    const core::SpecNode &services = sectionOf(project, QStringLiteral("services"));
    QStringList names = keysOf(services);
    if (!asked.isEmpty() && asked != u"*")
        names = asked.split(u',', Qt::SkipEmptyParts);
    core::StringMap hashes;
    for (const QString &name : std::as_const(names)) {
        const core::SpecNode *service = services.find(name);
        if (!service && unknown->isEmpty())
            *unknown = name;
        if (service)
            hashes[name] = core::serviceHash(*service);
    }
    return hashes;
}

QStringList linesOf(const core::LoadedProject &project, const QString &listing)
{
    if (listing == u"profiles")
        return project.profiles;
    if (listing == u"images")
        return imagesOf(project);
    if (listing == u"environment") {
        QStringList lines;
        const core::StringMap &environment = project.environment;
        for (auto value = environment.begin(); value != environment.end(); ++value)
            lines << value.key() + u'=' + value.value();
        return lines;
    }
    const core::SpecNode &section = sectionOf(project, listing);
    if (listing == u"models") {
        QStringList models;
        for (const core::SpecNode &model : section.children)
            models << model.textAt(u"model");
        return models;
    }
    return listing == u"services" ? core::dependenciesFirst(section, keysOf(section))
                                  : keysOf(section);
}

QByteArray variablesText(const QList<core::SpecVariable> &variables, const QString &format)
{
    core::Json json = core::Json::object();
    QByteArray yaml;
    for (const core::SpecVariable &variable : variables) {
        const auto text = [](const QString &value) { return value.toStdString(); };
        json[text(variable.name)] = {{"Name", text(variable.name)},
                                     {"DefaultValue", text(variable.defaultValue)},
                                     {"PresenceValue", text(variable.alternateValue)},
                                     {"Required", variable.required}};
        const auto quoted = [&](const QString &value) {
            return core::toBytes(core::Json(text(value)));
        };
        yaml += quoted(variable.name) + ":\n  name: " + quoted(variable.name)
                + "\n  defaultvalue: " + quoted(variable.defaultValue)
                + "\n  presencevalue: " + quoted(variable.alternateValue)
                + "\n  required: " + (variable.required ? "true\n" : "false\n");
    }
    return format == u"json" ? core::toBytes(json) + '\n' : yaml;
}

void printVariables(Context &context, const core::LoadedProject &project)
{
    const QList<core::SpecVariable> variables = core::specVariables(*project.config);
    const QString format =
        context.output().isJson() ? QStringLiteral("json") : context.invocation().value("format");
    if (format == u"json" || format == u"yaml") {
        context.output().answer(variablesText(variables, format));
        return;
    }
    QList<QStringList> rows{{QStringLiteral("NAME"),
                             QStringLiteral("REQUIRED"),
                             QStringLiteral("DEFAULT VALUE"),
                             QStringLiteral("ALTERNATE VALUE")}};
    for (const core::SpecVariable &variable : variables)
        rows << QStringList{variable.name,
                            variable.required ? QStringLiteral("true") : QStringLiteral("false"),
                            variable.defaultValue,
                            variable.alternateValue};
    context.output().answerTable(rows);
}

void printSpec(Context &context, const core::LoadedProject &project)
{
    const Invocation &invocation = context.invocation();
    if (invocation.has("quiet")) {
        context.finish(exitcode::done);
        return;
    }
    const bool asJson = invocation.value("format") == u"json" || context.output().isJson();
    QByteArray text = core::configText(
        project, asJson ? core::ConfigFormat::JsonText : core::ConfigFormat::YamlText);
    if (!text.endsWith('\n'))
        text += '\n';
    const QString path = invocation.value("output");
    if (path.isEmpty()) {
        context.output().answer(text);
        context.finish(exitcode::done);
        return;
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush()) {
        context.fail({.kind = core::Error::Kind::Internal,
                      .summary = Context::tr("The file %1 cannot be written.").arg(path),
                      .detail = file.errorString()});
        return;
    }
    context.finish(exitcode::done);
}

void printHashes(Context &context, const core::LoadedProject &project)
{
    QString unknown;
    const core::StringMap hashes = hashesOf(project, context.invocation().value("hash"), &unknown);
    if (!unknown.isEmpty()) {
        context.fail({.kind = core::Error::Kind::NotFound,
                      .summary = Context::tr("There is no service \"%1\".").arg(unknown)});
        return;
    }
    if (context.output().isJson())
        context.output().answerJson(core::toJson(hashes));
    else
        for (auto hash = hashes.begin(); hash != hashes.end(); ++hash)
            context.output().answerLine(hash.key() + u' ' + hash.value());
    context.finish(exitcode::done);
}

void printListing(Context &context, const core::LoadedProject &project, const QString &listing)
{
    if (listing == u"variables") {
        printVariables(context, project);
        context.finish(exitcode::done);
        return;
    }
    if (listing == u"hash") {
        printHashes(context, project);
        return;
    }
    const QStringList lines = linesOf(project, listing);
    if (context.output().isJson())
        context.output().answerJson(core::toJson(lines));
    else
        for (const QString &line : lines)
            context.output().answerLine(line);
    context.finish(exitcode::done);
}

} // namespace

void runConfig(Context &context)
{
    const Invocation &invocation = context.invocation();
    const QString listing = listingOf(invocation);
    const auto project = context.loadSpec(
        [&](core::LoadRequest &request) { prepare(request, invocation, listing); });
    if (!project)
        return;
    if (!listing.isEmpty())
        printListing(context, *project, listing);
    else if (invocation.has("resolve-image-digests") || invocation.has("lock-image-digests"))
        pinImages(context, *project, [&context](const core::LoadedProject &pinned) {
            printSpec(context, pinned);
        });
    else
        printSpec(context, *project);
}

} // namespace cli
