#pragma once

#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>

#include <functional>

namespace support {

/// What a registry was asked.
struct RegistryRequest
{
    QByteArray method = {};
    QByteArray target = {};                    ///< path and query
    QMap<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QByteArray body = {};
};

/// An HTTP server on this machine that answers as a test says. It speaks no TLS.
class FakeRegistry : public QObject
{
    Q_OBJECT

public:
    /// The bytes to send; none = no answer, ever.
    using Handler = std::function<QByteArray(const RegistryRequest &)>;

    explicit FakeRegistry(Handler handler);

    /// "127.0.0.1:PORT", as it stands in an image reference.
    QString host() const;
    const QList<RegistryRequest> &requests() const { return m_requests; }

private:
    void read(QTcpSocket *socket);

    const Handler m_handler;
    QMap<QTcpSocket *, QByteArray> m_received;
    QList<RegistryRequest> m_requests;
    QTcpServer m_server; ///< the last, since its sockets speak to the others when they end
};

/// An answer in full; the body is left out where `request` is a HEAD.
QByteArray httpAnswer(const RegistryRequest &request,
                      int status,
                      const QList<QByteArray> &headers = {},
                      const QByteArray &body = {});

} // namespace support
