#pragma once

class QNetworkAccessManager;
class QObject;

namespace core {

/// The way to registries: over the proxy that the system names, but with nobody in between for this
/// machine's own registries.
QNetworkAccessManager *makeRegistryNetwork(QObject *parent);

} // namespace core
