#include "core/compose/configtext.h"

#include "core/compose/jsonsink.h"
#include "core/compose/yamlsink.h"

#include <algorithm>

namespace core {

namespace {

/// The sections in the order of the schema, those of docker compose's `config`: name, services,
/// networks, volumes, secrets, configs, models, x-…
SpecNode printableRoot(const SpecNode &root, ConfigFormat format)
{
    SpecNode copy = root;
    if (format == ConfigFormat::JsonText)
        std::stable_sort(copy.children.begin(),
                         copy.children.end(),
                         [](const SpecNode &a, const SpecNode &b) { return a.key < b.key; });
    return copy;
}

} // namespace

QByteArray resolvedText(const SpecNode &root, ConfigFormat format)
{
    const SchemaNode &schema = specSchema();
    if (format == ConfigFormat::JsonText) {
        JsonSink sink(2, true);
        SpecPrinter(sink, SpecPrinter::Purpose::Config).print(printableRoot(root, format), schema);
        return sink.bytes() + '\n';
    }
    YamlSink sink(true);
    SpecPrinter(sink, SpecPrinter::Purpose::Config).print(root, schema);
    return sink.bytes() + '\n';
}

} // namespace core
