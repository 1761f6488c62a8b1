// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/PresetStore.h"

#include "base/SavedFile.h"
#include "steering/presets/PresetFile.h"
#include "steering/SteeringLog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace vedette {

namespace {

using Result = std::variant<PresetBook, QString>;

constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result read(const QString &path)
{
    QFile file(path);
    // Opening a pipe would wait for whoever writes into it.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return QStringLiteral("%1: %2").arg(path, file.errorString());
    }
    return presetfile::bookOf(file.read(presetfile::MaximumBytes + 1), path);
}

} // namespace

PresetStore::PresetStore(QString path)
    : m_path(std::move(path))
{
    load();
}

QString PresetStore::backupPath() const
{
    return m_path + QStringLiteral(".bak");
}

PresetStore::Stamp PresetStore::stampOfFile() const
{
    const QFileInfo info(m_path);
    return {.changed = info.lastModified(), .bytes = info.exists() ? info.size() : -1};
}

bool PresetStore::refresh()
{
    if (m_path.isEmpty() || stampOfFile() == m_stamp) {
        return false;
    }
    load();
    return true;
}

void PresetStore::load()
{
    if (m_path.isEmpty() || !QFileInfo::exists(m_path)) {
        m_stamp = {};
        return;
    }
    const Result result = read(m_path);
    if (const auto *const book = std::get_if<PresetBook>(&result)) {
        m_book = *book;
        m_stamp = stampOfFile();
        return;
    }
    qCWarning(steeringLog).noquote() << std::get<QString>(result);
    restore();
}

/// Puts what is damaged aside and the copy in its place.
void PresetStore::restore()
{
    const QString aside = freePathBeside(m_path, QLatin1String(".damaged"));
    QFile damaged(m_path);
    if (!damaged.rename(aside)) {
        qCWarning(steeringLog).noquote()
            << m_path << "cannot be kept as" << aside << ':' << damaged.errorString();
    }
    const Result result = read(backupPath());
    const auto *const book = std::get_if<PresetBook>(&result);
    if (book == nullptr) {
        qCWarning(steeringLog).noquote() << std::get<QString>(result);
        qCWarning(steeringLog).noquote() << "there are no presets; what was damaged is" << aside;
        m_stamp = stampOfFile();
        return;
    }
    qCWarning(steeringLog).noquote()
        << "the presets are those of" << backupPath() << "; what was damaged is" << aside;
    save(*book);
}

std::optional<QString> PresetStore::save(const PresetBook &book)
{
    m_book = book;
    if (m_path.isEmpty()) {
        return std::nullopt;
    }
    QDir().mkpath(QFileInfo(m_path).path());
    const QByteArray bytes = presetfile::bytesOf(book);
    auto problem = saveFile(m_path, bytes, OwnerOnly);
    m_stamp = stampOfFile();
    if (!problem) {
        problem = saveFile(backupPath(), bytes, OwnerOnly);
    }
    if (!problem) {
        return std::nullopt;
    }
    qCWarning(steeringLog).noquote() << m_path << "cannot be written:" << *problem;
    return QCoreApplication::translate("vedette::PresetStore",
                                       "It could not be written and is lost when Vedette ends: %1.")
        .arg(*problem);
}

} // namespace vedette
