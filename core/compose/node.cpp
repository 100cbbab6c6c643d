#include "core/compose/node.h"

#include <algorithm>
#include <cstring>

namespace core {

const SpecNode *SpecNode::find(QStringView wanted) const
{
    if (kind != Kind::Map)
        return nullptr;
    // Most keys differ in length already; this runs some hundred times a service.
    const auto size = static_cast<size_t>(wanted.size()) * sizeof(char16_t);
    for (const SpecNode &child : children) {
        if (child.key.size() == wanted.size()
            && (size == 0 || std::memcmp(child.key.constData(), wanted.data(), size) == 0))
            return &child;
    }
    return nullptr;
}

SpecNode *SpecNode::find(QStringView wanted)
{
    return const_cast<SpecNode *>(std::as_const(*this).find(wanted));
}

QString SpecNode::textAt(QStringView wanted) const
{
    const SpecNode *child = find(wanted);
    return child ? child->text : QString();
}

SpecNode &SpecNode::set(const QString &name, SpecNode value)
{
    value.key = name;
    if (SpecNode *existing = find(name)) {
        *existing = std::move(value);
        return *existing;
    }
    children.push_back(std::move(value));
    return children.back();
}

void SpecNode::remove(QStringView wanted)
{
    std::erase_if(children, [&](const SpecNode &child) { return child.key == wanted; });
}

SpecNode SpecNode::like(const SpecNode &origin, Kind kind, const QString &text)
{
    SpecNode node;
    node.kind = kind;
    node.text = text;
    node.file = origin.file;
    node.place = origin.place;
    node.keyPlace = origin.keyPlace;
    return node;
}

bool SpecNode::sameValue(const SpecNode &other) const
{
    return kind == other.kind && key == other.key && text == other.text
           && std::equal(children.begin(),
                         children.end(),
                         other.children.begin(),
                         other.children.end(),
                         [](const SpecNode &a, const SpecNode &b) { return a.sameValue(b); });
}

} // namespace core
