// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <utility>

namespace vedette {

/// The head of a browser's request (RFC 9112), read strictly: whatever two servers could
/// understand differently is refused, so that no request can be smuggled past a proxy. A value.
class RequestHead
{
public:
    /// Request line and fields together. Browsers send under 2 KiB.
    static constexpr qsizetype MaximumBytes = qsizetype{16} * 1024;
    static constexpr int MaximumFields = 64;
    /// The longest that is served, a patrol's list of stops, has about 3 KiB.
    static constexpr qsizetype MaximumBodyBytes = qsizetype{4} * 1024;

    /// Why a head is refused: the HTTP status to answer with, and a line for whoever wrote it.
    struct Refusal
    {
        int status = 400;
        QByteArray text;
    };

    /// How long the head at the beginning of bytes is, with its empty line; nothing when it has not
    /// ended yet.
    static std::optional<qsizetype> lengthOf(QByteArrayView bytes);
    /// Reads lines, which lengthOf() delimited. What is wrong is in refusal().
    explicit RequestHead(QByteArrayView lines);

    /// head, as long, with stars in the place of logins: for those who have no use for them and
    /// might reveal them, such as QHttpServer's debug log.
    static QByteArray withoutLogins(QByteArray head);
    /// head without its Expect field: for QHttpServer, which answers that one, too, from Qt 6.8 on.
    static QByteArray withoutExpectation(QByteArray head);
    /// head, from which this was read, with a path where the request line has a whole address
    /// (RFC 9112, 3.2.2: a client that takes this server for its proxy).
    QByteArray inOriginForm(QByteArray head) const;

    const std::optional<Refusal> &refusal() const { return m_refusal; }
    const QByteArray &method() const { return m_method; }
    /// How many bytes of body follow.
    qsizetype bodyBytes() const { return m_bodyBytes; }
    /// The connection may carry another request after this one.
    bool keepsConnection() const { return m_keepsConnection; }
    /// The client waits for a 100 before it sends the body.
    bool expectsContinue() const { return m_expectsContinue; }
    /// Of a field that is there once; name in lower case. Empty when there is none. "host" is the
    /// request line's where that has a whole address, as RFC 9112, 3.2.2 says.
    QByteArray value(QByteArrayView name) const;
    /// Of a field that is a list: all there are, as one (RFC 9110, 5.3). A proxy may add a field of
    /// its own behind that of its client, as HAProxy does with X-Forwarded-For.
    QByteArray listValue(QByteArrayView name) const;

private:
    using Field = std::pair<QByteArray, QByteArray>; ///< name in lower case, value

    /// Where scheme and authority stand in the head, and what stands for them in origin form.
    struct AbsoluteForm
    {
        qsizetype begin = 0;
        qsizetype length = 0;
        QByteArray host;
        QByteArray path; ///< "/" where the address has none
    };

    void refuse(int status, const char *text);
    void readRequestLine(QByteArrayView line);
    void readTarget(QByteArrayView target, qsizetype at);
    void judgePath(QByteArrayView path);
    void readField(QByteArrayView line);
    void judgeFields();
    void judgeBody();
    void judgeExpectation();
    qsizetype count(QByteArrayView name) const;

    QByteArray m_method;
    QList<Field> m_fields;
    std::optional<Refusal> m_refusal;
    std::optional<AbsoluteForm> m_absoluteForm;
    qsizetype m_bodyBytes = 0;
    bool m_expectsContinue = false;
    bool m_isVersion10 = false;
    bool m_keepsConnection = true;
};

} // namespace vedette
