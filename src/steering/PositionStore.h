// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>

namespace vedette {

/// Keeps where a camera points over a restart of this program, as firmwares do not: in a small
/// file, which says that the position is unsure from the first movement until the camera has rested
/// for a while, so that it is not believed after a crash in between. Lives in the io thread.
class PositionStore : public QObject
{
    Q_OBJECT

public:
    /// A camera that was not turned for so long has come to rest. Two writes for each time that it
    /// is steered are few enough for a memory card.
    static constexpr std::chrono::seconds Rest{5};
    /// From the first movement to the write, which would delay it.
    static constexpr std::chrono::milliseconds Mark{100};
    /// The file has 300 bytes.
    static constexpr qint64 LargestFile = 4096;

    /// What was kept, and how far it can be believed.
    struct Kept
    {
        QJsonObject position; ///< as ServoDriver::keptPosition()
        bool wasTurning =
            false; ///< the program ended before the camera rested: it may point elsewhere
        bool hasRestarted = false; ///< this computer has, since then, and so may the camera
    };

    /// In folder, which is made when it is needed. computerStart: what is another one each time the
    /// computer starts; empty: not known.
    PositionStore(const CameraConfig &config, const QString &folder,
                  const QByteArray &computerStart, QObject *parent = nullptr);
    /// Writes what has not been written.
    ~PositionStore() override;

    /// Nothing when nothing was kept, or it is not what was written.
    [[nodiscard]] std::optional<Kept> kept() const;
    /// From here on the camera is at position, as far as known; nothing of that is new.
    void begin(const QJsonObject &position) { m_position = position; }
    /// It begins to turn.
    void turning();
    /// It is somewhere else now, or known better or worse.
    void changed(const QJsonObject &position);
    /// Writes what has not been written, and does not wait for the camera to rest.
    void flush();
    /// It may turn, and the program does not wait for its answer: what is kept is unsure.
    void abandon();

private:
    void write(bool isTurning);

    QString m_path;
    QString m_dialect;
    QString m_computerStart;
    QJsonObject m_position;     ///< the last
    bool m_saysTurning = false; ///< the file does
    bool m_hasFailed = false;   ///< and was logged
    QTimer m_mark{this};
    QTimer m_rest{this};
};

} // namespace vedette
