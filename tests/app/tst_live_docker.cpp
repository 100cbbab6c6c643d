#include "tests/app/livetest.h"

#include <QCoreApplication>
#include <QTest>

int main(int count, char **arguments)
{
    QCoreApplication application(count, arguments);
    LiveTest test(QStringLiteral("docker"));
    return QTest::qExec(&test, count, arguments);
}
