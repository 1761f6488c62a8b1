// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingDialog.h"

#include "recording/RecordingDisk.h"
#include "recording/RecordingFields.h"
#include "recording/RecordingPlace.h"
#include "ResultLabel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

/// The width to begin with, in characters.
constexpr int DialogCharacters = 80;

QString numberText(double value)
{
    return QLocale().toString(value, 'f', QLocale::FloatingPointShortest);
}

QString textOfAll(const RecordedCamera &camera)
{
    const RecordFolderConfig &all = camera.all;
    QStringList parts;
    if (all.keep.days > 0) {
        parts += RecordingDialog::tr("at most %1 days").arg(all.keep.days);
    }
    if (all.keep.gigabytes > 0) {
        parts += RecordingDialog::tr("at most %1 GB").arg(numberText(all.keep.gigabytes));
    }
    parts += RecordingDialog::tr("%1 GB of the disk stay free").arg(numberText(all.freeGigabytes));
    QString text = RecordingDialog::tr("All cameras together: %1.").arg(parts.join(u", "));
    if (!camera.allFile.isEmpty()) {
        text += QLatin1Char(' ') + RecordingDialog::tr("That and the folder are set in %1.")
                                       .arg(wrappable(camera.allFile));
    }
    return text;
}

QLabel *newText(const char *name, const QString &text)
{
    auto *const label = new QLabel(text);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

RecordingDialog::RecordingDialog(const RecordedCamera &camera, RecordingDisk &disk, Keep keep,
                                 QWidget *parent)
    : GrowingDialog(parent)
    , m_keep(std::move(keep))
    , m_isForNow(camera.isForNow)
    , m_fields(new RecordingFields(camera.config))
    , m_problem(new ResultLabel(QStringLiteral("problem")))
{
    setObjectName(QStringLiteral("recordingDialog"));
    setWindowTitle(tr("Recording of %1").arg(camera.name));
    setWidthInCharacters(DialogCharacters);
    auto *const place = new RecordingPlace(disk.path(), camera.config.folder);
    disk.past().room(camera.config.folder).then(place, [place](const PastReader::Room &room) {
        place->setRoom(room);
    });
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setText(tr("&Save"));
    buttons->button(QDialogButtonBox::Save)->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Cancel"));
    connect(buttons, &QDialogButtonBox::accepted, this, &RecordingDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &RecordingDialog::reject);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_fields);
    layout->addWidget(place);
    layout->addWidget(newText("all", textOfAll(camera)));
    layout->addWidget(newText("kept", camera.kept));
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
}

RecordingDialog::~RecordingDialog() = default;

void RecordingDialog::accept()
{
    m_problem->hide();
    if (!m_fields->check()) {
        return;
    }
    const QString problem = m_keep(m_fields->config());
    if (problem.isEmpty() || m_isForNow) {
        QDialog::accept();
    } else {
        m_problem->showResult(false, problem);
    }
}

} // namespace vedette

#include "moc_RecordingDialog.cpp"
