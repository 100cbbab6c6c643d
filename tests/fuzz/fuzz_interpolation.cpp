#include "core/compose/interpolation.h"
#include "tests/fuzz/fuzz.h"

using namespace core;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data),
                                           static_cast<qsizetype>(size));
    Interpolation interpolation([](const QString &name) -> std::optional<QString> {
        if (name.size() % 3 == 0)
            return std::nullopt;
        return name.size() % 3 == 1 ? QString() : name;
    });
    const auto outcome = interpolation.substitute(text);
    if (outcome.error && (outcome.error->at < 0 || outcome.error->at > text.size()))
        qFatal("an error stands outside of the text");
    for (const VariableUse &use : variableUses(text)) {
        if (use.start < 0 || use.end > text.size() || use.name.isEmpty())
            qFatal("a variable stands outside of the text");
    }
    return 0;
}
