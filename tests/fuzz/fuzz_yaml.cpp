#include "core/compose/yamlreader.h"
#include "tests/fuzz/fuzz.h"

using namespace core;

namespace {

/// Every place must be inside the text.
void checkPlaces(const SpecNode &node, quint32 size)
{
    if (node.place.end > size || node.place.begin > node.place.end)
        qFatal("a value stands from %u to %u of %u", node.place.begin, node.place.end, size);
    for (const SpecNode &child : node.children)
        checkPlaces(child, size);
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    SpecFindings findings;
    const quint16 file = findings.addFile(QStringLiteral("compose.yaml"));
    const YamlDocuments documents = readYaml(text, file, findings);
    for (const SpecNode &root : documents.roots)
        checkPlaces(root, static_cast<quint32>(size));
    const QList<Finding> sorted = findings.sorted();
    for (const Finding &finding : sorted) {
        if (finding.toString().isEmpty())
            qFatal("a finding says nothing");
    }
    return 0;
}
