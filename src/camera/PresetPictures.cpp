// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/PresetPictures.h"

#include "base/SavedFile.h"
#include "media/Thumbnail.h"
#include "steering/SteeringLog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace vedette {

namespace {

constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QByteArray tagOf(const QByteArray &jpeg)
{
    constexpr qsizetype Length = 16; // of 64: these are few pictures
    return QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256).toHex().first(Length);
}

} // namespace

PresetPictures::PresetPictures(Presets &presets, QString folder, QObject *parent)
    : QObject(parent)
    , m_presets(presets)
    , m_folder(std::move(folder))
{
    connect(&m_presets, &Presets::changed, this, &PresetPictures::refresh);
    refresh();
}

PresetPictures::~PresetPictures() = default;

QString PresetPictures::path(int number) const
{
    return QStringLiteral("%1/%2.jpg").arg(m_folder).arg(number);
}

/// As another program has left them, and no more than there are presets.
void PresetPictures::refresh()
{
    const QList<int> known = m_pictures.keys();
    for (const int number : known) {
        if (m_presets.book().find(number) == nullptr) {
            forget(number);
        }
    }
    if (m_folder.isEmpty() || !QFileInfo::exists(m_folder)) {
        return;
    }
    const QList<Preset> &presets = m_presets.book().presets;
    for (const Preset &preset : presets) {
        read(preset.number);
    }
}

void PresetPictures::read(int number)
{
    const QFileInfo info(path(number));
    if (!info.exists() && !info.isSymLink()) {
        m_pictures.remove(number);
        return;
    }
    Kept kept{.jpeg = {}, .tag = {}, .changed = info.lastModified(), .bytes = info.size()};
    const auto known = m_pictures.constFind(number);
    if (known != m_pictures.constEnd() && known->changed == kept.changed &&
        known->bytes == kept.bytes) {
        return;
    }
    // What a link leads to is perhaps not for everybody who may see pictures.
    const SavedBytes saved =
        info.isSymLink() ? SavedBytes() : readSavedFile(info.filePath(), thumbnail::MaximumBytes);
    kept.jpeg = saved.bytes;
    if (!thumbnail::isWhole(kept.jpeg)) {
        qCWarning(steeringLog).noquote()
            << info.filePath() << "is not a preset's picture" << saved.problem;
        kept.jpeg.clear();
    }
    kept.tag = kept.jpeg.isEmpty() ? QByteArray() : tagOf(kept.jpeg);
    m_pictures.insert(number, kept);
}

void PresetPictures::take(int number, const std::optional<Frame> &frame, const Mounting &mounting,
                          const std::function<void()> &done)
{
    const quint64 taken = ++m_lastTaken;
    m_taken[number] = taken;
    if (!frame) {
        keep(number, {});
        done();
        return;
    }
    // Not here, since what a hostile camera sends may take a second.
    const auto promise = std::make_shared<QPromise<QByteArray>>();
    promise->start();
    auto *const made = new QFutureWatcher<QByteArray>(this);
    connect(made, &QFutureWatcherBase::finished, this, [this, made, number, taken, done] {
        if (m_taken.value(number) == taken) {
            keep(number, made->result());
        }
        made->deleteLater();
        done();
    });
    made->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, jpeg = frame->jpeg, mounting] {
        promise->addResult(thumbnail::of(jpeg, mounting));
        promise->finish();
    });
}

void PresetPictures::keep(int number, const QByteArray &jpeg)
{
    if (m_presets.book().find(number) == nullptr) {
        return; // it was deleted meanwhile
    }
    if (jpeg.isEmpty() && !m_pictures.contains(number)) {
        return;
    }
    jpeg.isEmpty() ? forget(number) : write(number, jpeg);
    m_presets.noteChange();
}

void PresetPictures::write(int number, const QByteArray &jpeg)
{
    Kept kept{.jpeg = jpeg, .tag = tagOf(jpeg), .changed = {}, .bytes = -1};
    if (!m_folder.isEmpty()) {
        QDir().mkpath(m_folder);
        if (const auto problem = saveFile(path(number), jpeg, OwnerOnly)) {
            qCWarning(steeringLog).noquote() << path(number) << "cannot be written:" << *problem;
        }
        const QFileInfo info(path(number));
        kept.changed = info.lastModified();
        kept.bytes = info.size();
    }
    m_pictures.insert(number, kept);
}

void PresetPictures::forget(int number)
{
    m_pictures.remove(number);
    if (!m_folder.isEmpty()) {
        QFile::remove(path(number));
    }
}

} // namespace vedette

#include "moc_PresetPictures.cpp"
