#include "core/compose/configtext.h"

#include "core/compose/jsonsink.h"
#include "core/compose/yamlsink.h"

namespace core {

QByteArray resolvedText(const SpecNode &root, ConfigFormat format, bool doublesDollars)
{
    const SchemaNode &schema = specSchema();
    if (format == ConfigFormat::JsonText) {
        JsonSink sink(2, doublesDollars);
        SpecPrinter(sink, SpecPrinter::Purpose::Json).print(root, schema);
        return sink.bytes() + '\n';
    }
    YamlSink sink(doublesDollars);
    SpecPrinter(sink, SpecPrinter::Purpose::Yaml).print(root, schema);
    return sink.bytes() + '\n';
}

} // namespace core
