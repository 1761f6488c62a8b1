// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/WaysReader.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace vedette {

namespace {

/// Far beyond what any camera counts.
constexpr int LargestUnit = 100'000;
/// Of a speed and a step.
constexpr int LargestAmount = 10'000;
/// Requests that belong to one stop, in one file.
constexpr qsizetype MostStops = 8;

constexpr std::array<QLatin1String, HeadingCount> HeadingKeys{
    QLatin1String("left"),     QLatin1String("right"),    QLatin1String("up"),
    QLatin1String("down"),     QLatin1String("leftUp"),   QLatin1String("rightUp"),
    QLatin1String("leftDown"), QLatin1String("rightDown")};

constexpr std::array Units{AxisUnit::Degrees, AxisUnit::Steps, AxisUnit::Percent, AxisUnit::Duty};

const QStringList &unitWords()
{
    static const QStringList words{QStringLiteral("degrees"), QStringLiteral("steps"),
                                   QStringLiteral("percent"), QStringLiteral("duty")};
    return words;
}

bool isEmpty(const HeadingRequests &requests)
{
    return std::none_of(requests.cbegin(), requests.cend(),
                        [](const auto &request) { return request.has_value(); });
}

} // namespace

NumberRange readRange(DialectObject range)
{
    NumberRange read;
    read.minimum = range.number(QStringLiteral("min"), -LargestAmount, LargestAmount, std::nullopt);
    read.maximum = range.number(QStringLiteral("max"), -LargestAmount, LargestAmount, std::nullopt);
    if (read.minimum >= read.maximum) {
        range.refuse(QStringLiteral("max"),
                     DialectObject::tr("\"max\" must be larger than \"min\""));
        read.maximum = read.minimum;
    }
    read.usual = range.number(QStringLiteral("usual"), read.minimum, read.maximum, read.minimum);
    range.refuseOthers();
    return read;
}

void WaysReader::read(Dialect &dialect)
{
    readAxes(dialect);
    dialect.relative = readAxisRequests(QStringLiteral("relative"), "dpan", "dtilt");
    dialect.relativeMaximum = m_file.number(QStringLiteral("relativeMaximum"), 1, LargestUnit, 180);
    dialect.absolute = readAxisRequests(QStringLiteral("absolute"), "pan", "tilt");
    needAxes(dialect.relative, QStringLiteral("relative"));
    needAxes(dialect.absolute, QStringLiteral("absolute"));
    readSteps(dialect);
    readDrive(dialect);
    checkKind(dialect);
}

void WaysReader::readAxes(Dialect &dialect)
{
    dialect.pan =
        readAxis(QStringLiteral("pan"), {QStringLiteral("right"), QStringLiteral("left")});
    dialect.tilt = readAxis(QStringLiteral("tilt"), {QStringLiteral("up"), QStringLiteral("down")});
}

/// directions: what larger numbers can mean; the first is the sign 1.
DialectAxis WaysReader::readAxis(const QString &key, const QStringList &directions)
{
    DialectAxis axis;
    auto object = m_file.object(key);
    if (!object) {
        axis.isStated = false;
        return axis;
    }
    const QString unit = object->word(QStringLiteral("unit"), unitWords(), true);
    axis.unit =
        Units.at(static_cast<std::size_t>(std::max<qsizetype>(unitWords().indexOf(unit), 0)));
    axis.minimum = object->number(QStringLiteral("min"), -LargestUnit, LargestUnit, std::nullopt);
    axis.maximum = object->number(QStringLiteral("max"), -LargestUnit, LargestUnit, std::nullopt);
    if (axis.minimum >= axis.maximum) {
        object->refuse(QStringLiteral("max"), tr("\"max\" must be larger than \"min\""));
        axis.maximum = axis.minimum;
    }
    axis.centre =
        object->number(QStringLiteral("centre"), axis.minimum, axis.maximum, std::nullopt);
    axis.sign =
        object->word(QStringLiteral("larger"), directions, true) == directions.first() ? 1 : -1;
    axis.clamps = object->yesOrNo(QStringLiteral("clamps"));
    object->refuseOthers();
    return axis;
}

AxisRequests WaysReader::readAxisRequests(const QString &key, const QByteArray &pan,
                                          const QByteArray &tilt)
{
    auto object = m_file.object(key);
    AxisRequests requests;
    if (object) {
        requests = readEachAxis(*object, pan, tilt);
        object->refuseOthers();
        if (object->keys().isEmpty()) {
            m_file.refuse(key, tr("it needs \"both\", \"pan\" or \"tilt\""));
        }
    }
    return requests;
}

AxisRequests WaysReader::readEachAxis(DialectObject &object, const QByteArray &pan,
                                      const QByteArray &tilt)
{
    return {.both = m_requests.read(object, QStringLiteral("both"), {pan, tilt}),
            .pan = m_requests.read(object, QStringLiteral("pan"), {pan}, {"id"}),
            .tilt = m_requests.read(object, QStringLiteral("tilt"), {tilt}, {"id"})};
}

/// Amounts are of no use without what they are counted in.
void WaysReader::needAxes(const AxisRequests &requests, const QString &key)
{
    for (const auto &[isMoved, axis] :
         {std::pair(requests.both || requests.pan, QStringLiteral("pan")),
          std::pair(requests.both || requests.tilt, QStringLiteral("tilt"))}) {
        if (isMoved && !m_file.has(axis)) {
            m_file.refuse(key, tr("this needs \"%1\": { \"unit\", \"min\", \"max\", \"centre\", "
                                  "\"larger\" }")
                                   .arg(axis));
        }
    }
}

