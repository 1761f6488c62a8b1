// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/EnvFile.h"
#include "config/Settings.h"
#include "Expect.h"
#include "http/DisplayUrl.h"

using namespace vedette;

namespace {

const QString Path = QStringLiteral("camera.env");

/// Whatever a file may say survives being written and read again.
void expectRoundTrip(const EnvFile::Entry &entry)
{
    const QString line = EnvFile::lineFor(entry.key, entry.value) + u'\n';
    const EnvFile again = EnvFile::parse(line.toUtf8(), Path);
    fuzz::expect(!again.error(), "what is written can be read");
    fuzz::expect(again.entries().size() == 1, "one entry is one line");
    fuzz::expect(again.entries().constFirst().key == entry.key, "a key stays");
    fuzz::expect(again.entries().constFirst().value == entry.value, "a value stays");
}

void expectUrlIsSound(const QUrl &url)
{
    fuzz::expect(url.isValid() && !url.host().isEmpty(), "an accepted address has a host");
    fuzz::expect(url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"),
                 "an accepted address is http or https");
    const QString marker = QStringLiteral("a-password-of-its-own");
    QUrl secret = url;
    secret.setPassword(marker);
    fuzz::expect(url.toString().contains(marker) || !displayUrl(secret).contains(marker),
                 "an address is shown without its password");
}

void expectSound(const LoadedSettings &loaded, const SettingValues &values)
{
    if (loaded.error) {
        fuzz::expect(!loaded.error->text.isEmpty(), "an error has a text");
        return;
    }
    fuzz::expect(values.value(key::Password) == loaded.settings.server.owner.password,
                 "the password is taken");
    fuzz::expect(loaded.settings.camera.stepDegrees >= 1 &&
                     loaded.settings.camera.stepDegrees <= 180,
                 "a step is within its limits");
    const int rotation = loaded.settings.camera.mounting.rotation;
    fuzz::expect(rotation >= 0 && rotation < 360 && rotation % 90 == 0,
                 "a rotation is of quarters");
    expectUrlIsSound(loaded.settings.camera.cameraUrl);
    if (!loaded.settings.camera.servoUrl.isEmpty()) {
        expectUrlIsSound(loaded.settings.camera.servoUrl);
    }
}

} // namespace

/// A .env file, and the settings in it.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    const EnvFile file = EnvFile::parse(bytes, Path);
    if (file.error()) {
        fuzz::expect(!file.error()->message().isEmpty(), "an error has a text");
        return 0;
    }
    SettingValues values;
    for (const EnvFile::Entry &entry : file.entries()) {
        fuzz::expect(!values.contains(entry.key), "a key is there once");
        fuzz::expect(entry.line >= 1 && entry.line <= bytes.count('\n') + 1, "a line is there");
        values.insert(entry.key, entry.value);
        expectRoundTrip(entry);
    }
    expectSound(loadSettings({}, values, {}), values);
    return 0;
}
