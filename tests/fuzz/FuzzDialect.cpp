// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectReader.h"
#include "Expect.h"

#include <algorithm>

using namespace vedette;

namespace {

const QString Path = QStringLiteral("mine.json");

/// What would lead elsewhere if it left its place.
const QString Hostile = QStringLiteral("\r\nHost: evil.example\r\n\r\n&a=b#c\"'<>{pan}");

bool isVisible(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return c > ' ' && c <= '~'; });
}

bool isOneLine(const QByteArray &text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

void tryRequest(const RequestTemplate &request)
{
    RequestTemplate::Values values;
    for (const QByteArray &name : request.placeholders()) {
        values.insert(name, Hostile);
    }
    const DialectRequest filled = request.filled(values);
    const bool isFrame = filled.method.isEmpty();
    fuzz::expect(isFrame || QByteArrayList({"GET", "PUT", "POST"}).contains(filled.method),
                 "a method is one of three");
    fuzz::expect(isFrame == filled.target.isEmpty(), "a request has a target");
    fuzz::expect(isFrame || filled.target.startsWith('?') ||
                     (filled.target.startsWith('/') && filled.target.mid(1, 1) != "/"),
                 "a target has no host");
    fuzz::expect(isVisible(filled.target) && !filled.target.contains('#'), "a target is one word");
    fuzz::expect(isOneLine(filled.body), "a body has no line ends");
    for (const auto &[name, value] : filled.headers) {
        fuzz::expect(isVisible(name) && name.toLower() != "host" && isOneLine(value),
                     "a header is one line, and not Vedette's own");
    }
    values.insert("password", QStringLiteral("topsecret"));
    fuzz::expect(!request.filled(values).redacted.contains("topsecret"), "no password is shown");
}

void tryEach(const AxisRequests &requests)
{
    for (const auto *const request : {&requests.both, &requests.pan, &requests.tilt}) {
        if (*request) {
            tryRequest(**request);
        }
    }
}

void tryAxis(const DialectAxis &axis)
{
    fuzz::expect(axis.minimum < axis.maximum && axis.minimum <= axis.centre &&
                     axis.centre <= axis.maximum && (axis.sign == 1 || axis.sign == -1),
                 "an axis has a range and a centre in it");
}

void tryDialect(const Dialect &dialect)
{
    fuzz::expect(!dialect.id.isEmpty() && !dialect.name.isEmpty(), "a dialect has a name");
    tryAxis(dialect.pan);
    tryAxis(dialect.tilt);
    bool isDriven = !dialect.drive.isEmpty();
    for (std::size_t i = 0; i < HeadingCount; ++i) {
        isDriven = isDriven || dialect.drives.at(i);
        for (const auto *const requests : {&dialect.steps, &dialect.drives, &dialect.stops}) {
            if (requests->at(i)) {
                tryRequest(*requests->at(i));
            }
        }
    }
    fuzz::expect(!isDriven || dialect.stop, "what can be driven can be stopped");
    tryEach(dialect.relative);
    tryEach(dialect.absolute);
    tryEach(dialect.drive);
    for (const auto *const request :
         {&dialect.stop, &dialect.home, &dialect.goToPreset, &dialect.storePreset,
          &dialect.centreOn, &dialect.controlStatus}) {
        if (*request) {
            tryRequest(**request);
        }
    }
    for (const CameraControl &control : dialect.controls) {
        tryRequest(control.request);
    }
}

} // namespace

/// A file that says how a camera is steered.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    const DialectResult result = DialectReader::parse(bytes, Path, true);
    if (const auto *const error = std::get_if<DialectError>(&result)) {
        fuzz::expect(error->text.startsWith(Path) && error->text.size() > Path.size() + 2,
                     "an error names the file and has a text");
    } else {
        tryDialect(*std::get<DialectPointer>(result));
    }
    return 0;
}
