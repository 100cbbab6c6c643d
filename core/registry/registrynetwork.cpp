#include "core/registry/registrynetwork.h"

#include "core/registry/registryprotocol.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>

namespace core {

namespace {

/// What the system says, but nobody in between for this machine's own registries.
class ProxyChoice : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return QNetworkProxyFactory::proxyForQuery(query);
    }
};

} // namespace

QNetworkAccessManager *makeRegistryNetwork(QObject *parent)
{
    auto *network = new QNetworkAccessManager(parent);
    network->setProxyFactory(new ProxyChoice);
    return network;
}

} // namespace core
