#include "app/cli/commands.h"
#include "app/cli/exitcode.h"
#include "app/cli/looking.h"
#include "core/engine/observer.h"
#include "core/state/containerchoice.h"
#include "core/support/bytesize.h"
#include "core/support/duration.h"

#include <nlohmann/json.hpp>

#include <QDateTime>

namespace cli {

namespace {

core::Json imageJson(const core::ContainerInfo &container, const core::ImageInfo *image)
{
    const core::ImageName name = core::imageName(container, image);
    core::Json json = core::Json::object();
    json["container"] = container.name.toStdString();
    json["service"] = container.service().toStdString();
    json["repository"] = name.repository.toStdString();
    json["tag"] = name.tag.toStdString();
    json["id"] = container.imageId.toStdString();
    json["size"] = image ? core::Json(image->size) : core::Json();
    json["created"] = image && image->created.isValid()
                          ? core::toJson(image->created.toUTC().toString(Qt::ISODateWithMs))
                          : core::Json();
    return json;
}

QString ageText(const core::ImageInfo *image)
{
    if (!image || !image->created.isValid())
        return QStringLiteral("-");
    const qint64 age = image->created.msecsTo(QDateTime::currentDateTimeUtc());
    return Context::tr("%1 ago").arg(
        core::shortDuration(std::chrono::milliseconds(std::max<qint64>(age, 0))));
}

QStringList imageRow(const core::ContainerInfo &container, const core::ImageInfo *image)
{
    const core::ImageName name = core::imageName(container, image);
    return {container.name,
            name.repository,
            name.tag,
            container.imageId.left(12),
            image ? core::decimalSize(image->size) : QStringLiteral("-"),
            ageText(image)};
}

void printImages(Context &context,
                 const QList<core::ContainerInfo> &containers,
                 const QList<core::ImageInfo> &images)
{
    const Output &output = context.output();
    core::Json list = core::Json::array();
    QList<QStringList> rows{{"CONTAINER", "REPOSITORY", "TAG", "IMAGE ID", "SIZE", "CREATED"}};
    for (const core::ContainerInfo &container : containers) {
        const core::ImageInfo *image = core::findImage(images, container.imageId);
        list.push_back(imageJson(container, image));
        rows << imageRow(container, image);
    }
    if (output.isJson())
        output.answerJson(list);
    else
        output.answerTable(rows);
}

QStringList imageIds(const QList<core::ContainerInfo> &containers)
{
    QStringList ids;
    for (const core::ContainerInfo &container : containers) {
        if (!container.imageId.isEmpty() && !ids.contains(container.imageId))
            ids << container.imageId;
    }
    return ids;
}

void showImages(Context &context, const QList<core::ContainerInfo> &containers)
{
    const QStringList ids = imageIds(containers);
    if (context.output().isQuiet() && !context.output().isJson()) {
        for (const QString &id : ids)
            context.output().answerLine(id);
        context.finish(exitcode::done);
        return;
    }
    core::observe(*context.protocol(),
                  context.runner(),
                  {.containers = false, .networks = false, .volumes = false, .images = ids},
                  &context,
                  [&context, containers](const core::Result<core::State> &state) {
                      if (!state) {
                          context.fail(state.error());
                          return;
                      }
                      printImages(context, containers, state->images);
                      context.finish(exitcode::done);
                  });
}

} // namespace

void runImages(Context &context)
{
    const QStringList services = context.invocation().arguments;
    // Only an inspection of docker says which image it was, should the name have moved on.
    lookAtStack(
        context,
        services,
        [&context, services](const core::Stack &, const core::State &state) {
            showImages(context, core::chosenContainers(state, services));
        },
        Detail::Inspection);
}

} // namespace cli
