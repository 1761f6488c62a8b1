// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastCamera.h"
#include "recording/Segment.h"
#include "stream/DecodedFrame.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace vedette {

class DecodePool;
class PastReader;
class PastStill;

/// What the pointer is over on a timeline: the time, and the picture of then. GUI thread.
class HoverPicture : public QFrame
{
    Q_OBJECT

public:
    /// pool must outlive what is asked of this object.
    HoverPicture(DecodePool &pool, QWidget *parent);

    /// Where recordings are from now on. This object outlives it.
    void setReader(PastReader &reader);
    /// Above `at`, on the screen.
    void showAt(const PastCamera &camera, WallTime time, QPoint at);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void showPicture(const std::optional<DecodedFrame> &picture);
    void moveAbove(QPoint at);

    PastStill *m_still;
    QLabel *m_picture;
    QLabel *m_time;
    QString m_camera; ///< whose picture is shown
};

} // namespace vedette
