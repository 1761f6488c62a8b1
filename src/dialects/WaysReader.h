// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "dialects/DialectObject.h"
#include "dialects/RequestReader.h"

namespace vedette {

/// Reads the numbers of a range: "min", "max", "usual".
NumberRange readRange(DialectObject range);

/// Reads what a camera can be asked to do, and which of it hands use.
class WaysReader
{
    Q_DECLARE_TR_FUNCTIONS(WaysReader)

public:
    WaysReader(DialectObject &file, RequestReader &requests)
        : m_file(file)
        , m_requests(requests)
    {
    }

    void read(Dialect &dialect);

private:
    void readAxes(Dialect &dialect);
    DialectAxis readAxis(const QString &key, const QStringList &directions);
    AxisRequests readAxisRequests(const QString &key, const QByteArray &pan,
                                  const QByteArray &tilt);
    AxisRequests readEachAxis(DialectObject &object, const QByteArray &pan, const QByteArray &tilt);
    HeadingRequests readHeadings(const QString &key, const QByteArrayList &needed,
                                 const QByteArrayList &possible);
    void readSteps(Dialect &dialect);
    void readDrive(Dialect &dialect);
    void readStops(Dialect &dialect, bool isDriven);
    void readSpeed(Dialect &dialect);
    void checkKind(const Dialect &dialect);
    void needAxes(const AxisRequests &requests, const QString &key);

    DialectObject &m_file;
    RequestReader &m_requests;
};

} // namespace vedette
