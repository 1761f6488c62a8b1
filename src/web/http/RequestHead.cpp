// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/RequestHead.h"

#include "http/HttpSyntax.h"

#include <QByteArrayList>

#include <algorithm>

namespace vedette {

namespace {

constexpr QByteArrayView LineEnd("\r\n");

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

/// RFC 9110, 5.6.2.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/// What may stand in a request line's address: printable ASCII without a fragment.
bool isTargetText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7F && c != '#' && c != '"' && c != '<' && c != '>' && c != '\\';
    });
}

/// How long "http://" or "https://" in front of text is; 0 when neither is there.
qsizetype schemeLength(QByteArrayView text)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (text.first(std::min(text.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) ==
            0) {
            return scheme.size();
        }
    }
    return 0;
}

/// Where a field stands in a head.
struct FieldPlace
{
    QByteArray name;     ///< in lower case
    qsizetype begin = 0; ///< of its line
    qsizetype value = 0; ///< behind the colon
    qsizetype end = 0;   ///< of its line, without LineEnd
};

template <typename Function>
void forEachField(const QByteArray &head, Function function)
{
    qsizetype end = head.indexOf(LineEnd);
    while (end >= 0) {
        const qsizetype begin = end + LineEnd.size();
        end = head.indexOf(LineEnd, begin);
        const qsizetype colon = head.indexOf(':', begin);
        if (colon >= 0 && end >= colon) {
            function(FieldPlace{head.mid(begin, colon - begin).toLower(), begin, colon + 1, end});
        }
    }
}

} // namespace

std::optional<qsizetype> RequestHead::lengthOf(QByteArrayView bytes)
{
    // A bare LF ends a line for some servers, so it ends the head here too, to be refused there.
    const qsizetype mixed = bytes.indexOf("\n\r\n");
    const qsizetype bare = bytes.indexOf("\n\n");
    if (mixed < 0 && bare < 0) {
        return std::nullopt;
    }
    return bare < 0 || (mixed >= 0 && mixed < bare) ? mixed + 3 : bare + 2;
}

QByteArray RequestHead::withoutLogins(QByteArray head)
{
    forEachField(head, [&head](const FieldPlace &field) {
        if (field.name == "authorization" || field.name == "proxy-authorization" ||
            field.name == "cookie") {
            std::fill(head.begin() + field.value, head.begin() + field.end, '*');
        }
    });
    return head;
}

QByteArray RequestHead::withoutExpectation(QByteArray head)
{
    std::optional<FieldPlace> expectation;
    forEachField(head, [&expectation](const FieldPlace &field) {
        if (field.name == "expect") {
            expectation = field;
        }
    });
    return expectation ? head.remove(expectation->begin,
                                     expectation->end + LineEnd.size() - expectation->begin)
                       : head;
}

QByteArray RequestHead::inOriginForm(QByteArray head) const
{
    return m_absoluteForm
               ? head.replace(m_absoluteForm->begin, m_absoluteForm->length, m_absoluteForm->path)
               : head;
}

RequestHead::RequestHead(QByteArrayView lines)
{
    qsizetype end = lines.indexOf(LineEnd);
    readRequestLine(lines.first(std::max<qsizetype>(end, 0)));
    while (!m_refusal && end >= 0) {
        lines = lines.sliced(end + LineEnd.size());
        end = lines.indexOf(LineEnd);
        if (end <= 0) {
            break;
        }
        readField(lines.first(end));
    }
    if (!m_refusal && end != 0) {
        refuse(400, "Lines must end with CR LF.");
    }
    if (!m_refusal) {
        judgeFields();
    }
}

void RequestHead::refuse(int status, const char *text)
{
    m_refusal = Refusal{status, text};
    m_keepsConnection = false;
}

void RequestHead::readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (second < 0 || !isToken(line.first(first))) {
        refuse(400, "This is not an HTTP request line.");
        return;
    }
    const QByteArrayView target = line.sliced(first + 1, second - first - 1);
    const QByteArrayView version = line.sliced(second + 1);
    m_method = line.first(first).toByteArray();
    m_isVersion10 = version == "HTTP/1.0";
    if (version != "HTTP/1.1" && !m_isVersion10) {
        version.startsWith("HTTP/") ? refuse(505, "Only HTTP/1.1 and 1.0 are supported.")
                                    : refuse(400, "This is not an HTTP request line.");
    } else {
        readTarget(target, first + 1);
    }
}

