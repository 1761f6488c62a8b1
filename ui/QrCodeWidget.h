// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

namespace vedette {

/// Shows a text as a QR code, for a phone's camera: dark on white in any theme, with the quiet zone
/// that the standard asks for around it, and each module a whole number of the screen's pixels, so
/// that it is sharp at any size and scale. Shows nothing without a text, or when it is too long for
/// a QR code.
class QrCodeWidget : public QWidget
{
    Q_OBJECT

public:
    /// What fits into a QR code that 15 % of damage does no harm to, in UTF-8.
    static constexpr int MaximumBytes = 2331;
    /// White modules on each side (ISO/IEC 18004).
    static constexpr int QuietZone = 4;

    explicit QrCodeWidget(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    /// The code itself, a pixel for each module, without the quiet zone; null when there is none.
    QImage modules() const { return m_modules; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize sizeFor(int pixelsPerModule) const;

    QString m_text;
    QImage m_modules;
};

} // namespace vedette
