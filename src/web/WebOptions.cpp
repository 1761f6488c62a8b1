// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/WebOptions.h"

#include <QStandardPaths>

namespace vedette {

namespace {

bool takeListen(const ServeArguments &arguments, bool inheritsSockets, WebOptions &options,
                QString *problem)
{
    for (const QString &word : arguments.listen) {
        const auto address = ListenAddress::parse(word, problem);
        if (!address) {
            return false;
        }
        options.listen.append(*address);
    }
    if (options.listen.isEmpty() && !inheritsSockets) {
        options.listen.append({.host = QHostAddress(QHostAddress::LocalHost),
                               .port = WebOptions::DefaultPort,
                               .unixPath = {}});
    }
    return true;
}

bool takeViewers(const QString &word, WebOptions &options, QString *problem)
{
    if (word.isEmpty()) {
        return true;
    }
    bool isNumber = false;
    options.maximumViewers = word.toInt(&isNumber);
    if (!isNumber || options.maximumViewers < 1 ||
        options.maximumViewers > WebOptions::MostViewers) {
        *problem = WebOptions::tr("--max-viewers takes a whole number from 1 to %1, not \"%2\"")
                       .arg(WebOptions::MostViewers)
                       .arg(word);
        return false;
    }
    return true;
}

bool takeHosts(const ServeArguments &arguments, WebOptions &options, QString *problem)
{
    for (const QString &host : arguments.hosts) {
        if (!HostPolicy::isHost(host)) {
            *problem = WebOptions::tr("--host takes the name of a host, not \"%1\"").arg(host);
            return false;
        }
    }
    options.hosts = HostPolicy(arguments.hosts);
    for (const ListenAddress &address : std::as_const(options.listen)) {
        options.hosts.addListenAddress(address);
    }
    for (const QString &proxy : arguments.trustedProxies) {
        if (!options.proxies.add(proxy, problem)) {
            *problem = QStringLiteral("--trusted-proxy: %1").arg(*problem);
            return false;
        }
    }
    return true;
}

void warnOfPlainAddresses(WebOptions &options)
{
    if (options.tls) {
        return;
    }
    for (const ListenAddress &address : std::as_const(options.listen)) {
        if (!address.isLoopback()) {
            options.warnings +=
                WebOptions::tr(
                    "%1 is reachable from other machines without encryption: password and "
                    "picture can be read on the way. Use --tls-self-signed, or a certificate.")
                    .arg(address.display(address.port, false));
        }
    }
}

} // namespace

std::optional<TlsIdentity> tlsIdentityFor(const ServeArguments &arguments, QString *problem)
{
    if (arguments.tlsCertificate.isEmpty() != arguments.tlsKey.isEmpty()) {
        *problem = WebOptions::tr(
            "--tls-certificate and --tls-key belong together; one of them is missing");
        return std::nullopt;
    }
    if (!arguments.tlsCertificate.isEmpty()) {
        if (arguments.tlsSelfSigned) {
            *problem = WebOptions::tr(
                "--tls-self-signed makes a certificate; leave out --tls-certificate");
            return std::nullopt;
        }
        return loadTlsIdentity(arguments.tlsCertificate, arguments.tlsKey, problem);
    }
    if (!arguments.tlsSelfSigned) {
        return std::nullopt;
    }
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                           QStringLiteral("/vedette");
    return selfSignedIdentity(folder, arguments.hosts, problem);
}

std::optional<WebOptions> WebOptions::check(const ServeArguments &arguments, bool inheritsSockets,
                                            QString *problem)
{
    problem->clear();
    WebOptions options;
    if (!takeListen(arguments, inheritsSockets, options, problem) ||
        !takeViewers(arguments.maximumViewers, options, problem) ||
        !takeHosts(arguments, options, problem)) {
        return std::nullopt;
    }
    options.tls = tlsIdentityFor(arguments, problem);
    if (!problem->isEmpty()) {
        return std::nullopt;
    }
    warnOfPlainAddresses(options);
    return options;
}

} // namespace vedette