HeadingRequests WaysReader::readHeadings(const QString &key, const QByteArrayList &needed,
                                         const QByteArrayList &possible)
{
    HeadingRequests requests;
    auto object = m_file.object(key);
    if (!object) {
        return requests;
    }
    for (std::size_t i = 0; i < HeadingCount; ++i) {
        requests.at(i) = m_requests.read(*object, HeadingKeys.at(i), needed, possible);
    }
    object->refuseOthers();
    if (object->has(HeadingKeys[0]) != object->has(HeadingKeys[1]) ||
        object->has(HeadingKeys[2]) != object->has(HeadingKeys[3])) {
        m_file.refuse(key, tr("\"left\" and \"right\" belong together, and \"up\" and \"down\""));
    } else if (!object->has(HeadingKeys[0]) && !object->has(HeadingKeys[2])) {
        m_file.refuse(key, tr("it needs \"left\" and \"right\", or \"up\" and \"down\""));
    }
    return requests;
}

void WaysReader::readSteps(Dialect &dialect)
{
    const QString size = QStringLiteral("stepSize");
    const QString fixed = QStringLiteral("fixedStep");
    if (const auto range = m_file.object(size)) {
        dialect.stepSize = readRange(*range);
    }
    dialect.fixedStep = m_file.number(fixed, 0, LargestAmount, 0);
    if (m_file.has(size) && m_file.has(fixed)) {
        m_file.refuse(fixed, tr("a step has a \"stepSize\" or is a \"fixedStep\", not both"));
    }
    dialect.steps = readHeadings(QStringLiteral("steps"),
                                 dialect.stepSize ? QByteArrayList{"step"} : QByteArrayList(), {});
    if (isEmpty(dialect.steps) && m_file.has(size)) {
        m_file.refuse(size, tr("\"stepSize\" is of no use without \"steps\""));
    }
}

void WaysReader::readDrive(Dialect &dialect)
{
    const QByteArrayList speed{"speed"};
    dialect.drives = readHeadings(QStringLiteral("drives"), {}, speed);
    dialect.drive = readAxisRequests(QStringLiteral("drive"), "pan", "tilt");
    const bool isDriven = !isEmpty(dialect.drives) || !dialect.drive.isEmpty();
    readStops(dialect, isDriven);
    readSpeed(dialect);
    if (m_requests.used().contains("speed") && !m_file.has(QStringLiteral("speed"))) {
        m_file.refuse(QStringLiteral("drives"), tr("{speed} needs \"speed\": { \"min\", \"max\", "
                                                   "\"usual\" }"));
    }
    if (!dialect.drive.isEmpty() && (dialect.speed.maximum < 1 || dialect.speed.minimum < 0)) {
        m_file.refuse(QStringLiteral("drive"),
                      tr("this needs \"speed\", whose \"max\" is the fastest that {pan} and {tilt} "
                         "can be; the slowest is its negative"));
    }
}

void WaysReader::readStops(Dialect &dialect, bool isDriven)
{
    const QString stop = QStringLiteral("stop");
    const QString also = QStringLiteral("alsoStop");
    dialect.stop = m_requests.read(m_file, stop, {});
    dialect.stops = m_file.has(QStringLiteral("stops"))
                        ? readHeadings(QStringLiteral("stops"), {}, {})
                        : HeadingRequests();
    const QJsonValue list = m_file.value(also);
    if (list.isUndefined()) {
        // There is one request that stops all.
    } else if (!list.isArray() || list.toArray().size() > MostStops) {
        m_file.refuse(also,
                      tr("\"alsoStop\" must be a list of at most %1 requests").arg(MostStops));
    } else {
        QJsonObject numbered;
        for (qsizetype i = 0; i < list.toArray().size(); ++i) {
            numbered.insert(QString::number(i), list.toArray()[i]);
        }
        DialectObject requests(numbered, m_file.pointerTo(also), m_file.problems());
        for (const QString &key : requests.keys()) {
            if (const auto request = m_requests.read(requests, key, {})) {
                dialect.alsoStop.append(*request);
            }
        }
    }
    if (isDriven && !m_file.has(stop)) {
        m_file.refuse({}, tr("\"stop\" is missing: what starts to turn has to be stopped"));
    }
}

void WaysReader::readSpeed(Dialect &dialect)
{
    if (const auto range = m_file.object(QStringLiteral("speed"))) {
        dialect.speed = readRange(*range);
    }
}

void WaysReader::checkKind(const Dialect &dialect)
{
    const auto need = [this](bool isThere, const QString &text) {
        if (!isThere) {
            m_file.refuse(QStringLiteral("kind"), text);
        }
    };
    switch (dialect.kind) {
    case SteeringKind::Relative:
        need(m_file.has(QStringLiteral("relative")), tr("this kind needs \"relative\""));
        break;
    case SteeringKind::Absolute:
        need(m_file.has(QStringLiteral("absolute")), tr("this kind needs \"absolute\""));
        break;
    case SteeringKind::Step:
        need(m_file.has(QStringLiteral("steps")), tr("this kind needs \"steps\""));
        break;
    case SteeringKind::Continuous:
        need(m_file.has(QStringLiteral("drives")) || m_file.has(QStringLiteral("drive")),
             tr("this kind needs \"drives\" or \"drive\""));
        break;
    }
}

} // namespace vedette
