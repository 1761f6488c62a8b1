// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "steering/presets/PresetResult.h"
#include "steering/presets/PresetStore.h"
#include "steering/Steering.h"

#include <QObject>

namespace vedette {

/// The places that a camera can be sent to again: the camera's own presets where its firmware has
/// them, of which the names are kept here, else places that are kept here, for cameras that can be
/// sent to a place and know where they point. And home. Lives in the io thread.
class Presets : public QObject
{
    Q_OBJECT

public:
    /// steering must outlive this object. path: as PresetStore's.
    Presets(const CameraConfig &config, Steering &steering, const QString &path,
            QObject *parent = nullptr);
    ~Presets() override;

    /// Why this camera has no presets, a sentence for the user; empty: it has.
    [[nodiscard]] QString unsupported() const;
    [[nodiscard]] bool isSupported() const { return unsupported().isEmpty(); }
    /// They are the camera's own.
    [[nodiscard]] bool areCameras() const;
    [[nodiscard]] QString homeUnsupported() const;
    /// The numbers that presets can have.
    [[nodiscard]] int lowestNumber() const;
    [[nodiscard]] int highestNumber() const;

    [[nodiscard]] const PresetBook &book() const { return m_store.book(); }
    /// Another one after each change of book(), in this run of the program.
    [[nodiscard]] int revision() const { return m_revision; }
    /// The number of the preset of that number or name; 0 when it can be none.
    [[nodiscard]] int numberOf(const QString &numberOrName) const;

    /// Each of these calls done once, later.
    void goTo(int number, const PresetDone &done);
    void goHome(const PresetDone &done);
    /// Where the camera points becomes a preset, once what is under way was answered. number 0: of
    /// the first free one. name: nothing leaves the one that it has.
    void store(int number, const std::optional<QString> &name, const PresetDone &done);
    /// It stays the same place. An empty name is none.
    void rename(int number, const QString &name, const PresetDone &done);
    /// A preset of the camera's own stays with the camera; its name is forgotten.
    void remove(int number, const PresetDone &done);
    /// Something that is kept beside book() is another: so is revision().
    void noteChange();
    /// Every stop and the place to park have to be presets. What is wrong with plan, or that it is
    /// kept.
    PresetResult setPatrol(const PatrolPlan &plan);

signals:
    /// book() is another, and so is revision().
    void changed();

private:
    void later(const PresetResult &result, const PresetDone &done);
    [[nodiscard]] int freeNumber() const;
    [[nodiscard]] std::optional<PresetResult> problemWithName(int number,
                                                              const QString &name) const;
    [[nodiscard]] std::optional<PresetResult>
    problemWithStoring(int number, const std::optional<QString> &name) const;
    PresetResult keep(const PresetBook &book, int number);
    PresetResult keep(const Preset &preset);
    void order(const ServoCommand &command, const PresetDone &done);
    void refresh();

    Steering &m_steering;
    bool m_hasServos;
    PresetStore m_store;
    int m_revision = 1;
};

} // namespace vedette
