#include "core/compose/dotenv.h"
#include "tests/fuzz/fuzz.h"

using namespace core;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data),
                                           static_cast<qsizetype>(size));
    const Interpolation::Lookup lookup = [](const QString &name) -> std::optional<QString> {
        return name == u"SET" ? std::optional(QStringLiteral("value")) : std::nullopt;
    };
    for (const auto &outcome : {parseDotenv(text, lookup), parseRawEnvironment(text, lookup)}) {
        const bool hasPlace = outcome.errorLine > 0 && outcome.errorColumn > 0;
        if (outcome.error.isEmpty() == hasPlace)
            qFatal("an error and its place do not go together");
    }
    return 0;
}
