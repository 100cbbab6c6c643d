#include "core/compose/remotesource.h"

#include "core/compose/findings.h"
#include "core/support/secrets.h"

#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr qsizetype longestText = 2048;
constexpr qsizetype longestShown = 200;
const QString ociStart = QStringLiteral("oci://");

/// user@host:path?query#fragment, as ssh and scp have it.
const QRegularExpression &scpForm()
{
    static const QRegularExpression form(
        QStringLiteral("\\A([A-Za-z0-9_][A-Za-z0-9_-]*)@([A-Za-z0-9][A-Za-z0-9.-]*):"
                       "([^?#]*)(?:\\?([^#]*))?(?:#(.*))?\\z"));
    return form;
}

const QRegularExpression &urlForm()
{
    static const QRegularExpression form([] {
        const QString user =
            QStringLiteral("[A-Za-z0-9._~%!$&'()*+,;=][A-Za-z0-9._~%!$&'()*+,;=:-]*");
        const QString host = QStringLiteral("[A-Za-z0-9][A-Za-z0-9._-]*|\\[[A-Fa-f0-9:.]+\\]");
        return QStringLiteral("\\A([A-Za-z]+)://((?:%1@)?(?:%2)(?::[0-9]{1,5})?)(/[^?#]*)"
                              "(?:\\?([^#]*))?(?:#(.*))?\\z")
            .arg(user, host);
    }());
    return form;
}

Error refusal(const QString &text, const QString &message)
{
    QString shown = masked(text).left(longestShown);
    for (QChar &c : shown) {
        if (!c.isPrint())
            c = u'?';
    }
    return {.kind = Error::Kind::Validation, .summary = message.arg(shown)};
}

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() > 0x20 && (c.unicode() < 0x7f || c.unicode() > 0xa0) && c != u'\\';
    });
}

/// What git takes as the name of a branch or a tag, and nothing that it would expand.
bool isRevision(const QString &text)
{
    static const QRegularExpression wrong(
        QStringLiteral("\\A[-/]|\\.\\.|//|@\\{|[~^:?*\\[]|[/.]\\z|\\.lock\\z"));
    return isPlain(text) && !wrong.match(text).hasMatch();
}

/// Clean and relative; nothing when it leads elsewhere.
std::optional<QString> pathInRepository(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u'/')) {
        if (part == u".." || part.startsWith(u'-') || part.contains(u':') || part.contains(u'\\')
            || part.compare(u".git", Qt::CaseInsensitive) == 0)
            return std::nullopt;
        if (!part.isEmpty() && part != u".")
            parts << part;
    }
    const QString path = parts.join(u'/');
    const bool isPrintable =
        std::all_of(path.begin(), path.end(), [](QChar c) { return c.isPrint(); });
    return isPrintable ? std::optional(path) : std::nullopt;
}

/// What stands behind the name of a repository.
class GitDetails
{
public:
    bool readFragment(const QString &fragment)
    {
        const qsizetype colon = fragment.indexOf(u':');
        return put(m_revision, fragment.left(colon < 0 ? fragment.size() : colon))
               && put(m_path, colon < 0 ? QString() : fragment.mid(colon + 1));
    }

    bool readQuery(const QString &query)
    {
        const QStringList parts = query.split(u'&', Qt::SkipEmptyParts);
        return std::all_of(parts.begin(), parts.end(), [this](const QString &part) {
            const qsizetype equals = part.indexOf(u'=');
            return take(part.left(equals < 0 ? part.size() : equals),
                        equals < 0 ? QString()
                                   : QUrl::fromPercentEncoding(part.mid(equals + 1).toUtf8()));
        });
    }

    /// False when a part of it is not one to rely on.
    bool writeTo(RemoteSource &source) const
    {
        static const QRegularExpression beginning(QStringLiteral("\\A[0-9a-f]{7,64}\\z"));
        const auto path = pathInRepository(m_path);
        if (!path || !isRevision(m_revision)
            || !(m_commit.isEmpty() || beginning.match(m_commit).hasMatch()))
            return false;
        source.revision = m_revision;
        source.commit = m_commit;
        source.path = *path;
        return true;
    }

private:
    bool take(const QString &name, const QString &value)
    {
        // These say how docker builds images from repositories; compose files have no use for them.
        static const QStringList unused{QStringLiteral("keep-git-dir"),
                                        QStringLiteral("submodules"),
                                        QStringLiteral("mtime"),
                                        QStringLiteral("fetch-by-commit")};
        const auto full = [&](const QString &start) {
            return value.startsWith(start) ? value : start + value;
        };
        if (name == u"ref")
            return put(m_revision, value);
        if (name == u"branch")
            return put(m_revision, full(QStringLiteral("refs/heads/")));
        if (name == u"tag")
            return put(m_revision, full(QStringLiteral("refs/tags/")));
        if (name == u"subdir")
            return put(m_path, value);
        if (name == u"commit" || name == u"checksum")
            return put(m_commit, value);
        return unused.contains(name);
    }

