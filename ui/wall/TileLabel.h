// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "PictureLabel.h"

namespace vedette {

/// In the lower left corner of a tile's picture: the camera's name, its state and, when the picture
/// is not live, how old it is. No wider than its parent, and not there where it would cover much of
/// it. The pointer goes through it.
class TileLabel : public PictureLabel
{
    Q_OBJECT

public:
    enum class Kind {
        Live,
        NotLive,
        Recorded,
    };

    explicit TileLabel(QWidget *picture);

    void setName(const QString &name);
    void setState(const QString &state, Kind kind);
    void setShown(bool shown);

protected:
    [[nodiscard]] QColor dotColour() const override;
    [[nodiscard]] QString shownText(int width) const override;
    void moveToCorner() override;

private:
    [[nodiscard]] QString behindName() const;

    QString m_name;
    QString m_state;
    Kind m_kind = Kind::NotLive;
    bool m_isWanted = false;
};

} // namespace vedette
