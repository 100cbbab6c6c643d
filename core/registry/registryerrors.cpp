#include "core/registry/registryerrors.h"

#include <QCoreApplication>

namespace core {

namespace {

struct RegistryTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

Error sentencesOf(RegistryProblem problem, const QString &image, const QString &host)
{
    using Kind = Error::Kind;
    switch (problem) {
    case RegistryProblem::Unknown:
        return {.kind = Kind::NotFound,
                .summary = RegistryTr::tr("The registry has no image %1.").arg(image),
                .hint = RegistryTr::tr("Check its name and its tag, or push it first.")};
    case RegistryProblem::Denied:
        return {.kind = Kind::Backend,
                .summary = RegistryTr::tr("The registry gives no access to %1.").arg(image),
                .hint = RegistryTr::tr("Check its name, or log in with: docker login %1, or: "
                                       "podman login %1")
                            .arg(host)};
    case RegistryProblem::Unreachable:
        return {.kind = Kind::Backend,
                .summary = RegistryTr::tr("The registry of %1 cannot be reached.").arg(image),
                .hint = RegistryTr::tr("Check the name %1, the network, and the certificate of "
                                       "the registry.")
                            .arg(host),
                .passing = true};
    case RegistryProblem::Timeout:
        return {.kind = Kind::Timeout,
                .summary = RegistryTr::tr("The registry of %1 does not answer in time.").arg(image),
                .hint = RegistryTr::tr("Check the network, and try again later."),
                .passing = true};
    case RegistryProblem::TooManyRequests:
        return {.kind = Kind::Backend,
                .summary =
                    RegistryTr::tr("The registry of %1 takes no more requests for now.").arg(image),
                .hint = RegistryTr::tr("Wait a while, or log in to %1.").arg(host),
                .passing = true};
    case RegistryProblem::ServerFailure:
        return {.kind = Kind::Backend,
                .summary = RegistryTr::tr("The registry of %1 is out of order.").arg(image),
                .hint = RegistryTr::tr("Try again later, or ask who runs %1.").arg(host),
                .passing = true};
    case RegistryProblem::BadRedirect:
        return {.kind = Kind::Backend,
                .summary = RegistryTr::tr("The registry of %1 redirects too often, or to where it "
                                          "is not safe to go.")
                               .arg(image),
                .hint = RegistryTr::tr("Ask who runs %1.").arg(host)};
    case RegistryProblem::NoRegistry:
        return {.kind = Kind::Backend,
                .summary = RegistryTr::tr("What answers for %1 is no image registry.").arg(image),
                .hint = RegistryTr::tr("Check the name and the port of %1.").arg(host)};
    case RegistryProblem::WrongContent:
        return {.kind = Kind::VerificationFailed,
                .summary = RegistryTr::tr("What the registry sends for %1 has not the digest that "
                                          "was asked for.")
                               .arg(image),
                .hint = RegistryTr::tr("Try again later, or ask who runs %1.").arg(host)};
    case RegistryProblem::TooLarge:
        return {.kind = Kind::Backend,
                .summary =
                    RegistryTr::tr("What the registry sends for %1 is too large.").arg(image),
                .hint = RegistryTr::tr("Check the name and the port of %1.").arg(host)};
    }
    Q_UNREACHABLE();
}

} // namespace

Error registryError(RegistryProblem problem, const ImageReference &image, const QString &detail)
{
    Error error = sentencesOf(problem, image.toString(), image.host);
    error.detail = cutDetail(detail);
    return error;
}

} // namespace core