    /// Nothing may be said in two ways.
    static bool put(QString &to, const QString &value)
    {
        if (!to.isEmpty() && !value.isEmpty() && to != value)
            return false;
        if (to.isEmpty())
            to = value;
        return true;
    }

    QString m_revision;
    QString m_commit;
    QString m_path;
};

Result<RemoteSource> gitSource(const QString &text,
                               const QString &location,
                               const QString &query,
                               const QString &fragment)
{
    RemoteSource source{.location = location};
    GitDetails details;
    if (!details.readFragment(fragment) || !details.readQuery(query) || !details.writeTo(source))
        return refusal(text,
                       SpecTr::tr("what follows the repository in \"%1\" is not #REVISION:PATH"));
    return source;
}

Result<RemoteSource> ociSource(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A[A-Za-z0-9\\[][A-Za-z0-9._:/@\\[\\]-]*\\z"));
    const QString image = text.mid(ociStart.size());
    if (!form.match(image).hasMatch())
        return refusal(text, SpecTr::tr("\"%1\" is not oci://REGISTRY/NAME:TAG"));
    return RemoteSource{.kind = RemoteSource::Kind::Oci, .location = image};
}

Result<RemoteSource> urlSource(const QString &text)
{
    static const QStringList spoken{QStringLiteral("https"),
                                    QStringLiteral("http"),
                                    QStringLiteral("ssh"),
                                    QStringLiteral("git")};
    const QString scheme = text.section(u':', 0, 0).toLower();
    if (!spoken.contains(scheme))
        return refusal(text, SpecTr::tr("\"%1\" is neither at https, ssh, git nor oci"));
    const auto parts = urlForm().match(text);
    const QString path = parts.captured(3);
    if (!parts.hasMatch() || !isPlain(path) || path.size() < 2)
        return refusal(text, SpecTr::tr("\"%1\" is not the address of a Git repository"));
    // ssh hands the name on to whatever its settings say.
    static const QRegularExpression plainUser(
        QStringLiteral("\\A(?:[A-Za-z0-9_][A-Za-z0-9._-]*@)?[^@]*\\z"));
    if (!scheme.startsWith(u"http") && !plainUser.match(parts.captured(2)).hasMatch())
        return refusal(text, SpecTr::tr("\"%1\" is not the address of a Git repository"));
    if (scheme.startsWith(u"http") && !path.endsWith(u".git"))
        return refusal(text,
                       SpecTr::tr("\"%1\" is not the address of a Git repository, which ends in "
                                  ".git"));
    return gitSource(text,
                     scheme + QStringLiteral("://") + parts.captured(2) + path,
                     parts.captured(4),
                     QUrl::fromPercentEncoding(parts.captured(5).toUtf8()));
}

} // namespace

bool isRemoteSource(const QString &text)
{
    static const QRegularExpression start(
        QStringLiteral("\\A[A-Za-z][A-Za-z0-9+.-]*(://|::)|\\A[A-Za-z0-9_-]+@[A-Za-z0-9.-]+:"));
    return start.match(text).hasMatch();
}

Result<RemoteSource> parseRemoteSource(const QString &text)
{
    const bool hasControl = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    if (text.size() > longestText || hasControl)
        return refusal(text, SpecTr::tr("\"%1\" is not the address of a compose file"));
    if (text.startsWith(ociStart))
        return ociSource(text);
    const qsizetype colon = text.indexOf(u':');
    if (colon >= 0 && text.mid(colon).startsWith(u"://"))
        return urlSource(text);
    const auto parts = scpForm().match(text);
    const QString path = parts.captured(3);
    if (!parts.hasMatch() || path.isEmpty() || path.startsWith(u'-') || !isPlain(path))
        return refusal(text, SpecTr::tr("\"%1\" is neither at https, ssh, git nor oci"));
    return gitSource(text,
                     parts.captured(1) + u'@' + parts.captured(2) + u':' + path,
                     parts.captured(4),
                     parts.captured(5));
}

bool isCommitId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A(?:[0-9a-f]{40}|[0-9a-f]{64})\\z"));
    return form.match(text).hasMatch();
}

} // namespace core
