#include "core/remote/remoteproblem.h"

#include "core/support/secrets.h"

#include <QRegularExpression>

namespace core {

namespace {

Error sentencesOf(RemoteProblem problem, const QString &shown)
{
    using Kind = Error::Kind;
    switch (problem) {
    case RemoteProblem::NoGit:
        return {.kind = Kind::NotFound,
                .summary = RemoteTr::tr("%1 cannot be fetched without the program git.").arg(shown),
                .hint = RemoteTr::tr("Install git.")};
    case RemoteProblem::Unreadable:
        return {.kind = Kind::Backend,
                .summary = RemoteTr::tr("The repository of %1 cannot be read.").arg(shown),
                .hint = RemoteTr::tr("Check its address, the network, and that git can read it "
                                     "without asking for a password."),
                .passing = true};
    case RemoteProblem::NoRevision:
        return {.kind = Kind::NotFound,
                .summary = RemoteTr::tr("The repository has no such revision: %1").arg(shown),
                .hint = RemoteTr::tr("Name a branch, a tag, or a commit by its full id.")};
    case RemoteProblem::OtherCommit:
        return {
            .kind = Kind::VerificationFailed,
            .summary =
                RemoteTr::tr("The revision is not at the commit that is asked for: %1").arg(shown),
            .hint = RemoteTr::tr("Look at what has changed there before using it.")};
    case RemoteProblem::NoPath:
        return {.kind = Kind::FileNotFound,
                .summary = RemoteTr::tr("The repository has no such file or folder: %1").arg(shown),
                .hint = RemoteTr::tr("Check what follows the last colon.")};
    case RemoteProblem::NoSpec:
        return {.kind = Kind::FileNotFound,
                .summary = RemoteTr::tr("There is no compose.yaml in %1.").arg(shown),
                .hint = RemoteTr::tr("Name its folder or the file itself: #REVISION:PATH")};
    case RemoteProblem::NoArtifact:
        return {.kind = Kind::Validation,
                .summary = RemoteTr::tr("%1 is not a compose application.").arg(shown),
                .hint = RemoteTr::tr("It has to be one that docker compose publish has made.")};
    case RemoteProblem::TooLarge:
        return {.kind = Kind::Validation,
                .summary = RemoteTr::tr("%1 is too large.").arg(shown),
                .hint = RemoteTr::tr("Fetch it by yourself and name the file here.")};
    case RemoteProblem::Timeout:
        return {.kind = Kind::Timeout,
                .summary = RemoteTr::tr("Fetching %1 takes too long.").arg(shown),
                .hint = RemoteTr::tr("Check the network, and try again later."),
                .passing = true};
    case RemoteProblem::NoSpace:
        return {.kind = Kind::Internal,
                .summary = RemoteTr::tr("%1 cannot be stored.").arg(shown),
                .hint = RemoteTr::tr("Check that the folder for caches can be written to, and "
                                     "that there is room.")};
    }
    Q_UNREACHABLE();
}

/// What a program has said about `written`, which it may repeat in parts.
QString shownDetail(const QString &detail, const QString &written)
{
    static const QRegularExpression password(
        QStringLiteral("://[^/@:]*:([^/]+)@|https?://([^/@:]+)@"));
    const auto found = password.match(written);
    const QString secret = found.captured(1) + found.captured(2);
    QString shown = masked(detail);
    return secret.isEmpty() ? shown : shown.replace(secret, QString::fromUtf16(secretMask));
}

} // namespace

Error remoteError(RemoteProblem problem, const QString &written, const QString &detail)
{
    Error error = sentencesOf(problem, masked(written));
    error.detail = cutDetail(shownDetail(detail, written));
    return error;
}

Error cancelledFetch()
{
    return {.kind = Error::Kind::Cancelled, .summary = RemoteTr::tr("Cancelled.")};
}

} // namespace core
