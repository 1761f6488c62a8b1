// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportDialog.h"

#include "recording/ExportFields.h"
#include "recording/ExportTarget.h"
#include "recording/RecordingDisk.h"
#include "ResultLabel.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// Of the progress bar: a pixel of it is less.
constexpr int ProgressSteps = 1000;

} // namespace

ExportDialog::ExportDialog(ExportQueue &queue, QWidget *parent)
    : GrowingDialog(parent)
    , m_queue(queue)
    , m_fields(new ExportFields)
    , m_target(new ExportTarget)
    , m_estimate(new QLabel)
    , m_result(new ResultLabel(QStringLiteral("exportResult")))
    , m_progress(new QProgressBar)
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setWidthInCharacters(88);
    m_estimate->setObjectName(QStringLiteral("exportEstimate"));
    m_estimate->setWordWrap(true);
    m_progress->setRange(0, ProgressSteps);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    QVBoxLayout *const layout = content();
    layout->addWidget(m_fields);
    layout->addWidget(m_estimate);
    layout->addWidget(m_target);
    layout->addWidget(m_result);
    layout->addWidget(m_progress);
    layout->addStretch();
    addButtons();
    connect(m_fields, &ExportFields::changed, this, &ExportDialog::choose);
    connect(m_target, &ExportTarget::changed, this, &ExportDialog::check);
    connect(&queue, &ExportQueue::progressed, this, &ExportDialog::showProgress);
    connect(&queue, &ExportQueue::finished, this, &ExportDialog::showOutcome);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::addButtons()
{
    auto *const buttons = new QDialogButtonBox;
    const auto add = [buttons](const QString &text, const char *objectName,
                               QDialogButtonBox::ButtonRole role) {
        auto *const button = buttons->addButton(text, role);
        button->setObjectName(QLatin1String(objectName));
        button->setAutoDefault(false);
        return button;
    };
    m_export = add(tr("&Export"), "exportStart", QDialogButtonBox::AcceptRole);
    m_cancel = add(tr("Ca&ncel"), "exportCancel", QDialogButtonBox::ActionRole);
    m_showInFolder = add(tr("Show in Folde&r"), "exportShow", QDialogButtonBox::ActionRole);
    add(tr("Clo&se"), "exportClose", QDialogButtonBox::RejectRole);
    m_export->setDefault(true);
    addBelow(buttons);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_cancel, &QPushButton::clicked, &m_queue, &ExportQueue::cancel);
    connect(m_showInFolder, &QPushButton::clicked, this, &ExportDialog::showInFolder);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::setOffer(const ExportOffer &offer, RecordingDisk &disk)
{
    if (!m_queue.isRunning()) {
        m_disk = &disk;
        m_files.clear();
        m_target->reset();
        m_fields->setOffer(offer);
    }
}

void ExportDialog::choose()
{
    m_files.clear();
    const QList<ExportRequest> requests = m_fields->requests();
    m_target->setRequests(requests);
    estimate(requests);
    check();
}

/// Says what would be in the way before somebody tries.
void ExportDialog::check()
{
    m_result->hide();
    const QList<ExportRequest> requests = m_target->requests();
    m_canStart = !requests.isEmpty();
    for (const ExportRequest &request : requests) {
        if (const auto problem = Export::problemOf(request)) {
            m_canStart = false;
            m_result->showResult(false, wrappable(problem->text));
            break;
        }
    }
    showButtons();
}

void ExportDialog::estimate(const QList<ExportRequest> &requests)
{
    m_sum = {};
    ++m_estimated;
    for (const ExportRequest &request : requests) {
        m_disk->past()
            .segments(request.camera, request.from, request.to)
            .then(this, [this, request, asked = m_estimated](const QList<Segment> &segments) {
                if (asked == m_estimated) {
                    m_sum += ExportEstimate::of(request, segments);
                    m_estimate->setText(m_sum.text(request.format, request.every));
                }
            });
    }
}

void ExportDialog::start()
{
    check(); // once more: files come and go
    if (!m_canStart) {
        return;
    }
    m_target->keepFolder();
    m_queue.start(m_target->requests(), *m_disk);
    showButtons();
}

void ExportDialog::showProgress(double part, const QString &text)
{
    m_progress->setValue(int(part * ProgressSteps));
    m_result->showProgress(text);
}

void ExportDialog::showOutcome(const ExportQueue::Outcome &outcome)
{
    m_files = outcome.files;
    const bool hasWorked = outcome.failures.isEmpty() && !outcome.isCancelled;
    if (hasWorked) {
        m_target->reset(); // this name is taken by now
    }
    m_result->showResult(hasWorked, wrappable(outcomeText(outcome)));
    showButtons();
}

void ExportDialog::showButtons()
{
    const bool isRunning = m_queue.isRunning();
    m_fields->setEnabled(!isRunning);
    m_target->setEnabled(!isRunning);
    m_progress->setVisible(isRunning);
    m_export->setEnabled(m_canStart && !isRunning);
    m_cancel->setVisible(isRunning);
    m_showInFolder->setVisible(!isRunning && !m_files.isEmpty());
}

void ExportDialog::showInFolder() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_files.constFirst()).path()));
}

QString outcomeText(const ExportQueue::Outcome &outcome)
{
    QStringList sentences = outcome.failures;
    if (outcome.isCancelled) {
        sentences += outcome.files.isEmpty()
                         ? ExportDialog::tr("The export was cancelled; nothing of it is left.")
                         : ExportDialog::tr("The export was cancelled.");
    }
    if (outcome.files.size() == 1) {
        sentences += ExportDialog::tr("Saved as %1.").arg(outcome.files.constFirst());
    } else if (!outcome.files.isEmpty()) {
        sentences += ExportDialog::tr("%1 files are in %2.")
                         .arg(outcome.files.size())
                         .arg(QFileInfo(outcome.files.constFirst()).path());
    }
    if (outcome.damaged > 0) {
        sentences +=
            inNumber(qint64(outcome.damaged), ExportDialog::tr("1 damaged picture was left out."),
                     ExportDialog::tr("%1 damaged pictures were left out."));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace vedette

#include "moc_ExportDialog.cpp"
