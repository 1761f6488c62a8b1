// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QRect>
#include <QString>

#include <optional>

class QWidget;

namespace vedette {

class TileLabel;
class VideoWidget;

/// One camera of the wall: its picture, and the label in the corner of it. Owns both; they are
/// children of the wall, which says where they are. GUI thread.
class WallTile
{
public:
    /// How the tile is shown.
    enum class Style {
        Alone, ///< a picture and nothing else
        Small, ///< one of several
        Large, ///< one of several, but the others are hidden
    };

    WallTile(QString id, QWidget *wall);
    ~WallTile();
    Q_DISABLE_COPY_MOVE(WallTile)

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] VideoWidget &video() const { return *m_video; }
    /// Of the whole picture; of an ESP32-CAM's while there is none.
    [[nodiscard]] QSize pictureSize() const;
    void setName(const QString &name);

    void place(const QRect &area, Style style);
    /// What the wall was last told; nothing before the first time.
    std::optional<bool> isNeeded;

private:
    QString m_id;
    QPointer<VideoWidget> m_video; ///< null once the wall is destroyed
    TileLabel *m_label;            ///< a child of m_video
};

} // namespace vedette
