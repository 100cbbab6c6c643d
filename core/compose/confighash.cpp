#include "core/compose/confighash.h"

#include "core/compose/jsonsink.h"

#include <QCryptographicHash>

namespace core {

namespace {

QByteArray hashedBytes(const SpecNode &node, const char *section)
{
    JsonSink sink;
    SpecPrinter(sink, SpecPrinter::Purpose::Hash).print(node, *specSchema().at(section)->anyKey);
    return sink.bytes();
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

QByteArray hashedText(const SpecNode &service)
{
    return hashedBytes(service, "services");
}

QString serviceHash(const SpecNode &service)
{
    return hashOf(hashedText(service));
}

QString networkHash(const SpecNode &network)
{
    return hashOf(hashedBytes(network, "networks"));
}

QString volumeHash(const SpecNode &volume)
{
    SpecNode withDriver = volume;
    if (volume.textAt(u"driver").isEmpty())
        withDriver.set(QStringLiteral("driver"),
                       SpecNode::like(volume, SpecNode::Kind::Text, QStringLiteral("local")));
    return hashOf(hashedBytes(withDriver, "volumes"));
}

} // namespace core
