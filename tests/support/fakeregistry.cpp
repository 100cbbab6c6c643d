#include "tests/support/fakeregistry.h"

#include <QTcpSocket>

namespace support {

namespace {

constexpr char tlsHandshake = '\x16';

/// The first whole request of what was received, which is taken away.
bool takeRequest(QByteArray &received, RegistryRequest &request)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = received.left(end).split('\n');
    const QList<QByteArray> words = lines.value(0).trimmed().split(' ');
    request = {.method = words.value(0), .target = words.value(1)};
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (received.size() < end + 4 + length)
        return false;
    request.body = received.mid(end + 4, length);
    received.remove(0, end + 4 + length);
    return true;
}

} // namespace

FakeRegistry::FakeRegistry(Handler handler)
    : m_handler(std::move(handler))
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_received.remove(socket);
            socket->deleteLater();
        });
    });
}

QString FakeRegistry::host() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort());
}

void FakeRegistry::read(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    if (received.startsWith(tlsHandshake)) {
        socket->abort();
        return;
    }
    for (RegistryRequest request; takeRequest(received, request);) {
        m_requests << request;
        const QByteArray answer = m_handler(request);
        if (answer.isEmpty())
            continue;
        socket->write(answer);
        socket->disconnectFromHost();
        return;
    }
}

QByteArray httpAnswer(const RegistryRequest &request,
                      int status,
                      const QList<QByteArray> &headers,
                      const QByteArray &body)
{
    QByteArray answer =
        "HTTP/1.1 " + QByteArray::number(status)
        + " X\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const QByteArray &header : headers)
        answer += header + "\r\n";
    answer += "\r\n";
    return request.method == "HEAD" ? answer : answer + body;
}

} // namespace support
