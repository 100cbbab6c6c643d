#include "core/compose/canonical.h"

#include "core/compose/merge.h"
#include "core/compose/mountsyntax.h"
#include "core/compose/shapes.h"

#include <QDir>

namespace core {

namespace {

/// Whether a folder to build in is on another machine: a URL, or a Git repository.
bool isRemotePath(const QString &path)
{
    static const QStringList remote{QStringLiteral("https:"),
                                    QStringLiteral("http:"),
                                    QStringLiteral("git:"),
                                    QStringLiteral("ssh:"),
                                    QStringLiteral("github.com/"),
                                    QStringLiteral("git@")};
    return path.contains(u"://")
           || std::any_of(remote.begin(), remote.end(), [&](const QString &start) {
                  return path.startsWith(start);
              });
}

} // namespace

PathBase PathBase::in(const QString &other) const
{
    PathBase base = *this;
    base.folder = other;
    base.prefix = QDir::cleanPath((prefix.isEmpty() ? QString() : prefix + u'/')
                                  + QDir(folder).relativeFilePath(other));
    return base;
}

QString PathBase::resolved(const QString &path) const
{
    const bool drive = path.size() > 2 && path[1] == u':' && path[0].isLetter()
                       && (path[2] == u'/' || path[2] == u'\\');
    if (keepsRelative && prefix.isEmpty())
        return path;
    if (path.isEmpty() || path.startsWith(u'/') || path.startsWith(u"\\\\") || drive)
        return path;
    if (path.startsWith(u'~'))
        return cleanedPath(home + u'/' + path.mid(1));
    return cleanedPath((keepsRelative ? prefix : folder) + u'/' + path);
}

QString PathBase::resolvedContext(const QString &context) const
{
    return isRemotePath(context) || context.startsWith(u"service:") ? context : resolved(context);
}

namespace {

class Canonical
{
public:
    Canonical(const PathBase &base, Forms forms, SpecFindings &findings)
        : m_base(base)
        , m_shapes(base, forms, findings)
    {}

    void walk(SpecNode &node, const SchemaNode &schema, const SpecPath &path)
    {
        if (node.tag == SpecNode::Tag::Reset)
            return;
        if (schema.attribute.shape != Shape::AsWritten)
            m_shapes.apply(node, schema.attribute, path);
        if (node.isText() && schema.attribute.resolve != PathKind::None)
            node.text = schema.attribute.resolve == PathKind::File
                            ? m_base.resolved(node.text)
                            : m_base.resolvedContext(node.text);
        if (node.isList() && schema.item) {
            qsizetype index = 0;
            for (SpecNode &item : node.children)
                walk(item, *schema.item, SpecPath(path, index++));
        } else if (node.isMap()) {
            for (SpecNode &child : node.children) {
                if (const SchemaNode *known = schema.child(child.key))
                    walk(child, *known, SpecPath(path, child.key));
            }
            m_shapes.unfoldExternal(node, path);
        }
        const bool isPairs =
            schema.attribute.shape == Shape::Pairs || schema.attribute.shape == Shape::LabelPairs;
        if (node.isList())
            removeReplacedItems(node, isPairs ? Merge::ByName : schema.attribute.merge);
    }

private:
    const PathBase &m_base;
    SpecShapes m_shapes;
};

} // namespace

void makeCanonical(SpecNode &root,
                   const SchemaNode &schema,
                   const SpecPath &path,
                   const PathBase &base,
                   Forms forms,
                   SpecFindings &findings)
{
    Canonical(base, forms, findings).walk(root, schema, path);
}

} // namespace core
