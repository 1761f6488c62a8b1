// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

/// What the fuzzer starts from: inputs that are right, or wrong in a way that once mattered.
namespace vedette::fuzz {

struct Seed
{
    QByteArray name;
    QByteArray input;
};

QList<Seed> multipartParserSeeds();
QList<Seed> bodyParserSeeds();
QList<Seed> jpegScannerSeeds();
QList<Seed> dialectSeeds();
QList<Seed> envFileSeeds();
QList<Seed> httpFieldsSeeds();
QList<Seed> requestHeadSeeds();
QList<Seed> relaySeeds();
QList<Seed> servoAnswerSeeds();

} // namespace vedette::fuzz
