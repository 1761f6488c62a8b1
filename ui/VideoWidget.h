// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "OverlayText.h"
#include "Picture.h"
#include "recording/RecordedPicture.h"
#include "recording/RecordingStatus.h"
#include "stream/StreamStatus.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QPushButton;

namespace vedette {

class RecordingMark;
class ZoomPan;

/// Shows the live picture, and never an old one as if it were live: by a clock of its own it greys
/// the picture and says why, even when nothing reaches it any more. Or shows what was recorded,
/// marked as that, and meanwhile nothing of what is live or the camera's state.
/// Where another address or login could help, a button offers to change the connection.
class VideoWidget : public QWidget
{
    Q_OBJECT

public:
    explicit VideoWidget(QWidget *parent = nullptr);
    ~VideoWidget() override;

    /// The picture shown is live at this moment.
    bool isLive() const { return m_isLive; }
    /// What is shown was recorded, or would have been.
    [[nodiscard]] bool isRecorded() const { return m_recorded.has_value(); }
    /// What the overlay says while the picture is not live; empty while it is.
    QString overlayText() const { return m_overlayText; }
    /// The state in a few words and, when the picture is not live, its age; stateTextChanged()
    /// follows it.
    [[nodiscard]] QString stateText() const { return m_stateText; }
    /// Nothing but the picture, for one too small for sentences: they become the tool tip.
    void setCompact(bool compact);
    /// For tests: another clock than the steady one.
    void setClock(std::function<SteadyClock::time_point()> clock) { m_clock = std::move(clock); }
    /// How large all of the picture would be shown, in device pixels: larger than the widget when
    /// it is zoomed. targetSizeChanged() follows it.
    [[nodiscard]] QSize targetSize() const;
    /// Which part of the picture is shown.
    ZoomPan &zoom() { return *m_zoom; }
    /// What is shown, live or not; without an image while there is none.
    [[nodiscard]] const Picture &picture() const
    {
        return m_recorded ? m_recorded->picture : m_picture;
    }
    QSize sizeHint() const override { return {640, 480}; }

public slots:
    /// Dropped unless it is of the connection that the last status was about, or the very frame
    /// that is shown, turned another way.
    void setPicture(const vedette::Picture &picture);
    void setStatus(const vedette::StreamStatus &status);
    /// A frame came that could not be shown; the picture before it stays, and ages.
    void frameRejected(const vedette::Frame &frame);
    /// Shows this, whatever comes from the camera, until showNow().
    void showRecorded(const vedette::RecordedPicture &recorded);
    /// Shows what comes from the camera again, and at once what came last.
    void showNow();
    void setStatisticsVisible(bool visible);
    /// Whether the camera is recorded, which a mark in the corner says; nothing: it cannot be.
    void setRecording(const std::optional<vedette::RecordingStatus> &status);
    /// Another camera: forgets the live picture, and takes none before the next status.
    void clear();
    /// Looks at the clock and greys a picture that has grown old.
    void checkAge();

signals:
    void targetSizeChanged(QSize devicePixels);
    void liveChanged(bool live);
    void stateTextChanged(const QString &text, bool live);
    /// The pictures have another size than those before.
    void pictureSizeChanged();
    /// The user wants to change the camera's address or login.
    void connectionRequested();
    /// Double clicked.
    void fullScreenToggleRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    PictureFacts pictureFacts() const;
    bool mayCallLive() const;
    QImage greyed() const;
    void shownChanged(QSize sizeBefore);
    void paintOver(QPainter &painter);
    [[nodiscard]] bool mayHelpToChangeConnection() const;
    void refresh();
    void refreshStateText();
    void placeButton();

    std::function<SteadyClock::time_point()> m_clock;
    Picture m_picture;
    std::optional<RecordedPicture> m_recorded; ///< in place of m_picture
    QImage m_shown; ///< the picture, or what is left of it when it is not live
    StreamStatus m_status;
    QString m_overlayText;
    QString m_stateText;
    QPushButton *m_changeConnection = nullptr;
    RecordingMark *m_recordingMark;
    QTimer m_ageCheck;
    ZoomPan *m_zoom = nullptr;
    bool m_isLive = false;
    bool m_lastFrameDamaged = false;
    bool m_showsStatistics = false;
    bool m_isCompact = false;
};

} // namespace vedette
