// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "PictureLabel.h"
#include "recording/RecordingStatus.h"

#include <optional>

namespace vedette {

/// In the upper right corner of a picture: that the camera is being recorded, or that it should be
/// and is not; in a word where there is room for it. The tool tip says why. The pointer's clicks go
/// to the picture. GUI thread.
class RecordingMark : public PictureLabel
{
    Q_OBJECT

public:
    explicit RecordingMark(QWidget *picture);

    /// Nothing: there is nowhere to record it.
    void setStatus(const std::optional<RecordingStatus> &status);
    /// False while what is shown is not what is recorded now.
    void setWanted(bool wanted);

protected:
    [[nodiscard]] QColor dotColour() const override;
    [[nodiscard]] QString shownText(int width) const override;
    void moveToCorner() override;

private:
    /// Else there is room for the dot alone.
    [[nodiscard]] bool hasText() const;

    QString m_text; ///< empty: it is not recorded
    bool m_isFailing = false;
    bool m_isWanted = true;
};

} // namespace vedette
