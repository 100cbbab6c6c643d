#pragma once

#include "core/compose/loader.h"

#include <QMap>

namespace support {

/// A load of compose.yaml from files that are only in memory, in the folder /shop.
inline core::LoadRequest memoryRequest(const QMap<QString, QByteArray> &files)
{
    core::LoadRequest request;
    request.files = {QStringLiteral("compose.yaml")};
    request.currentDirectory = QStringLiteral("/shop");
    request.environment = {{QStringLiteral("HOME"), QStringLiteral("/home/me")}};
    request.readFile = [files](const QString &path, qint64) -> core::Result<QByteArray> {
        const auto file = files.constFind(path.startsWith(u"/shop/") ? path.mid(6) : path);
        if (file != files.constEnd())
            return *file;
        return core::Error{.kind = core::Error::Kind::FileNotFound,
                           .summary = QStringLiteral("no %1").arg(path),
                           .hint = {},
                           .detail = {},
                           .service = {}};
    };
    return request;
}

inline QStringList findingsOf(const core::LoadedProject &project,
                              core::Finding::Severity severity = core::Finding::Severity::Error)
{
    QStringList lines;
    for (const core::Finding &finding : project.findings) {
        if (finding.severity == severity)
            lines.append(finding.toString());
    }
    return lines;
}

/// The value at a dotted path of the resolved spec, as compact text.
inline QString valueAt(const core::LoadedProject &project, const QString &path)
{
    const core::SpecNode *node = project.config.get();
    for (const QString &step : path.split(u'.')) {
        bool isIndex = false;
        const qsizetype index = step.toInt(&isIndex);
        if (node && isIndex && node->isList())
            node =
                index < qsizetype(node->children.size()) ? &node->children[size_t(index)] : nullptr;
        else
            node = node ? node->find(step) : nullptr;
    }
    if (!node)
        return QStringLiteral("absent");
    if (node->isScalar())
        return node->isNull() ? QStringLiteral("null") : node->text;
    QStringList parts;
    for (const core::SpecNode &child : node->children)
        parts.append(node->isMap() ? child.key : child.text);
    return parts.join(u' ');
}

} // namespace support
