// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "steering/presets/Presets.h"
#include "stream/Frame.h"

#include <QDateTime>
#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

namespace vedette {

/// What the camera showed when each of its presets was stored: small JPEGs, in a file each, within
/// the bounds of thumbnail. A file that is anything else counts for nothing, and the log says so
/// once. All of them are in memory. A change of one is a change of the presets. Lives in the io
/// thread.
class PresetPictures : public QObject
{
    Q_OBJECT

public:
    /// presets must outlive this object. folder: of the files; made when it is needed; empty:
    /// nothing is kept.
    PresetPictures(Presets &presets, QString folder, QObject *parent = nullptr);
    ~PresetPictures() override;

    /// Empty when there is none.
    [[nodiscard]] QByteArray picture(int number) const { return m_pictures.value(number).jpeg; }
    /// Another one for each picture, to be put into an address; empty when there is none.
    [[nodiscard]] QByteArray tag(int number) const { return m_pictures.value(number).tag; }
    /// This is what the preset shows from now on; nothing: that is not known. done is called once,
    /// when the picture is made, which takes some milliseconds in another thread.
    void take(int number, const std::optional<Frame> &frame, const Mounting &mounting,
              const std::function<void()> &done);

private:
    struct Kept
    {
        QByteArray jpeg; ///< empty: what the file has is no picture
        QByteArray tag;
        QDateTime changed; ///< of the file
        qint64 bytes = -1; ///< likewise
    };

    void refresh();
    void read(int number);
    void keep(int number, const QByteArray &jpeg);
    void write(int number, const QByteArray &jpeg);
    void forget(int number);
    [[nodiscard]] QString path(int number) const;

    Presets &m_presets;
    QString m_folder;
    QHash<int, Kept> m_pictures; ///< by the preset's number
    QHash<int, quint64> m_taken; ///< likewise, which picture is its newest, made or not
    quint64 m_lastTaken = 0;
};

} // namespace vedette
