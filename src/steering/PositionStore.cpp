// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/PositionStore.h"

#include "base/SavedFile.h"
#include "steering/ServoProfile.h"
#include "steering/StateFile.h"
#include "steering/SteeringLog.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace vedette {

namespace {

constexpr QLatin1String DialectKey("dialect");
constexpr QLatin1String StartKey("computerStart");
constexpr QLatin1String TurningKey("turning");
constexpr QLatin1String PositionKey("position");

/// The servos' address, with what else tells cameras apart that have one.
QUrl servosOf(const CameraConfig &config)
{
    const CameraConfig usual;
    QUrl url = config.servoUrl;
    if (config.servoChannel || config.panId != usual.panId || config.tiltId != usual.tiltId) {
        url.setPath(QStringLiteral("%1/%2/%3/%4")
                        .arg(url.path())
                        .arg(config.servoChannel.value_or(-1))
                        .arg(config.panId, config.tiltId));
    }
    return url;
}

QString dialectOf(const CameraConfig &config)
{
    return (config.dialect ? config.dialect : ServoProfile::usualDialect())->id;
}

} // namespace

PositionStore::PositionStore(const CameraConfig &config, const QString &folder,
                             const QByteArray &computerStart, QObject *parent)
    : QObject(parent)
    , m_path(folder + QStringLiteral("/positions/") + stateFileName(servosOf(config)))
    , m_dialect(dialectOf(config))
    , m_computerStart(QString::fromLatin1(computerStart))
{
    m_mark.setSingleShot(true);
    m_mark.setInterval(Mark);
    connect(&m_mark, &QTimer::timeout, this, [this] { write(true); });
    m_rest.setSingleShot(true);
    m_rest.setInterval(Rest);
    connect(&m_rest, &QTimer::timeout, this, [this] { write(false); });
}

PositionStore::~PositionStore()
{
    flush();
}

std::optional<PositionStore::Kept> PositionStore::kept() const
{
    const SavedBytes saved = readSavedFile(m_path, LargestFile);
    if (!saved.problem.isEmpty()) {
        qCWarning(steeringLog).noquote() << m_path + QLatin1Char(':') << saved.problem
                                         << "- it is not known where this camera points";
    }
    const QJsonObject kept = QJsonDocument::fromJson(saved.bytes).object();
    if (kept.value(DialectKey).toString() != m_dialect) {
        return std::nullopt;
    }
    return Kept{.position = kept.value(PositionKey).toObject(),
                .wasTurning = kept.value(TurningKey).toBool(true),
                .hasRestarted = kept.value(StartKey).toString() != m_computerStart};
}

void PositionStore::turning()
{
    if (m_position.isEmpty()) {
        return;
    }
    m_rest.start();
    if (!m_saysTurning && !m_mark.isActive()) {
        m_mark.start();
    }
}

void PositionStore::changed(const QJsonObject &position)
{
    if (position.isEmpty() || position == m_position) {
        return;
    }
    m_position = position;
    turning();
}

void PositionStore::flush()
{
    if (m_rest.isActive()) {
        write(false);
    }
}

void PositionStore::abandon()
{
    if (!m_position.isEmpty() && !m_saysTurning) {
        write(true);
    }
    m_mark.stop();
    m_rest.stop();
}

void PositionStore::write(bool isTurning)
{
    m_saysTurning = isTurning;
    m_mark.stop();
    if (!isTurning) {
        m_rest.stop();
    }
    const QJsonObject kept{{DialectKey, m_dialect},
                           {StartKey, m_computerStart},
                           {TurningKey, isTurning},
                           {PositionKey, m_position}};
    QDir().mkpath(QFileInfo(m_path).path());
    const auto problem = saveFile(m_path, QJsonDocument(kept).toJson(QJsonDocument::Compact),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (problem && !m_hasFailed) {
        qCWarning(steeringLog).noquote()
            << m_path << "cannot be written:" << *problem
            << "- after a restart it is not known where this camera points";
    }
    m_hasFailed = problem.has_value();
}

} // namespace vedette

#include "moc_PositionStore.cpp"
