#include "core/registry/imagereference.h"

#include "core/state/state.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace core {

namespace {

struct ReferenceTr
{
    Q_DECLARE_TR_FUNCTIONS(core)
};

/// A name of 255, a tag of 128 and the longest digest, with what stands between them.
constexpr qsizetype longestReference = 255 + 1 + 128 + 1 + 135;
constexpr qsizetype longestName = 255;

/// Host, repository, tag and digest.
const QRegularExpression &referenceForm()
{
    static const QRegularExpression form([] {
        const QString label = QStringLiteral("[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?");
        const QString host = QStringLiteral("(?:%1(?:\\.%1)*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?");
        const QString part = QStringLiteral("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");
        return QStringLiteral("\\A(?:(%1)/)?(%2(?:/%2)*)"
                              "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(.+))?\\z")
            .arg(host.arg(label), part);
    }());
    return form;
}

Error invalidReference(const QString &text)
{
    return {
        .kind = Error::Kind::Validation,
        .summary =
            ReferenceTr::tr("\"%1\" is not the name of an image.").arg(text.left(longestReference)),
        .hint = ReferenceTr::tr("Write it as HOST/NAME:TAG, the name in lower-case letters.")};
}

} // namespace

QString ImageReference::toString() const
{
    QString text = host + u'/' + repository;
    if (!tag.isEmpty())
        text += u':' + tag;
    if (!digest.isEmpty())
        text += u'@' + digest;
    return text;
}

Result<ImageReference> parseImageReference(const QString &text)
{
    static const QRegularExpression bareId(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (text.size() > longestReference || bareId.match(text).hasMatch()
        || !referenceForm().match(text).hasMatch())
        return invalidReference(text);
    // The name that Docker Hub had first.
    const QString oldHub = QStringLiteral("index.docker.io/");
    const QString full =
        canonicalReference(text.startsWith(oldHub) ? text.mid(oldHub.size()) : text);
    const auto parts = referenceForm().match(full);
    const ImageReference reference{.host = parts.captured(1),
                                   .repository = parts.captured(2),
                                   .tag = parts.captured(3),
                                   .digest = parts.captured(4)};
    const bool hasGoodDigest = reference.digest.isEmpty() || isDigest(reference.digest);
    const auto nameLength = reference.host.size() + 1 + reference.repository.size();
    if (!parts.hasMatch() || !hasGoodDigest || nameLength > longestName)
        return invalidReference(text);
    return reference;
}

bool isDigest(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})\\z"));
    return form.match(text).hasMatch();
}

} // namespace core
