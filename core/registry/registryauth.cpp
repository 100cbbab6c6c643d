#include "core/registry/registryauth.h"

#include "core/compose/boundedfile.h"

#include <nlohmann/json.hpp>

#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype longestHeader = 16 * 1024;
constexpr qint64 maximumConfig = 1024 * 1024;

/// Walks a header of the form: Scheme name=value, name="value", Scheme …
class ChallengeReader
{
public:
    explicit ChallengeReader(const QByteArray &header)
        : m_text(QString::fromLatin1(header.left(longestHeader)))
    {}

    QList<AuthChallenge> read()
    {
        while (m_at < m_text.size()) {
            const QString word = readWord();
            if (word.isEmpty())
                ++m_at; // a comma, a blank, or what has no business here
            else if (skipAssignment())
                take(word.toLower(), readValue());
            else
                begin(word.toLower());
        }
        return m_challenges;
    }

private:
    void begin(const QString &scheme)
    {
        using Scheme = AuthChallenge::Scheme;
        m_challenges << AuthChallenge{.scheme = scheme == u"bearer"  ? Scheme::Bearer
                                                : scheme == u"basic" ? Scheme::Basic
                                                                     : Scheme::None};
    }

    void take(const QString &name, const QString &value)
    {
        if (m_challenges.isEmpty())
            return;
        AuthChallenge &challenge = m_challenges.last();
        if (name == u"realm")
            challenge.realm = value;
        else if (name == u"service")
            challenge.service = value;
        else if (name == u"scope")
            challenge.scope = value;
    }

    QString readWord()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && isWordCharacter(m_text[m_at]))
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    bool skipAssignment()
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text[at] == u' ')
            ++at;
        if (at >= m_text.size() || m_text[at] != u'=')
            return false;
        m_at = at + 1;
        while (m_at < m_text.size() && m_text[m_at] == u' ')
            ++m_at;
        return true;
    }

    QString readValue()
    {
        if (m_at >= m_text.size() || m_text[m_at] != u'"')
            return readWord();
        QString value;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at];
        }
        ++m_at;
        return value;
    }

    static bool isWordCharacter(QChar character)
    {
        return character > u' ' && character < u'\x7f' && character != u',' && character != u'='
               && character != u'"';
    }

    const QString m_text;
    qsizetype m_at = 0;
    QList<AuthChallenge> m_challenges;
};

/// What the entries of an image's registry may be called, the most exact first.
QStringList entryNames(const ImageReference &image)
{
    QStringList names;
    QString path = image.host + u'/' + image.repository;
    for (; path.size() > image.host.size(); path.truncate(path.lastIndexOf(u'/')))
        names << path;
    names << image.host;
    if (image.host == u"docker.io")
        names << QStringLiteral("index.docker.io") << QStringLiteral("registry-1.docker.io");
    return names;
}

/// The host or the path that an entry is for: docker writes URLs, and for Docker Hub an old one.
QString entryTarget(const std::string &key)
{
    QString target = QString::fromStdString(key);
    const qsizetype scheme = target.indexOf(u"://");
    if (scheme >= 0)
        return target.mid(scheme + 3).section(u'/', 0, 0);
    while (target.endsWith(u'/'))
        target.chop(1);
    return target;
}

/// The value of the entry that is for the image; null when there is none.
const Json *entryFor(const Json &entries, const ImageReference &image)
{
    if (!entries.is_object())
        return nullptr;
    const QStringList names = entryNames(image);
    const Json *best = nullptr;
    qsizetype bestRank = names.size();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const qsizetype rank = names.indexOf(entryTarget(entry.key()));
        if (rank >= 0 && rank < bestRank) {
            best = &entry.value();
            bestRank = rank;
        }
    }
    return best;
}

