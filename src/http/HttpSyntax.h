// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

class QUrl;

/// What HTTP's grammar asks of texts that come from strangers, or go to them.
namespace vedette::http {

/// RFC 9110, 5.5: no control characters but the tab; any other could end a header's line and begin
/// another.
bool isFieldValue(QByteArrayView text);

/// RFC 9110, 8.6: one or more digits and nothing else. Qt would also take a sign, and whatever
/// stands behind a NUL.
bool isNumber(QByteArrayView text);

/// The path and query of a request for url, as QNetworkAccessManager writes them too.
QByteArray targetOf(const QUrl &url);

} // namespace vedette::http
