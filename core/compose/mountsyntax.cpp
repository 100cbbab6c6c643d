#include "core/compose/mountsyntax.h"

#include <QDir>

namespace core {

namespace {

using Kind = SpecNode::Kind;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Cuts at the colons that separate, which are not those of a Windows drive.
QStringList sections(const QString &text)
{
    QStringList parts{QString()};
    int depth = 0; // in ${…}, where variables are kept
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'{' && i > 0 && text[i - 1] == u'$')
            ++depth;
        else if (c == u'}' && depth > 0)
            --depth;
        const bool drive = parts.last().size() == 1 && parts.last()[0].isLetter();
        if (c == u':' && !drive && depth == 0)
            parts.append(QString());
        else
            parts.last() += c;
    }
    return parts;
}

Error mountError(const QString &summary)
{
    return {.kind = Error::Kind::Validation,
            .summary = summary,
            .hint = {},
            .detail = {},
            .service = {}};
}

void applyMode(SpecNode &mount, const QString &mode)
{
    const auto part = [&mount](const QString &name) -> SpecNode & {
        if (SpecNode *existing = mount.find(name))
            return *existing;
        return mount.set(name, SpecNode::like(mount, Kind::Map));
    };
    static const QStringList propagations{QStringLiteral("private"),
                                          QStringLiteral("rprivate"),
                                          QStringLiteral("shared"),
                                          QStringLiteral("rshared"),
                                          QStringLiteral("slave"),
                                          QStringLiteral("rslave")};
    const auto yes = [&mount](bool value) {
        return SpecNode::like(
            mount, Kind::Boolean, value ? QStringLiteral("true") : QStringLiteral("false"));
    };
    const auto text = [&mount](const QString &value) {
        return SpecNode::like(mount, Kind::Text, value);
    };
    if (mode == u"ro")
        mount.set(QStringLiteral("read_only"), yes(true));
    else if (mode == u"nocopy")
        part(QStringLiteral("volume")).set(QStringLiteral("nocopy"), yes(true));
    else if (mode == u"z" || mode == u"Z")
        part(QStringLiteral("bind")).set(QStringLiteral("selinux"), text(mode));
    else if (propagations.contains(mode))
        part(QStringLiteral("bind")).set(QStringLiteral("propagation"), text(mode));
}

} // namespace

bool isHostPath(const QString &source)
{
    if (source.isEmpty())
        return false;
    const QChar first = source.front();
    const bool drive = source.size() > 1 && isLetter(first) && source[1] == u':';
    return first == u'.' || first == u'/' || first == u'~' || source.startsWith(u"\\\\") || drive;
}

Result<SpecNode> parseMount(const SpecNode &written)
{
    const QString &text = written.text;
    SpecNode mount = SpecNode::like(written, Kind::Map);
    mount.children.reserve(5);
    const auto set = [&](const QString &key, const QString &value) {
        mount.set(key, SpecNode::like(written, Kind::Text, value));
    };
    const QString type = QStringLiteral("type");
    const QString target = QStringLiteral("target");
    if (text.isEmpty())
        return mountError(SpecTr::tr("a volume cannot be empty text"));
    if (text.size() <= 2) {
        set(type, QStringLiteral("volume"));
        set(target, text);
        return mount;
    }
    const QStringList parts = sections(text);
    if (parts.contains(QString()))
        return mountError(SpecTr::tr("there is nothing between two colons of \"%1\"").arg(text));
    if (parts.size() > 3)
        return mountError(SpecTr::tr("\"%1\" has too many colons").arg(text));
    const QString source = parts.size() > 1 ? parts[0] : QString();
    const QString kind = isHostPath(source) ? QStringLiteral("bind") : QStringLiteral("volume");
    set(type, kind);
    if (!source.isEmpty())
        set(QStringLiteral("source"), source);
    set(target, parts.size() > 1 ? parts[1] : parts[0]);
    if (parts.size() == 3) {
        const QStringList modes = parts[2].split(u',');
        for (const QString &mode : modes)
            applyMode(mount, mode);
    }
    if (!mount.find(kind))
        mount.set(kind, SpecNode::like(written, Kind::Map));
    return mount;
}

QString cleanedPath(const QString &path)
{
    QString clean = path.isEmpty() ? path : QDir::cleanPath(path);
    while (clean.startsWith(u"/../"))
        clean.remove(0, 3);
    return clean == u"/.." ? QStringLiteral("/") : clean;
}

} // namespace core
