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

constexpr auto StoreContext = "vedette::PresetStore";
constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// What one of the two files is.
struct Reading
{
    enum class State { Whole, Missing, Damaged, Untouchable };

    State state = State::Missing;
    PresetBook book;
    QString text; ///< what is wrong with it
};

Reading parsed(const QByteArray &bytes, const QString &path)
{
    if (presetfile::isNewer(bytes)) {
        return {
            .state = Reading::State::Untouchable,
            .book = {},
            .text =
                QCoreApplication::translate(StoreContext, "%1 is of a newer Vedette").arg(path)};
    }
    const auto result = presetfile::bookOf(bytes, path);
    if (const auto *const problem = std::get_if<QString>(&result)) {
        return {.state = Reading::State::Damaged, .book = {}, .text = *problem};
    }
    return {.state = Reading::State::Whole, .book = std::get<PresetBook>(result), .text = {}};
}

Reading read(const QString &path)
{
    using State = SavedBytes::State;
    const SavedBytes saved = readSavedFile(path, presetfile::MaximumBytes);
    const QString text = QStringLiteral("%1: %2").arg(path, saved.problem);
    switch (saved.state) {
    case State::Missing:
        return {};
    case State::Foreign:
        return {.state = Reading::State::Damaged, .book = {}, .text = text};
    case State::Unreadable:
        return {.state = Reading::State::Untouchable, .book = {}, .text = text};
    case State::Read:
        break;
    }
    return parsed(saved.bytes, path);
}

/// Where it is then.
QString putAside(const QString &path)
{
    QString aside = freePathBeside(path, QLatin1String(".damaged"));
    QFile damaged(path);
    if (!damaged.rename(aside)) {
        qCWarning(steeringLog).noquote()
            << path << "cannot be kept as" << aside << ':' << damaged.errorString();
    }
    return aside;
}

QString lostAtTheEnd(const QString &problem)
{
    return QCoreApplication::translate(StoreContext,
                                       "It could not be written and is lost when Vedette ends: %1.")
        .arg(problem);
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
    const bool isOther = stampOfFile() != m_stamp;
    // What could not be read may be readable now.
    if (m_path.isEmpty() || (!isOther && m_leftAlone.isEmpty())) {
        return false;
    }
    const PresetBook before = m_book;
    load();
    return isOther || m_book != before;
}

void PresetStore::load()
{
    using State = Reading::State;
    if (m_path.isEmpty()) {
        return;
    }
    const Reading reading = read(m_path);
    switch (reading.state) {
    case State::Whole:
        m_book = reading.book;
        m_leftAlone.clear();
        m_stamp = stampOfFile();
        break;
    case State::Untouchable:
        leaveAlone(reading.text);
        break;
    case State::Missing:
        restore({});
        break;
    case State::Damaged:
        qCWarning(steeringLog).noquote() << reading.text;
        restore(putAside(m_path));
        break;
    }
}

/// Puts the copy where the file was. aside: where what was damaged is now; empty: there was none.
void PresetStore::restore(const QString &aside)
{
    using State = Reading::State;
    m_stamp = stampOfFile();
    const Reading backup = read(backupPath());
    if (backup.state == State::Untouchable) {
        leaveAlone(backup.text);
        return;
    }
    m_leftAlone.clear();
    switch (backup.state) {
    case State::Whole:
        qCWarning(steeringLog).noquote()
            << "the presets are those of" << backupPath() + QLatin1Char(';')
            << (aside.isEmpty() ? m_path + QStringLiteral(" is gone")
                                : QStringLiteral("what was damaged is ") + aside);
        save(backup.book);
        return;
    case State::Damaged:
        // The next one that is saved would take its place.
        qCWarning(steeringLog).noquote() << backup.text;
        qCWarning(steeringLog).noquote()
            << "there are no presets; what was damaged is" << aside << putAside(backupPath());
        return;
    case State::Missing:
    case State::Untouchable:
        break;
    }
    if (!aside.isEmpty()) {
        qCWarning(steeringLog).noquote() << "there are no presets; what was damaged is" << aside;
    }
}

/// Until it is another file.
void PresetStore::leaveAlone(const QString &why)
{
    m_stamp = stampOfFile();
    if (m_leftAlone != why) {
        qCWarning(steeringLog).noquote() << why << "- it is left as it is, and no preset is kept";
    }
    m_leftAlone = why;
}

std::optional<QString> PresetStore::save(const PresetBook &book)
{
    m_book = book;
    if (m_path.isEmpty()) {
        return std::nullopt;
    }
    if (!m_leftAlone.isEmpty()) {
        return lostAtTheEnd(m_leftAlone);
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
    return lostAtTheEnd(*problem);
}

} // namespace vedette
