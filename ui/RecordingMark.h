// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingStatus.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace vedette {

/// In the upper right corner of a picture: that the camera is being recorded, or that it should be
/// and is not. A dot, and a word beside it where there is room; the tool tip says why. Readable on
/// any picture. The pointer's clicks go to the picture. GUI thread.
class RecordingMark : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingMark(QWidget *picture);

    /// Nothing: there is nowhere to record it.
    void setStatus(const std::optional<RecordingStatus> &status);
    /// False while what is shown is not what is recorded now.
    void setWanted(bool wanted);

    QSize sizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void moveToCorner();
    [[nodiscard]] int padding() const;
    /// Else there is room for the dot alone.
    [[nodiscard]] bool hasText() const;

    QString m_text; ///< empty: it is not recorded
    bool m_isFailing = false;
    bool m_isWanted = true;
};

} // namespace vedette