RegistryCredentials credentialsOf(const Json &entry)
{
    RegistryCredentials credentials{.user = stringAt(entry, "username"),
                                    .password = stringAt(entry, "password"),
                                    .identityToken = stringAt(entry, "identitytoken")};
    const QByteArray pair = QByteArray::fromBase64(stringAt(entry, "auth").toLatin1());
    const qsizetype colon = pair.indexOf(':');
    if (colon > 0) {
        credentials.user = QString::fromUtf8(pair.left(colon));
        credentials.password = QString::fromUtf8(pair.mid(colon + 1));
        // docker once wrote them into a buffer that was too long.
        while (credentials.password.endsWith(QChar()))
            credentials.password.chop(1);
    }
    return credentials;
}

/// What a program can be named with; everything else could lead out of PATH.
QString helperName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9._-]*\\z"));
    return form.match(name).hasMatch() ? name : QString();
}

} // namespace

AuthChallenge parseChallenge(const QByteArray &header)
{
    const QList<AuthChallenge> challenges = ChallengeReader(header).read();
    AuthChallenge best;
    for (const AuthChallenge &challenge : challenges) {
        if (challenge.scheme > best.scheme)
            best = challenge;
    }
    return best;
}

CredentialSource credentialsIn(const Json &config, const ImageReference &image)
{
    if (const Json *helper = entryFor(memberAt(config, "credHelpers"), image)) {
        const QString name = helperName(toQString(*helper));
        if (!name.isEmpty())
            return {.helper = name};
    }
    if (const Json *entry = entryFor(memberAt(config, "auths"), image)) {
        const RegistryCredentials credentials = credentialsOf(*entry);
        if (!credentials.isEmpty())
            return {.credentials = credentials};
    }
    const QString store = helperName(stringAt(config, "credsStore"));
    return {.helper = store, .isForAll = !store.isEmpty()};
}

QStringList credentialFiles(const QProcessEnvironment &environment)
{
    QStringList files;
    const auto add = [&](const char *variable, const QString &rest) {
        const QString value = environment.value(QString::fromLatin1(variable));
        if (!value.isEmpty())
            files << value + rest;
    };
    add("REGISTRY_AUTH_FILE", {});
    if (environment.value(QStringLiteral("DOCKER_CONFIG")).isEmpty()) {
        add("HOME", QStringLiteral("/.docker/config.json"));
        add("USERPROFILE", QStringLiteral("/.docker/config.json"));
    } else {
        add("DOCKER_CONFIG", QStringLiteral("/config.json"));
    }
    add("XDG_RUNTIME_DIR", QStringLiteral("/containers/auth.json"));
    // Where podman keeps them on systems that have no folder for the session.
    add("HOME", QStringLiteral("/.config/containers/auth.json"));
    return files;
}

CredentialSource readCredentials(const QStringList &files, const ImageReference &image)
{
    CredentialSource last;
    for (const QString &file : files) {
        const auto text = readBoundedFile(file, maximumConfig);
        if (!text)
            continue;
        const auto config = parseJson(*text);
        const CredentialSource source = config ? credentialsIn(*config, image) : CredentialSource();
        if (!source.isEmpty() && !source.isForAll)
            return source;
        if (last.isEmpty())
            last = source;
    }
    return last;
}

CommandLine credentialHelperCommand(const QString &helper, const ImageReference &image)
{
    const bool isHub = image.host == u"docker.io";
    return {.program = QStringLiteral("docker-credential-") + helper,
            .arguments = {QStringLiteral("get")},
            .input = isHub ? QByteArray("https://index.docker.io/v1/") : image.host.toUtf8(),
            .timeout = std::chrono::seconds(10)};
}

RegistryCredentials parseHelperAnswer(const QByteArray &output)
{
    const auto answer = parseJson(output);
    if (!answer)
        return {};
    const QString user = stringAt(*answer, "Username");
    const QString secret = stringAt(*answer, "Secret");
    if (user == u"<token>")
        return {.identityToken = secret};
    return {.user = user, .password = secret};
}

} // namespace core
