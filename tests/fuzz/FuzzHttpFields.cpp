// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/ListenAddress.h"
#include "Expect.h"
#include "http/AddressLiteral.h"
#include "http/Authority.h"
#include "steering/MoveText.h"
#include "steering/ServoProfile.h"
#include "web/access/Authenticator.h"
#include "web/access/RequestPolicy.h"
#include "web/access/TrustedProxies.h"

using namespace vedette;

namespace {

void tryAuthority(const QByteArray &text)
{
    const auto authority = Authority::parse(text);
    if (!authority) {
        return;
    }
    fuzz::expect(!authority->host.isEmpty(), "an authority has a host");
    fuzz::expect(authority->host == authority->host.toLower(), "a host is in lower case");
    const bool isBracketed = authority->host.contains(u':');
    const auto again = Authority::parse(isBracketed ? '[' + authority->host.toLatin1() + ']'
                                                    : authority->host.toLatin1());
    fuzz::expect(again && again->hasSameHost(*authority), "a host is its own simplest form");

    static const HostPolicy policy({QStringLiteral("camera.example")});
    if (policy.allows(text, QHostAddress(QHostAddress::LocalHost))) {
        fuzz::expect(!authority->address || authority->address->isLoopback(),
                     "no other machine's address is served");
    }
}

void tryOrigin(const QByteArray &text)
{
    const MoveRequest request{.origin = text,
                              .secFetchSite = {},
                              .host = "camera.example:5000",
                              .userAgent = "Mozilla/5.0 (X11)",
                              .isEncrypted = false};
    if (mayMoveCamera(request)) {
        const QByteArray lower = text.toLower();
        fuzz::expect(lower.startsWith("http://camera.example") ||
                         lower.startsWith("https://camera.example"),
                     "only this site moves the camera");
        fuzz::expect(text.endsWith(":5000") || text.endsWith(":05000"),
                     "only this port moves the camera");
    }
    MoveRequest fetched = request;
    fetched.secFetchSite = text;
    fetched.origin = "http://camera.example:5000";
    const bool isForeign = text.trimmed().toLower() == "cross-site";
    fuzz::expect(!isForeign || !mayMoveCamera(fetched), "no cross-site request moves the camera");
}

void tryAddresses(const QByteArray &bytes, const QString &text)
{
    if (const auto address = addressFromLiteral(text)) {
        fuzz::expect(!address->isNull(), "an address is one");
        fuzz::expect(simplified(*address) == *address, "an address is in its simplest form");
    }
    TrustedProxies proxies;
    QString problem;
    const bool isProxy = proxies.add(text, &problem);
    fuzz::expect(isProxy == problem.isEmpty(), "a refused proxy has a reason");
    proxies.add(QStringLiteral("192.0.2.0/24"), &problem);
    const QString client = proxies.clientAddress(QStringLiteral("192.0.2.1"), false, bytes);
    fuzz::expect(addressFromLiteral(client).has_value(), "a client's address is one");
    const QString other = QStringLiteral("198.51.100.1");
    fuzz::expect(isProxy || proxies.clientAddress(other, false, bytes) == other,
                 "the header of a client that is no trusted proxy is ignored");

    const auto listen = ListenAddress::parse(text, &problem);
    fuzz::expect(listen.has_value() == problem.isEmpty(), "a refused address has a reason");
    fuzz::expect(!listen || !listen->display(listen->port, true).isEmpty(), "it can be shown");
}

void tryQuery(const QString &text)
{
    if (const auto move = moveOfQuery(text)) {
        fuzz::expect(qAbs(move->pan) <= ServoProfile::MaximumDegrees &&
                         qAbs(move->tilt) <= ServoProfile::MaximumDegrees,
                     "a move is within the servos' range");
        fuzz::expect(text.contains(u'=') && text.size() <= 49, "a move is the firmware's query");
    }
}

void tryLogin(const QByteArray &text, const QString &address)
{
    static Authenticator authenticator = [] {
        Authenticator both;
        both.setCredentials({QStringLiteral("anna"), QStringLiteral("secret")},
                            {QStringLiteral("guest"), QStringLiteral("window")});
        return both;
    }();
    static SteadyClock::time_point now;
    now += LoginThrottle::ForgetAfter; // no client has to wait any longer
    const auto result = authenticator.check(text, address, now);
    const qsizetype space = text.trimmed().indexOf(' ');
    const bool isBasic = text.trimmed().left(5).toLower() == "basic";
    const QByteArray login = QByteArray::fromBase64(text.trimmed().mid(space + 1));
    fuzz::expect((isBasic && login == "anna:secret") || result.role != Role::Owner,
                 "only the owner's password is the owner's");
    fuzz::expect((isBasic && login == "guest:window") || result.role != Role::Viewer,
                 "only a viewer's password is a viewer's");
    fuzz::expect((result.verdict == Authenticator::Verdict::Accepted) ==
                     (result.role != Role::Nobody),
                 "only whose login it is, is accepted");
}

} // namespace

/// One line as each field of a request, and as each option that names an address.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    const QString text = QString::fromLatin1(bytes);
    tryAuthority(bytes);
    tryOrigin(bytes);
    tryAddresses(bytes, text);
    tryQuery(text);
    tryLogin(bytes, text);
    HostPolicy::isHost(QString::fromUtf8(bytes));
    return 0;
}
