// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportFields.h"

#include "LimitedNumber.h"
#include "OverlayText.h"
#include "recording/EpochTime.h"
#include "recording/MomentText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

namespace vedette {

namespace {

using Format = ExportRequest::Format;

/// Seconds between two pictures of a time lapse, in which a day is a film of a minute.
constexpr int UsualLapse = 60;
/// An hour.
constexpr int LongestLapse = 3600;

enum class ExportTime {
    Marked,
    Visible,
    Day,
};

QString exportRangeText(const ExportOffer::Range &range)
{
    const auto length =
        std::chrono::duration_cast<std::chrono::milliseconds>(range.to - range.from);
    const bool isOneDay = localTime(range.from).date() == localTime(range.to).date();
    return ExportFields::tr("%1 to %2, %3")
        .arg(momentText(range.from, TimePrecision::Seconds),
             isOneDay ? timeText(range.to, TimePrecision::Seconds)
                      : momentText(range.to, TimePrecision::Seconds),
             durationText(length));
}

} // namespace

ExportFields::ExportFields(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
    , m_cameras(new QComboBox)
    , m_times(new QComboBox)
    , m_range(new QLabel)
    , m_formats(new QComboBox)
    , m_drawn(new QCheckBox(tr("&Draw the time into the picture")))
    , m_lapse(new QCheckBox(tr("Time &lapse, of one picture every")))
    , m_every(new LimitedNumber<QSpinBox>)
{
    m_form->setContentsMargins({});
    addCameras();
    addTimes();
    addFormats();
    addLapse();
}

void ExportFields::addCameras()
{
    m_cameras->setObjectName(QStringLiteral("exportCameras"));
    m_form->addRow(tr("&Camera:"), m_cameras);
    connect(m_cameras, &QComboBox::activated, this, &ExportFields::changed);
}

void ExportFields::addTimes()
{
    m_times->setObjectName(QStringLiteral("exportTimes"));
    m_range->setObjectName(QStringLiteral("exportRange"));
    m_range->setWordWrap(true);
    m_form->addRow(tr("&Time:"), m_times);
    m_form->addRow(QString(), m_range);
    connect(m_times, &QComboBox::activated, this, &ExportFields::chooseTime);
}

void ExportFields::addFormats()
{
    m_formats->setObjectName(QStringLiteral("exportFormats"));
    m_formats->addItem(tr("Original pictures (Matroska)"), int(Format::Matroska));
    m_form->addRow(tr("&Format:"), m_formats);
    m_drawn->setObjectName(QStringLiteral("exportDrawn"));
    if (Export::canMp4()) {
        m_formats->addItem(tr("MP4 (H.264), for all players; a little less sharp"),
                           int(Format::Mp4));
        m_form->addRow(QString(), m_drawn);
    } else {
        m_drawn->setParent(this);
        m_drawn->hide();
        auto *const why = new QLabel(tr("MP4 cannot be made here: this computer's libavcodec has "
                                        "no encoder for H.264."));
        why->setWordWrap(true);
        m_form->addRow(QString(), why);
    }
    connect(m_formats, &QComboBox::activated, this, [this] {
        show();
        emit changed();
    });
    connect(m_drawn, &QCheckBox::clicked, this, &ExportFields::changed);
}

void ExportFields::addLapse()
{
    m_lapse->setObjectName(QStringLiteral("exportLapse"));
    m_every->setObjectName(QStringLiteral("exportEvery"));
    m_every->setRange(1, LongestLapse);
    m_every->setValue(UsualLapse);
    m_every->setSuffix(tr(" s"));
    m_every->setAccessibleName(tr("Seconds between two pictures of the time lapse"));
    auto *const row = new QHBoxLayout;
    row->addWidget(m_lapse);
    row->addWidget(m_every);
    row->addStretch();
    m_form->addRow(QString(), row);
    connect(m_lapse, &QCheckBox::toggled, this, [this] {
        show();
        emit changed();
    });
    connect(m_every, &QSpinBox::valueChanged, this, &ExportFields::changed);
}

void ExportFields::setOffer(const ExportOffer &offer)
{
    m_offer = offer;
    m_cameras->clear();
    QStringList names;
    for (const PastCamera &camera : offer.cameras) {
        names += camera.name;
    }
    m_cameras->addItem(names.value(0));
    if (names.size() > 1) {
        m_cameras->addItem(tr("All %1 that are shown").arg(names.size()));
        m_cameras->setItemData(1, names.join(QStringLiteral(", ")), Qt::ToolTipRole);
    }
    m_times->clear();
    if (offer.marked) {
        m_times->addItem(tr("The marked part"), int(ExportTime::Marked));
    }
    m_times->addItem(tr("What the timeline shows"), int(ExportTime::Visible));
    m_times->addItem(tr("The whole day as a time lapse, %1").arg(dateText(offer.day.from)),
                     int(ExportTime::Day));
    show();
    emit changed();
}

ExportOffer::Range ExportFields::range() const
{
    const auto time = ExportTime(m_times->currentData().toInt());
    return time == ExportTime::Marked && m_offer.marked ? *m_offer.marked
           : time == ExportTime::Day                    ? m_offer.day
                                                        : m_offer.visible;
}

QList<ExportRequest> ExportFields::requests() const
{
    const ExportOffer::Range range = this->range();
    ExportRequest request;
    request.format = Format(m_formats->currentData().toInt());
    request.from = range.from;
    request.to = range.to;
    request.every = std::chrono::seconds(m_lapse->isChecked() ? m_every->value() : 0);
    request.hasTime = request.format == Format::Mp4 && m_drawn->isChecked();
    request.recordings = m_offer.recordings;
    QList<ExportRequest> requests;
    for (const PastCamera &camera : m_offer.cameras) {
        request.camera = camera.folder;
        request.title = camera.name;
        request.mounting = camera.mounting;
        requests += request;
        if (m_cameras->currentIndex() == 0) {
            break;
        }
    }
    return requests;
}

void ExportFields::chooseTime()
{
    if (ExportTime(m_times->currentData().toInt()) == ExportTime::Day && !m_lapse->isChecked()) {
        m_lapse->setChecked(true); // which says that there is a change
        return;
    }
    show();
    emit changed();
}

void ExportFields::show()
{
    m_range->setText(exportRangeText(range()));
    m_drawn->setEnabled(Format(m_formats->currentData().toInt()) == Format::Mp4);
    m_every->setEnabled(m_lapse->isChecked());
}

} // namespace vedette

#include "moc_ExportFields.cpp"
