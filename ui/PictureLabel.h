// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

namespace vedette {

/// A dot, and a text beside it, in a corner of a picture; readable on any picture. GUI thread.
class PictureLabel : public QWidget
{
    Q_OBJECT

public:
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    explicit PictureLabel(QWidget *picture);

    [[nodiscard]] virtual QColor dotColour() const = 0;
    /// What of the text there is room for in this width.
    [[nodiscard]] virtual QString shownText(int width) const = 0;
    /// To where it belongs, as large as it is to be; also when the picture or the font is another
    /// one.
    virtual void moveToCorner() = 0;

    /// With this text; with an empty one, that of the dot alone.
    [[nodiscard]] QSize sizeWith(const QString &text) const;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int padding() const;
};

} // namespace vedette
