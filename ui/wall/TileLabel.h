// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace vedette {

/// In the lower left corner of a tile's picture: the camera's name, its state and, when the picture
/// is not live, how old it is. No wider than its parent, and not there where it would cover much of
/// it. The pointer goes through it.
class TileLabel : public QWidget
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

    QSize sizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int padding() const;
    [[nodiscard]] QString behindName() const;
    [[nodiscard]] QString shownText(int width) const;
    void moveToCorner();

    QString m_name;
    QString m_state;
    Kind m_kind = Kind::NotLive;
    bool m_isWanted = false;
};

} // namespace vedette
