#include "app/cli/confirmation.h"

#include "app/cli/context.h"
#include "app/cli/terminal.h"

#include <QTextStream>

namespace cli {

bool canAsk()
{
    return inputIsTerminal() && errorIsTerminal();
}

bool isConfirmed(const QString &question)
{
    QTextStream(stderr) << question << Context::tr(" [y/N] ") << Qt::flush;
    const QString answer = typedLine().trimmed().toLower();
    return answer == u"y" || answer == u"yes";
}

} // namespace cli
