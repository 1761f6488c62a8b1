// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportTarget.h"

#include "recording/ExportName.h"
#include "recording/UnfinishedFile.h"
#include "Sentence.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

namespace vedette {

namespace {

constexpr QLatin1String FolderKey("export/folder");
/// Of files alike, by their names.
constexpr int MostAlike = 1000;

QString extensionOf(const ExportRequest &request)
{
    return request.format == ExportRequest::Format::Mp4 ? QStringLiteral(".mp4")
                                                        : QStringLiteral(".mkv");
}

/// Without one that this program gives: the format may become another one.
QString withoutExtension(const QString &name)
{
    for (const char *const extension : {".mkv", ".mp4"}) {
        if (name.endsWith(QLatin1String(extension), Qt::CaseInsensitive)) {
            return name.chopped(4);
        }
    }
    return name;
}

/// "Garden ….mkv", "Garden … (2).mkv", …: the first that is not there yet, nor another one's.
QString freePath(const QString &folder, const ExportRequest &request, const QStringList &others)
{
    const QString base = QDir(folder).filePath(exportName(request));
    QString path = base + extensionOf(request);
    for (int number = 2;
         number <= MostAlike && (others.contains(path) || UnfinishedFile::isTaken(path));
         ++number) {
        path = QStringLiteral("%1 (%2)%3").arg(base).arg(number).arg(extensionOf(request));
    }
    return path;
}

/// The first that there is and that may be exported into.
QString usualFolder(ExportRequest request)
{
    QString home = QDir::homePath();
    const QStringList folders{QSettings().value(FolderKey).toString(),
                              QStandardPaths::writableLocation(QStandardPaths::MoviesLocation)};
    for (const QString &folder : folders) {
        request.path = freePath(folder, request, {});
        if (!folder.isEmpty() && !Export::problemOf(request)) {
            return folder;
        }
    }
    return home;
}

} // namespace

ExportTarget::ExportTarget(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel)
    , m_path(new QLineEdit)
    , m_choose(new QPushButton(tr("C&hoose…")))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_label);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    m_label->setBuddy(m_path);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_choose->setObjectName(QStringLiteral("exportChoose"));
    m_choose->setAutoDefault(false);
    connect(m_path, &QLineEdit::textEdited, this, &ExportTarget::take);
    connect(m_choose, &QPushButton::clicked, this, &ExportTarget::choose);
}

void ExportTarget::setRequests(const QList<ExportRequest> &requests)
{
    m_requests = requests;
    show();
}

QString ExportTarget::folder() const
{
    return m_folder.isEmpty() ? usualFolder(m_requests.value(0)) : m_folder;
}

void ExportTarget::show()
{
    if (m_requests.isEmpty()) {
        return;
    }
    m_label->setText(isOne() ? tr("Sa&ve as:") : tr("Sa&ve in:"));
    const QString folder = this->folder();
    QString path = folder;
    if (isOne() && m_name.isEmpty()) {
        path = freePath(folder, m_requests.constFirst(), {});
    } else if (isOne()) {
        path = QDir(folder).filePath(m_name) + extensionOf(m_requests.constFirst());
    }
    m_path->setText(QDir::toNativeSeparators(path));
    m_path->setToolTip(plainToolTip(m_path->text()));
}

/// What the user has entered.
void ExportTarget::take(const QString &text)
{
    if (isOne()) {
        const QFileInfo file(QDir(folder()).absoluteFilePath(text));
        m_folder = text.isEmpty() ? QString() : file.absolutePath();
        m_name = withoutExtension(file.fileName());
    } else {
        m_folder = text.isEmpty() ? QString() : QDir::home().absoluteFilePath(text);
    }
    emit changed();
}

void ExportTarget::choose()
{
    const QString now = m_path->text();
    const QString chosen = isOne()
                               ? QFileDialog::getSaveFileName(
                                     this, tr("Export"), now,
                                     tr("Films (*%1)").arg(extensionOf(m_requests.constFirst())),
                                     nullptr, QFileDialog::DontConfirmOverwrite)
                               : QFileDialog::getExistingDirectory(this, tr("Export"), now);
    if (!chosen.isEmpty()) {
        take(chosen);
        show();
    }
}

QList<ExportRequest> ExportTarget::requests() const
{
    QList<ExportRequest> requests = m_requests;
    QStringList paths;
    for (ExportRequest &request : requests) {
        const bool isNamed = isOne() && !m_name.isEmpty();
        request.path = isNamed ? QDir(folder()).filePath(m_name) + extensionOf(request)
                               : freePath(folder(), request, paths);
        paths += request.path;
    }
    return requests;
}

void ExportTarget::reset()
{
    m_name.clear();
    show();
}

void ExportTarget::keepFolder() const
{
    QSettings().setValue(FolderKey, folder());
}

} // namespace vedette

#include "moc_ExportTarget.cpp"
