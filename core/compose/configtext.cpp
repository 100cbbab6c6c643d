#include "core/compose/configtext.h"

#include "core/compose/jsonsink.h"
#include "core/compose/yamlsink.h"

namespace core {

QByteArray resolvedText(const SpecNode &root, ConfigFormat format, bool keepsVariables)
{
    // Of what stays as written, nothing is left out.
    static const SchemaNode unknown;
    const SchemaNode &schema = keepsVariables ? unknown : specSchema();
    if (format == ConfigFormat::JsonText) {
        JsonSink sink(2, !keepsVariables);
        SpecPrinter(sink, SpecPrinter::Purpose::Json).print(root, schema);
        return sink.bytes() + '\n';
    }
    YamlSink sink(!keepsVariables);
    SpecPrinter(sink, SpecPrinter::Purpose::Yaml).print(root, schema);
    return sink.bytes() + '\n';
}

} // namespace core
