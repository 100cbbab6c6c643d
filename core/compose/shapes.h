#pragma once

#include "core/compose/canonical.h"

namespace core {

/// The short forms of the specification and what each of them stands for.
class SpecShapes
{
public:
    SpecShapes(const PathBase &base, Forms forms, SpecFindings &findings)
        : m_base(base)
        , m_forms(forms)
        , m_findings(findings)
    {}

    void apply(SpecNode &node, const Attribute &attribute, const SpecPath &path);

    /// `external: {name: N}` of a network or volume as `external: true` and `name: N`.
    void unfoldExternal(SpecNode &map, const SpecPath &path);

private:
    void toPairs(SpecNode &node, bool bareIsEmpty, const SpecPath &path);
    void toTextList(SpecNode &node);
    void toNameMap(SpecNode &node);
    void toDependencies(SpecNode &node);
    void toWords(SpecNode &node, const SpecPath &path);
    void toHealthTest(SpecNode &node, const SpecPath &path);
    void toPorts(SpecNode &node, const SpecPath &path);
    void toMounts(SpecNode &node, const SpecPath &path);
    void finishMount(SpecNode &mount, const SpecPath &path);
    void toDevices(SpecNode &node, const SpecPath &path);
    void toGrants(SpecNode &node);
    void toEnvFiles(SpecNode &node);
    void toMapWith(SpecNode &node, const QString &key);
    void toHosts(SpecNode &node, const SpecPath &path);
    void addHost(std::vector<SpecNode> &hosts,
                 const SpecNode &origin,
                 const QString &name,
                 const QString &addresses,
                 const SpecPath &path);
    void toRequests(SpecNode &node, const SpecPath &path);
    void toOptions(SpecNode &node);

    const PathBase &m_base;
    const Forms m_forms;
    SpecFindings &m_findings;
    qsizetype m_portsLeft = 70'000; ///< ranges make short texts long
};

} // namespace core
