// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingPlace.h"

#include "recording/SizeText.h"
#include "Sentence.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QUrl>

namespace vedette {

namespace {

QString recordedText(const RecordingCatalog::Total &recorded)
{
    switch (recorded.segments) {
    case 0:
        return RecordingPlace::tr("Nothing is recorded yet.");
    case 1:
        return RecordingPlace::tr("There are %1, in one file.").arg(dataText(recorded.bytes));
    default:
        return RecordingPlace::tr("There are %1, in %2 files.")
            .arg(dataText(recorded.bytes), QLocale().toString(recorded.segments));
    }
}

} // namespace

RecordingPlace::RecordingPlace(const QString &root, const QString &camera, QWidget *parent)
    : QWidget(parent)
    , m_root(root)
    , m_path(root + QLatin1Char('/') + camera)
    , m_room(new QLabel)
{
    auto *const path = new QLabel(tr("Recordings are in %1.").arg(wrappable(m_path)));
    path->setObjectName(QStringLiteral("folder"));
    path->setTextFormat(Qt::PlainText);
    path->setWordWrap(true);
    m_room->setObjectName(QStringLiteral("room"));
    m_room->setWordWrap(true);
    auto *const open = new QPushButton(tr("Open &Folder"));
    open->setObjectName(QStringLiteral("openFolder"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, &RecordingPlace::open);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 1);
    grid->addWidget(path, 0, 0);
    grid->addWidget(m_room, 1, 0);
    grid->addWidget(open, 0, 1, 2, 1, Qt::AlignVCenter);
}

RecordingPlace::~RecordingPlace() = default;

void RecordingPlace::setRoom(const PastReader::Room &room)
{
    QString text = recordedText(room.recorded);
    if (room.disk) {
        text += QLatin1Char(' ') + tr("%1 of the disk's %2 are free.")
                                       .arg(dataText(room.disk->free), dataText(room.disk->size));
    }
    m_room->setText(text);
}

/// Before anything is recorded, the one in which it will be.
void RecordingPlace::open()
{
    QString folder = m_path;
    for (const QString &other : {m_root, QFileInfo(m_root).path()}) {
        folder = QFileInfo::exists(folder) ? folder : other;
    }
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
}

} // namespace vedette

#include "moc_RecordingPlace.cpp"