/// at: where target begins in the head.
void RequestHead::readTarget(QByteArrayView target, qsizetype at)
{
    const qsizetype scheme = schemeLength(target);
    if (!isTargetText(target) || (scheme == 0 && !target.startsWith('/'))) {
        refuse(400, "The address in the request line is not valid.");
        return;
    }
    if (scheme == 0) {
        judgePath(target);
        return;
    }
    const auto end = std::find_if(target.begin() + scheme, target.end(),
                                  [](char c) { return c == '/' || c == '?'; });
    const qsizetype length = end - target.begin();
    const bool hasPath = end != target.end() && *end == '/';
    m_absoluteForm = AbsoluteForm{.begin = at,
                                  .length = length,
                                  .host = target.first(length).sliced(scheme).toByteArray(),
                                  .path = hasPath ? QByteArray() : QByteArray("/")};
    if (m_absoluteForm->host.isEmpty()) {
        refuse(400, "The address in the request line has no host.");
    } else {
        judgePath(target.sliced(length));
    }
}

/// What follows two slashes is a host to those who read the path as a reference (RFC 3986, 4.2), as
/// QUrl does: "//evil/mjpeg" would be "/mjpeg" to it, and something else to a proxy.
void RequestHead::judgePath(QByteArrayView path)
{
    if (path.startsWith("//")) {
        refuse(400, "An address begins with one slash, not two.");
    }
}

void RequestHead::readField(QByteArrayView line)
{
    if (m_fields.size() >= MaximumFields) {
        refuse(431, "There are too many header fields.");
        return;
    }
    const qsizetype colon = line.indexOf(':');
    // Whitespace in front is obsolete folding, before the colon an old smuggling trick.
    if (colon < 0 || !isToken(line.first(colon)) || !http::isFieldValue(line.sliced(colon + 1))) {
        refuse(400, "A header field is malformed.");
        return;
    }
    m_fields.append({line.first(colon).toByteArray().toLower(),
                     line.sliced(colon + 1).toByteArray().trimmed()});
}

qsizetype RequestHead::count(QByteArrayView name) const
{
    return std::count_if(m_fields.begin(), m_fields.end(),
                         [name](const Field &field) { return field.first == name; });
}

QByteArray RequestHead::value(QByteArrayView name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [name](const Field &field) { return field.first == name; });
    return found == m_fields.end() ? QByteArray() : found->second;
}

QByteArray RequestHead::listValue(QByteArrayView name) const
{
    QByteArrayList values;
    for (const auto &[fieldName, value] : m_fields) {
        if (fieldName == name) {
            values << value;
        }
    }
    return values.join(", ");
}

void RequestHead::judgeFields()
{
    // Twice the same decision to make is twice a chance to decide differently.
    for (const char *name : {"host", "content-length", "authorization", "origin", "sec-fetch-site",
                             "transfer-encoding", "expect"}) {
        if (count(name) > 1) {
            refuse(400, "A header field that must be unique is there twice.");
            return;
        }
    }
    if (!m_isVersion10 && value("host").isEmpty()) {
        refuse(400, "The Host field is missing.");
        return;
    }
    if (m_absoluteForm) {
        m_fields.removeIf([](const Field &field) { return field.first == "host"; });
        m_fields.append({"host", m_absoluteForm->host});
    }
    judgeBody();
    const QByteArray connection = value("connection").toLower();
    m_keepsConnection = !m_refusal && !m_isVersion10 && !connection.contains("close");
}

void RequestHead::judgeBody()
{
    const bool isMeasured = count("content-length") > 0;
    const QByteArray length = value("content-length");
    if (count("transfer-encoding") > 0) {
        isMeasured ? refuse(400, "A body has either a length or a transfer encoding, not both.")
                   : refuse(411, "Send the body with a Content-Length.");
    } else if (isMeasured && !http::isNumber(length)) {
        refuse(400, "The Content-Length is not a number.");
    } else if (length.size() > 9 || length.toLongLong() > MaximumBodyBytes) {
        static_assert(MaximumBodyBytes == 4096);
        refuse(413, "The body is too large: no request needs more than 4 KiB.");
    } else {
        m_bodyBytes = length.toLongLong();
        judgeExpectation();
    }
}

void RequestHead::judgeExpectation()
{
    if (count("expect") == 0) {
        return;
    }
    if (value("expect").toLower() == "100-continue") {
        // HTTP/1.0 has no such answer (RFC 9110, 10.1.1).
        m_expectsContinue = !m_isVersion10 && m_bodyBytes > 0;
    } else {
        m_bodyBytes = 0;
        refuse(417, "The only expectation that can be met is 100-continue.");
    }
}

} // namespace vedette
