// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingDialog.h"

#include "recording/RecordingDisk.h"
#include "recording/RecordingFields.h"
#include "recording/RecordingPlace.h"
#include "ResultLabel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

/// The width to begin with, in characters.
constexpr int DialogCharacters = 80;

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
    , m_state(new ResultLabel(QStringLiteral("state")))
    , m_estimate(newText("estimate", {}))
    , m_problem(new ResultLabel(QStringLiteral("problem")))
{
    setObjectName(QStringLiteral("recordingDialog"));
    setWindowTitle(tr("Recording of %1").arg(camera.name));
    setWidthInCharacters(DialogCharacters);
    m_estimate->hide();
    connect(m_fields, &RecordingFields::changed, this, &RecordingDialog::showEstimate);
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
    QVBoxLayout *const layout = content();
    layout->addWidget(m_state);
    layout->addWidget(m_fields);
    layout->addWidget(m_estimate);
    layout->addWidget(place);
    layout->addWidget(newText("all", textOfAll(camera.all, camera.origins, camera.allFile)));
    layout->addWidget(newText("kept", camera.kept));
    layout->addWidget(m_problem);
    layout->addStretch();
    addBelow(buttons);
}

RecordingDialog::~RecordingDialog() = default;

void RecordingDialog::setRate(const CameraRate &rate)
{
    m_rate = rate;
    showEstimate();
}

void RecordingDialog::showEstimate()
{
    const QString text = recordingEstimate(m_rate, m_fields->config());
    m_estimate->setText(text);
    m_estimate->setHidden(text.isEmpty());
}

void RecordingDialog::setProblem(const QString &problem)
{
    if (problem == m_notRecorded) {
        return;
    }
    m_notRecorded = problem;
    if (problem.isEmpty()) {
        m_state->hide();
    } else {
        m_state->showResult(false, tr("not recorded just now: %1").arg(problem));
    }
}

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
