// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Seeds.h"

namespace vedette::fuzz {

namespace {

QList<Seed> numbered(const QList<QByteArray> &inputs)
{
    QList<Seed> seeds;
    for (const QByteArray &input : inputs) {
        seeds.append({QByteArray::number(seeds.size() + 1), input});
    }
    return seeds;
}

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost:5000\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &fields, const QByteArray &body)
{
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

const QByteArray Login = "Authorization: Basic YW5uYTpzZWNyZXQ=\r\n";

} // namespace

QList<Seed> envFileSeeds()
{
    const QByteArray whole =
        "CAM_URL=http://192.168.1.50/mjpeg\nSERVO_URL=http://192.168.1.50:81/control_servo\n"
        "HTTP_AUTH_USERNAME=me\nHTTP_AUTH_PASSWORD=\"a long password\"\nVEDETTE_STEP_DEGREES=5\n";
    return numbered({
        whole,
        "\xEF\xBB\xBF# a comment\r\nexport CAM_URL = 'http://camera/mjpeg' # behind\r\n\r\n",
        "CAM_URL=\"http://anna:p%40ss@[::1]:8080/?a=b#c\"\n",
        "HTTP_AUTH_USERNAME=\"a\\\"b\\\\c\\nd\"\nHTTP_AUTH_PASSWORD='it\\'s'\nCAM_URL=https://c\n",
        "CAM_URL=http://a #comment\nCAM_URL=http://b\n",
        "HTTP_AUTH_PASSWORD=\"not closed\n",
        "HTTP_AUTH_PASSWORD='a' b\n",
        "no assignment\n",
        "VEDETTE_STEP_DEGREES=181\nCAM_URL=http://a\n",
        "UNKNOWN=1\nCAM_URL=ftp://a\n",
        "CAM_URL=\n",
        "CAM_URL=http://\xC3\xA9.example/\n",
        "\xFF\xFE",
    });
}

QList<Seed> dialectSeeds()
{
    return numbered({
        R"({"id":"a","name":"A","firmwares":["x"],"kind":"step","steps":{"left":"/l?s={step}","right":"/r?s={step}"},"stepSize":{"min":1,"max":9}})",
        R"({"id":"b","name":"B","firmwares":["x"],"kind":"absolute","address":"whole","pan":{"unit":"degrees","min":0,"max":180,"centre":90,"larger":"left","clamps":true},"absolute":{"pan":"?p={pan*-1+180}&u={user}"}})",
        R"({"id":"c","name":"C","firmwares":["x"],"kind":"continuous","channel":1,"drive":{"pan":{"method":"PUT","path":"/c/{channel}","headers":{"Content-Type":"application/json","X-Key":"\"{password}\""},"body":"{\"p\":{pan},\"u\":\"{user}\"}"}},"speed":{"min":0,"max":1},"stop":"/stop"})",
        R"({"id":"d","name":"D","firmwares":["x"],"webSocket":"/ws","kind":"step","steps":{"up":"U","down":"D"},"controls":[{"id":"lamp","label":"Lamp","kind":"switch","request":"/lamp?v={value:off|on}"}]})",
        R"({"id":"e","id":"e"})",
        R"([[[[[[[[[[]]]]]]]]]])",
        R"({"id":)",
    });
}

QList<Seed> httpFieldsSeeds()
{
    return numbered({
        "camera.example:5000",
        "CAMERA.example.:05000",
        "....",
        "[::1]:5000",
        "[::ffff:127.0.0.1]",
        "127.0.0.1",
        "0x7f000001",
        "127.1",
        "fe80::1%eth0",
        "http://camera.example:5000",
        "https://[::1]",
        "null",
        "cross-site",
        "same-origin",
        "192.0.2.0/24",
        "fd00::/8",
        "unix",
        "198.51.100.7, 192.0.2.3, 192.0.2.4:80",
        "[2001:db8::1]:443, 192.0.2.1",
        "unix:/run/vedette.sock",
        "*:5000",
        "localhost:65536",
        "tr=5&el=0",
        "tr=-180&el=%2B5",
        "el=1&tr=2&tr=3",
        "tr=0x10&el=1e1",
        "Basic YW5uYTpzZWNyZXQ=",
        "basic   YW5uYTp3cm9uZw==",
        "Digest username=\"anna\"",
    });
}

