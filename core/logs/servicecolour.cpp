#include "core/logs/servicecolour.h"

#include <array>

namespace core {

namespace {

/// FNV-1a, because qHash() differs between runs.
quint32 stableHash(const QString &name)
{
    quint32 hash = 2166136261u;
    for (const char byte : name.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619u;
    return hash ^ (hash >> 16);
}

} // namespace

QList<int> serviceColours(const QStringList &services)
{
    // The colours stand in order of hue: a step of 3 goes to one that looks different, and reaches
    // all ten.
    constexpr int step = 3;
    std::array<int, serviceColourCount> uses{};
    QList<int> colours;
    for (const QString &service : services) {
        const int start = static_cast<int>(stableHash(service) % serviceColourCount);
        int best = -1;
        for (int i = 0; i < serviceColourCount; ++i) {
            const int candidate = (start + i * step) % serviceColourCount;
            if (!colours.isEmpty() && colours.last() == candidate)
                continue;
            if (best < 0 || uses[size_t(candidate)] < uses[size_t(best)])
                best = candidate;
        }
        ++uses[size_t(best)];
        colours << best;
    }
    return colours;
}

} // namespace core
