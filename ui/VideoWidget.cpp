// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "VideoWidget.h"

#include "RecordingMark.h"
#include "Sentence.h"
#include "StatusOverlay.h"
#include "ZoomPan.h"

#include <QPainter>
#include <QPushButton>

namespace vedette {

namespace {

using std::chrono::milliseconds;

/// How late a picture may turn grey, and how often "since 4 s" counts on.
constexpr milliseconds AgeCheckInterval{250};
/// What is left of a grey picture's brightness, of 255.
constexpr int DimmedTo = 130;

} // namespace

VideoWidget::VideoWidget(QWidget *parent)
    : QWidget(parent)
    , m_clock(&SteadyClock::now)
    , m_changeConnection(new QPushButton(tr("Chan&ge the Connection…"), this))
    , m_recordingMark(new RecordingMark(this))
    , m_ageCheck(this)
    , m_zoom(new ZoomPan(*this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    // For what comes over the picture when the pointer moves.
    setMouseTracking(true);
    setAccessibleName(tr("Camera picture"));
    m_changeConnection->setObjectName(QStringLiteral("changeConnection"));
    m_changeConnection->setAutoDefault(false);
    m_changeConnection->setFocusPolicy(Qt::TabFocus);
    m_changeConnection->setCursor(Qt::ArrowCursor);
    m_changeConnection->hide();
    connect(m_changeConnection, &QPushButton::clicked, this, &VideoWidget::connectionRequested);
    connect(m_zoom, &ZoomPan::changed, this, [this] {
        update();
        emit targetSizeChanged(targetSize());
    });
    connect(&m_ageCheck, &QTimer::timeout, this, &VideoWidget::checkAge);
    m_ageCheck.start(AgeCheckInterval);
    refresh();
}

VideoWidget::~VideoWidget() = default;

void VideoWidget::setPicture(const Picture &picture)
{
    const bool isSameFrame = picture.frame.connection == m_picture.frame.connection &&
                             picture.frame.sequence == m_picture.frame.sequence;
    if (picture.frame.connection != m_status.connection && !isSameFrame) {
        return;
    }
    const QSize sizeBefore = m_picture.fullSize;
    m_picture = picture;
    m_lastFrameDamaged = false;
    if (m_recorded) {
        return;
    }
    shownChanged(sizeBefore);
}

void VideoWidget::showRecorded(const RecordedPicture &recorded)
{
    const QSize sizeBefore = picture().fullSize;
    m_recorded = recorded;
    if (recorded.picture.image.isNull()) {
        m_recorded->picture.fullSize = sizeBefore; // of the tile that says why
    }
    shownChanged(sizeBefore);
}

void VideoWidget::showNow()
{
    if (m_recorded) {
        const QSize sizeBefore = picture().fullSize;
        m_recorded.reset();
        shownChanged(sizeBefore);
        update();
    }
}

void VideoWidget::shownChanged(QSize sizeBefore)
{
    const bool hasOtherSize = picture().fullSize != sizeBefore;
    m_zoom->setPictureSize(picture().fullSize);
    m_shown = {};
    refresh();
    if (hasOtherSize || m_showsStatistics || m_recorded) {
        update();
    } else {
        update(m_zoom->pictureRect());
    }
    if (hasOtherSize) {
        emit pictureSizeChanged();
    }
}

void VideoWidget::setStatus(const StreamStatus &status)
{
    m_status = status;
    refresh();
    if (m_showsStatistics) {
        update();
    }
}

void VideoWidget::frameRejected(const Frame &frame)
{
    m_lastFrameDamaged = m_lastFrameDamaged || frame.connection == m_status.connection;
}

void VideoWidget::setStatisticsVisible(bool visible)
{
    m_showsStatistics = visible;
    update();
}

void VideoWidget::setCompact(bool compact)
{
    if (compact == m_isCompact) {
        return;
    }
    m_isCompact = compact;
    setToolTip(compact ? plainToolTip(m_overlayText) : QString());
    placeButton();
    update();
}

void VideoWidget::setRecording(const std::optional<RecordingStatus> &status)
{
    m_recordingMark->setStatus(status);
}

void VideoWidget::clear()
{
    setRecording(std::nullopt);
    m_picture = {};
    m_shown = {};
    m_status = {};
    m_zoom->setPictureSize(picture().fullSize);
    m_zoom->reset();
    m_lastFrameDamaged = false;
    refresh();
    update();
}

void VideoWidget::checkAge()
{
    refresh();
}

PictureFacts VideoWidget::pictureFacts() const
{
    PictureFacts facts;
    if (!m_picture.image.isNull()) {
        facts.age = std::chrono::duration_cast<milliseconds>(m_clock() - m_picture.frame.arrival);
    }
    facts.isDamaged = m_lastFrameDamaged;
    return facts;
}

bool VideoWidget::mayCallLive() const
{
    const PictureFacts facts = pictureFacts();
    return facts.age && m_status.state == StreamState::Live &&
           m_picture.frame.connection == m_status.connection && *facts.age <= m_status.staleAfter;
}

bool VideoWidget::mayHelpToChangeConnection() const
{
    switch (m_status.state) {
    case StreamState::Unauthorized:
    case StreamState::Unsupported:
        return true;
    case StreamState::Unreachable:
        // Where there was a picture, the address is right.
        return m_picture.image.isNull();
    default:
        return false;
    }
}

/// Repaints only when something to be seen has changed.
void VideoWidget::refresh()
{
    const bool isLive = !m_recorded && mayCallLive();
    const QString text = m_recorded ? m_recorded->note
                         : isLive   ? QString()
                                    : notLiveText(m_status, pictureFacts(), m_clock());
    if (isLive != m_isLive) {
        m_isLive = isLive;
        m_shown = {};
        update();
        emit liveChanged(isLive);
    }
    if (text != m_overlayText) {
        m_overlayText = text;
        setToolTip(m_isCompact ? plainToolTip(text) : QString());
        update();
    }
    m_recordingMark->setWanted(!m_recorded);
    refreshStateText();
    placeButton();
}

void VideoWidget::refreshStateText()
{
    const QString text = m_recorded ? m_recorded->stateText()
                         : m_isLive ? vedette::stateText(StreamState::Live)
                                    : shortStateText(m_status, pictureFacts());
    const QString described = m_recorded ? (text + QLatin1Char(' ') + m_recorded->note).trimmed()
                              : m_isLive ? text
                                         : m_overlayText;
    if (described != accessibleDescription()) {
        setAccessibleDescription(described);
    }
    if (text != m_stateText) {
        m_stateText = text;
        emit stateTextChanged(m_stateText, m_isLive);
    }
}

void VideoWidget::placeButton()
{
    m_changeConnection->setVisible(!m_isLive && !m_recorded && !m_isCompact &&
                                   mayHelpToChangeConnection());
    if (m_changeConnection->isHidden()) {
        return;
    }
    const QRect panel = StatusOverlay::messagePanel(font(), rect(), m_overlayText);
    m_changeConnection->adjustSize();
    QRect button = m_changeConnection->rect();
    button.moveCenter(panel.center());
    button.moveTop(panel.bottom() + button.height() / 2);
    m_changeConnection->move(button.topLeft());
}

QSize VideoWidget::targetSize() const
{
    return size() * (devicePixelRatio() * m_zoom->factor());
}

QImage VideoWidget::greyed() const
{
    QImage grey = m_picture.image.convertToFormat(QImage::Format_Grayscale8)
                      .convertToFormat(QImage::Format_RGB32);
    QPainter painter(&grey);
    painter.fillRect(grey.rect(), QColor(0, 0, 0, 255 - DimmedTo));
    return grey;
}

void VideoWidget::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QRect area = picture().image.isNull() ? QRect() : m_zoom->pictureRect();
    // All of it, whatever the state: with WA_OpaquePaintEvent, what is not painted stays.
    const QRegion beside = QRegion(rect()).subtracted(area);
    for (const QRect &bar : beside) {
        painter.fillRect(bar, Qt::black);
    }
    if (!area.isEmpty()) {
        if (m_shown.isNull()) {
            m_shown = m_isLive || m_recorded ? picture().image : greyed();
        }
        const bool isScaled = m_shown.size() != area.size() * devicePixelRatio();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, isScaled);
        painter.drawImage(area, m_shown);
    }
    paintOver(painter);
}

void VideoWidget::paintOver(QPainter &painter)
{
    if (m_recorded) {
        m_recorded->paintMark(painter, rect(), !m_isCompact);
    }
    if (m_isCompact) {
        return;
    }
    if (m_showsStatistics && !m_recorded) {
        StatusOverlay::paintStatistics(painter, rect(), statisticsText(m_status, pictureFacts()));
    }
    if (!m_overlayText.isEmpty()) {
        StatusOverlay::paintMessage(painter, rect(), m_overlayText);
    }
}

void VideoWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButton();
    emit targetSizeChanged(targetSize());
}

void VideoWidget::mouseDoubleClickEvent(QMouseEvent * /*event*/)
{
    emit fullScreenToggleRequested();
}

} // namespace vedette

#include "moc_VideoWidget.cpp"
