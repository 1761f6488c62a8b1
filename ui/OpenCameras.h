// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraStore.h"
#include "config/FolderWatch.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace vedette {

/// Where several cameras are, and what else counts for all of them. A value.
struct CameraPlace
{
    QString folder;            ///< a folder of them; empty: files
    QStringList files;         ///< of several, when it is no folder
    SettingValues environment; ///< of what they have in common
    SettingValues commandLine; ///< likewise

    [[nodiscard]] LoadedCameras load() const;
};

/// Which cameras the window has open, in the order shown, and where their values are kept: one,
/// with its file; several files; a folder, which is watched for changes; or simulated ones, beside
/// which it remembers what was open before. GUI thread.
class OpenCameras : public QObject
{
    Q_OBJECT

public:
    /// What one alone has for an id, which is no file's.
    static constexpr QLatin1String SingleId{"*"};

    explicit OpenCameras(QObject *parent = nullptr);
    ~OpenCameras() override;

    // changed() follows each.
    /// envFile is where its values are kept; empty: nowhere yet.
    void openOne(const Settings &settings, const QString &envFile);
    /// loaded: what place.load() came to; it is loaded again, once changes are noticed.
    void openSeveral(const CameraPlace &place, const LoadedCameras &loaded);
    void openDemo(const LoadedCameras &cameras);
    /// What was open before the demo; false when nothing was.
    bool leaveDemo();
    /// Loads several cameras' files again. When none can be read any more, nothing changes.
    void reload();

    [[nodiscard]] const QList<StoredCamera> &cameras() const { return m_open.cameras; }
    /// Null when there is none.
    [[nodiscard]] const StoredCamera *find(const QString &id) const;
    [[nodiscard]] Mounting mountingOf(const QString &id) const;
    /// As titles and file names show it.
    [[nodiscard]] QString nameOf(const QString &id) const;
    /// Files that are no cameras because of what is wrong with them.
    [[nodiscard]] const QList<ConfigError> &unusable() const { return m_open.unusable; }
    /// Files that were left out for another reason, such as their name.
    [[nodiscard]] const QList<ConfigError> &refused() const { return m_open.refused; }
    /// Who may watch, and look back, when they are shared.
    [[nodiscard]] ServerConfig logins() const;
    /// Where they are recorded; the path may be empty.
    [[nodiscard]] const RecordFolderConfig &recordings() const { return m_open.recordings; }
    /// The file that says so, of all cameras; empty: they have none.
    [[nodiscard]] QString recordingsFile() const;
    [[nodiscard]] QString defaultCamera() const { return m_open.defaultCamera; }
    /// Empty unless it is a folder.
    [[nodiscard]] QString folder() const { return isDemo() ? QString() : m_place.folder; }
    /// One camera alone, with what its file says of viewers.
    [[nodiscard]] std::optional<Settings> single() const { return m_single; }
    [[nodiscard]] bool isDemo() const { return m_isDemo; }
    /// What leaveDemo() leads to; empty when it leads nowhere.
    [[nodiscard]] QString nameBeforeDemo() const;

    /// Other logins of who may watch, kept where the present ones are. What is wrong when they
    /// could not be; then nothing has changed.
    std::optional<ConfigError> keepLogins(const ServerConfig &logins);
    /// How a camera is mounted, kept in its file, for all who watch it. Why that cannot be, a whole
    /// sentence; empty for simulated cameras too, which nobody else knows.
    QString setMounting(const QString &id, const Mounting &mounting);
    /// What a camera's picture shows, in degrees, and how far its whole range turns what is shown
    /// across and upwards, where that is not null; likewise.
    QString setFieldOfView(const QString &id, QSize field, QSize ranges);
    /// When and how a camera is recorded from now on, kept likewise, which changed() follows.
    QString setRecord(const QString &id, const RecordConfig &record);
    /// The order shown from now on, kept for what is open.
    void setOrder(const QStringList &ids);

signals:
    void changed();
    /// A whole sentence for the user.
    void warned(const QString &text);
    /// Other files than before are unusable() or refused().
    void leftOutChanged();

private:
    void set(const LoadedCameras &loaded);
    const StoredCamera *change(const QString &id,
                               const std::function<void(CameraConfig &config)> &how);
    [[nodiscard]] QString
    keep(const StoredCamera *camera, const QString &what,
         const std::function<std::optional<ConfigError>(const QString &file)> &save) const;
    void warnOfMoreThan(const QStringList &before);
    [[nodiscard]] std::optional<ConfigError> saveChanged(const ServerConfig &logins) const;
    void forgetDemo();
    [[nodiscard]] QString orderKey() const;
    void sortAsKept();

    struct Before
    {
        CameraPlace place;
        LoadedCameras open;
        std::optional<Settings> single;
    };

    CameraPlace m_place; ///< of several
    LoadedCameras m_open;
    std::optional<Settings> m_single;
    bool m_isDemo = false;
    std::optional<Before> m_beforeDemo;
    std::unique_ptr<FolderWatch> m_watch;
};

} // namespace vedette