QList<Seed> requestHeadSeeds()
{
    return numbered({
        get("/?action=stream"),
        "GET / HTTP/1.0\r\n\r\n",
        post("/turnleft", Login + "Origin: http://127.0.0.1\r\n", "body"),
        get("/", "X: a\r\n folded\r\n"),
        get("/", "Content-Length : 5\r\n"),
        get("/", "Content-Length: 5\r\ncontent-length: 6\r\n"),
        get("/", "Transfer-Encoding: chunked\r\n"),
        get("/", "Content-Length: 18446744073709551621\r\n"),
        get("/", "Expect: 100-continue\r\nContent-Length: 5\r\n"),
        get("/", "Connection: TE, close\r\n"),
        get("http://camera/", {}),
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        get("/", QByteArray("X: y\r\n").repeated(64)),
        get("/", QByteArray("X: a\0b\r\n", 8)),
        get("/", "X: a\rContent-Length: 5\r\n"),
        "\x16\x03\x01 \xFF\x80 \x01\r\n\r\n",
    });
}

QList<Seed> relaySeeds()
{
    const QByteArray browser = Login + "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\n";
    return numbered({
        get("/healthz"),
        get("/", Login),
        get("/?action=snapshot", Login),
        get("/?action=stream", Login),
        get("/mjpeg", Login),
        get("/snapshot.jpg", Login),
        get("/counter", Login),
        get("/api/status", Login),
        get("/api/events", Login),
        get("/metrics", Login),
        get("/vedette.js", Login),
        get("/nothing", Login),
        get("/%2e%2e/etc/passwd", Login),
        get("//", Login),
        get("/turnleft", Login),
        get("/control_servo?tr=5&el=-5", Login),
        get("/control_servo?tr=500&el=x", Login),
        post("/turnright", browser + "Origin: http://127.0.0.1\r\n", "{\"step\":5}"),
        post("/turnup", browser + "Origin: http://evil.example\r\n", "tr=5&el=0"),
        post("/control_servo?tr=1&el=1", browser + "Sec-Fetch-Site: cross-site\r\n", {}),
        post("/turndown", browser + "Sec-Fetch-Site: same-origin\r\n", "a=b"),
        post("/counter", Login, {}),
        "HEAD /snapshot.jpg HTTP/1.1\r\nHost: localhost\r\n" + Login + "\r\n",
        "HEAD /mjpeg HTTP/1.1\r\nHost: localhost\r\n" + Login + "\r\n",
        get("/counter", Login) + get("/healthz") + get("/metrics", Login),
        get("/", "Authorization: Basic d3Jvbmc6d3Jvbmc=\r\nX-Forwarded-For: 192.0.2.1\r\n"),
        "GET / HTTP/1.0\r\n" + Login + "\r\n",
        "GET / HTTP/1.1\r\nHost: evil.example\r\n" + Login + "\r\n",
        "BREW / HTTP/1.1\r\nHost: localhost\r\n" + Login + "\r\n",
        get("/", "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n",
    });
}

QList<Seed> servoAnswerSeeds()
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray login = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n";
    return numbered({
        ok + "Content-Length: 44\r\n\r\nServo control message received and valid.\r\n\r\n",
        ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\n\r\n",
        ok + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n",
        ok + "\r\nuntil close",
        "HTTP/1.0 500 \r\nConnection: Keep-Alive\r\ncontent-LENGTH:0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 X\r\nA: b\r\n\r\n" + ok + "\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        ok + "Content-Length: 18446744073709551615\r\n\r\n",
        ok + "Transfer-Encoding: chunked\r\n\r\n1ffffffffffffffff\r\n",
        login + "WWW-Authenticate: Basic realm=\"a\", charset=\"UTF-8\"\r\n\r\n",
        login + "WWW-Authenticate: Digest realm=\"a\\\"b\", qop=\"auth, auth-int\", "
                "algorithm=SHA-256, nonce=\"n\", opaque=\"o\"\r\n\r\n",
        login + "WWW-Authenticate: Digest realm=a,nonce=n , Basic realm=b\r\n"
                "www-authenticate: Negotiate\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        login + "WWW-Authenticate: Digest realm=\"a\rX: y\", nonce=\"n\"\r\n\r\n",
        ok + "Tue, 12 Jun 2012 01:56:34 GMT\r\n: x\r\n folded\r\nContent-Length : 2\r\n\r\nok",
        ok + "Content-Type: text/html\r\nContent-Type:\r\n multipart/x-mixed-replace\r\n\r\n",
        ok + "Content-Length: 1\r\nContent-Length: 2\r\nContent-Length: -3\r\n\r\nok",
        "\r\nhttp/1.1  200  ok\r\nContent-Encoding: gzip, br\r\n\r\n",
        "ICY 200 OK\r\nicy-name: x\r\n\r\n",
        login + "WWW-Authenticate: Digest nonce=n, algorithm=SHA-256-sess\r\n\r\n",
    });
}

} // namespace vedette::fuzz
