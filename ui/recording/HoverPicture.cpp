// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/HoverPicture.h"

#include "BitmapImage.h"
#include "recording/MomentText.h"
#include "recording/PastStill.h"

#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// What the picture is fitted into, in pixels.
constexpr QSize HoverSize{200, 150};
/// Between it and the timeline.
constexpr int Distance = 6;

} // namespace

HoverPicture::HoverPicture(DecodePool &pool, QWidget *parent)
    : QFrame(parent, Qt::ToolTip)
    , m_still(new PastStill(pool, this))
    , m_picture(new QLabel)
    , m_time(new QLabel)
{
    setObjectName(QStringLiteral("hoverPicture"));
    setFrameShape(QFrame::StyledPanel);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_ShowWithoutActivating);
    m_picture->setFixedSize(HoverSize);
    m_picture->setAlignment(Qt::AlignCenter);
    m_time->setAlignment(Qt::AlignCenter);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(Distance, Distance, Distance, Distance);
    layout->addWidget(m_picture);
    layout->addWidget(m_time);
    connect(m_still, &PastStill::answered, this, &HoverPicture::showPicture);
}

void HoverPicture::setReader(PastReader &reader)
{
    m_still->setReader(reader);
}

void HoverPicture::showAt(const PastCamera &camera, WallTime time, QPoint at)
{
    m_time->setText(momentText(time, TimePrecision::Seconds));
    if (camera.folder != m_camera) {
        m_camera = camera.folder;
        m_picture->clear();
    }
    m_still->ask({camera.folder, time, HoverSize * devicePixelRatio(), camera.mounting});
    moveAbove(at);
    show();
}

void HoverPicture::showPicture(const std::optional<DecodedFrame> &picture)
{
    if (isHidden()) {
        return;
    }
    if (!picture || picture->picture.bitmap.isNull()) {
        m_picture->setText(tr("Not recorded"));
        return;
    }
    const qreal scale = devicePixelRatio();
    QPixmap shown = QPixmap::fromImage(
        imageOf(picture->picture.bitmap)
            .scaled(HoverSize * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    shown.setDevicePixelRatio(scale);
    m_picture->setPixmap(shown);
}

void HoverPicture::moveAbove(QPoint at)
{
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    QRect place(QPoint(at.x() - width() / 2, at.y() - Distance - height()), size());
    place.moveLeft(qBound(room.left(), place.left(), qMax(room.left(), room.right() - width())));
    if (place.top() < room.top()) {
        place.moveTop(at.y() + parentWidget()->height() + Distance);
    }
    move(place.topLeft());
}

void HoverPicture::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_still->cancel();
}

} // namespace vedette

#include "moc_HoverPicture.cpp"
