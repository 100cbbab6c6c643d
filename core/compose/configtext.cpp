#include "core/compose/configtext.h"

#include "core/compose/jsonsink.h"
#include "core/compose/yamlsink.h"

namespace core {

QByteArray resolvedText(const SpecNode &root, ConfigFormat format, bool keepsVariables)
{
    const SchemaNode &schema = specSchema();
    if (format == ConfigFormat::JsonText) {
        JsonSink sink(2, !keepsVariables);
        SpecPrinter(sink, keepsVariables ? SpecPrinter::Purpose::Yaml : SpecPrinter::Purpose::Json)
            .print(root, schema);
        return sink.bytes() + '\n';
    }
    YamlSink sink(!keepsVariables);
    SpecPrinter(sink, SpecPrinter::Purpose::Yaml).print(root, schema);
    return sink.bytes() + '\n';
}

} // namespace core
