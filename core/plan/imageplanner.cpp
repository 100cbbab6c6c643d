#include "core/plan/imageplanner.h"

#include <QCoreApplication>

#include <algorithm>

namespace core {

namespace {

struct ImageTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

} // namespace

/// The services whose images this one is built from come first.
void ImagePlanner::planBuild(const Service &service, const QString &cause)
{
    BuildSpec build = *service.build;
    for (BuildSecret &secret : build.secrets) {
        for (const FileSpec &file : m_stack.grantedFiles) {
            if (!secret.variable.isEmpty() && file.environment == secret.variable)
                secret.value = QString::fromUtf8(file.content.value_or(QByteArray()));
        }
    }
    // Two that are built from each other end here, and fail at the builder.
    m_steps[service.image] = -1;
    QList<int> needs;
    for (const QString &name : std::as_const(build.services)) {
        const Service *other = m_stack.service(name);
        if (!other)
            continue;
        planImage(*other);
        if (const int step = m_steps.value(other->image, -1); step >= 0)
            needs << step;
    }
    m_steps[service.image] = m_builder.add({.kind = Operation::Kind::BuildImage,
                                            .service = service.name,
                                            .targets = {service.image},
                                            .cause = cause,
                                            .needs = needs,
                                            .spec = build});
}

void ImagePlanner::planHookImage(const Service &service, const QString &image)
{
    const bool isBuilt =
        std::any_of(m_stack.services.begin(), m_stack.services.end(), [&](const Service &other) {
            return other.image == image && other.build;
        });
    if (isBuilt || m_steps.contains(image) || findImage(m_state.images, image))
        return;
    m_steps[image] = m_builder.add({.kind = Operation::Kind::PullImage,
                                    .service = service.name,
                                    .targets = {image},
                                    .cause = ImageTr::tr("the image is not there")});
}

/// One step an image, whichever services use it; a service that can build it wins over pulling.
void ImagePlanner::planImage(const Service &service)
{
    if (m_options.imagesAreDone || scaleOf(service, m_options) == 0)
        return;
    for (const Hook &hook : service.preStart) {
        if (!hook.image.isEmpty() && hook.image != service.image)
            planHookImage(service, hook.image);
    }
    if (m_steps.contains(service.image))
        return;
    const bool isThere = findImage(m_state.images, service.image);
    const QString policy = m_options.pull.isEmpty() ? service.pullPolicy : m_options.pull;
    if (service.build) {
        const bool asked = m_options.build || service.pullPolicy == u"build";
        if (isThere && !asked)
            return;
        planBuild(service,
                  isThere ? ImageTr::tr("a build was asked for")
                          : ImageTr::tr("the image is not there"));
        return;
    }
    const bool always = policy == u"always";
    if ((isThere && !always) || policy == u"never")
        return;
    Operation pull{.kind = Operation::Kind::PullImage,
                   .service = service.name,
                   .targets = {service.image},
                   .cause = isThere ? ImageTr::tr("the pull policy is \"always\"")
                                    : ImageTr::tr("the image is not there")};
    pull.platform = service.settings.platform;
    m_steps[service.image] = m_builder.add(std::move(pull));
}

QStringList useImages(Stack &stack, const StringMap &ids, const QList<ImageInfo> &images)
{
    QStringList gone;
    for (Service &service : stack.services) {
        const QString id = ids.value(service.name);
        const ImageInfo *today = findImage(images, service.image);
        if (id.isEmpty() || (today && today->id == id))
            continue;
        const bool isThere = std::any_of(
            images.begin(), images.end(), [&](const ImageInfo &image) { return image.id == id; });
        if (!isThere) {
            gone << service.name;
            continue;
        }
        service.image = QStringLiteral("sha256:") + id;
        service.build.reset();
        service.pullPolicy = QStringLiteral("never");
    }
    return gone;
}

void ImagePlanner::plan(const QStringList &services)
{
    // Builds first: an image that one service builds is not pulled for another.
    for (const bool building : {true, false}) {
        for (const QString &name : services) {
            const Service *service = m_stack.service(name);
            if (service && service->build.has_value() == building)
                planImage(*service);
        }
    }
}

} // namespace core
