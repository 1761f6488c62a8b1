// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/presets/Preset.h"

#include <QDateTime>

#include <optional>

namespace vedette {

/// Keeps a camera's presets and patrol in a file, and a second copy beside it (PATH.bak): when the
/// file is damaged or gone, the copy counts, and what is damaged is kept aside (PATH.damaged). A
/// file that cannot be read now, or is of a newer Vedette, is left as it is. Each is written as a
/// whole or not at all. What is wrong is logged. Lives in the io thread.
class PresetStore
{
public:
    /// path: of a file in a folder that is made when it is needed; empty: nothing is kept.
    explicit PresetStore(QString path);

    [[nodiscard]] const PresetBook &book() const { return m_book; }
    /// Reads the file again if another program has written it meanwhile; whether it has.
    bool refresh();
    /// Makes book what is kept. A sentence for the user when it cannot be written; then it counts
    /// until the program ends.
    std::optional<QString> save(const PresetBook &book);

private:
    struct Stamp
    {
        QDateTime changed;
        qint64 bytes = -1;

        bool operator==(const Stamp &) const = default;
    };

    void load();
    void restore(const QString &aside);
    void leaveAlone(const QString &why);
    [[nodiscard]] Stamp stampOfFile() const;
    [[nodiscard]] QString backupPath() const;

    QString m_path;
    PresetBook m_book;
    Stamp m_stamp;
    QString m_leftAlone; ///< why nothing is written; empty: it is
};

} // namespace vedette
