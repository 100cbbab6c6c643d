#include "core/registry/digestlookup.h"

#include "core/registry/registrynetwork.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace core {

DigestLookup::DigestLookup(Runner &runner, DigestLookupOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_shared{.network = makeRegistryNetwork(this),
               .runner = &runner,
               .credentialFiles = m_options.credentialFiles}
{}

void DigestLookup::start(const QStringList &references)
{
    for (const QString &text : references) {
        const auto image = parseImageReference(text);
        if (!image) {
            m_refusal = image.error();
            break;
        }
        m_images[text] = *image;
        if (image->digest.isEmpty() && !m_order.contains(*image))
            m_order << *image;
    }
    if (!m_refusal)
        m_waiting.append(m_order);
    // The answer comes after start(), also when there is nothing to ask for.
    QMetaObject::invokeMethod(this, &DigestLookup::startNext, Qt::QueuedConnection);
}

void DigestLookup::cancel()
{
    m_refusal = Error{.kind = Error::Kind::Cancelled, .summary = tr("Cancelled.")};
    m_waiting.clear();
    const QList<RegistryQuery *> running = m_running;
    for (RegistryQuery *query : running)
        query->cancel();
    startNext();
}

void DigestLookup::startNext()
{
    while (m_running.size() < m_options.maximumParallel && !m_waiting.isEmpty())
        ask(m_waiting.dequeue());
    if (m_running.isEmpty() && m_waiting.isEmpty())
        finish();
}

void DigestLookup::ask(const ImageReference &image)
{
    auto *query = new RegistryQuery(image, m_shared, this);
    m_running << query;
    connect(query,
            &RegistryQuery::finished,
            this,
            [this, query, image](const Result<RegistryContent> &found) {
                query->deleteLater();
                m_running.removeOne(query);
                take(image, found);
            });
    query->start({}, m_options.timeLimit);
}

void DigestLookup::take(const ImageReference &image, const Result<RegistryContent> &found)
{
    if (found) {
        m_digests[image.toString()] = found->digest;
    } else {
        m_errors[image.toString()] = found.error();
        m_waiting.clear();
    }
    startNext();
}

void DigestLookup::finish()
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_refusal) {
        emit finished(*m_refusal);
        return;
    }
    const auto failed =
        std::find_if(m_order.cbegin(), m_order.cend(), [this](const ImageReference &image) {
            return m_errors.contains(image.toString());
        });
    if (failed != m_order.cend()) {
        emit finished(m_errors.value(failed->toString()));
        return;
    }
    StringMap pinned;
    for (auto image = m_images.cbegin(); image != m_images.cend(); ++image) {
        ImageReference full = image.value();
        if (full.digest.isEmpty())
            full.digest = m_digests.value(full.toString());
        pinned[image.key()] = full.toString();
    }
    emit finished(pinned);
}

} // namespace core
