// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Export.h"
#include "web/viewers/FileStreams.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace vedette {

class RecordingDisk;
struct ExportFolder;
struct Request;

/// What a server exports for its owner, of all cameras: has it made, keeps it until it was
/// downloaded, deletes it. Lives in the io thread, which waits for no disk.
class Exports : public QObject
{
    Q_OBJECT

public:
    /// At a time: each keeps a core busy, and the disk.
    static constexpr int MostRunning = 2;
    /// A new one beyond that deletes the one that ended first.
    static constexpr std::size_t MostKept = 10;
    struct KeepTimes
    {
        std::chrono::milliseconds ended = std::chrono::hours(1);
        /// Since all of a file was sent: for a browser that did not save it.
        std::chrono::milliseconds downloaded = std::chrono::minutes(10);
    };
    enum class State { Running, Done, Failed };
    /// One of them.
    struct Entry
    {
        QString id; ///< random
        ExportRequest request;
        State state = State::Running;
        double progress = 0; ///< 0…1
        ExportResult result; ///< once it has ended
    };
    using Started = std::function<void(const std::variant<QString, DiskError> &idOrProblem)>;

    /// places: of those who download; must outlive this object.
    explicit Exports(ViewerPlaces &places, QObject *parent = nullptr);
    /// Cancels what runs, and deletes all.
    ~Exports() override;

    /// Whether one more may be started now.
    [[nodiscard]] bool hasRoom() const;
    /// Out of disk, into a folder there; request's path is chosen here. started is called once,
    /// later, unless this object goes before.
    void start(RecordingDisk &disk, const ExportRequest &request, const Started &started);
    /// Those of a camera, in the order in which they were started; valid until the next call.
    [[nodiscard]] QList<const Entry *> of(const QString &camera) const;
    /// Null: that camera has none of that id.
    [[nodiscard]] const Entry *find(const QString &camera, const QString &id) const;
    /// Cancels it, or deletes its files; it is not found any more.
    void remove(const QString &id);
    /// Sends a file of it, or the part that the request wants, in place of an answer. number counts
    /// from 0.
    void download(const Entry &entry, qsizetype number, const Request &request);
    FileStreams &downloads() { return m_downloads; }
    /// For tests. Of what ends from now on.
    void setKeepTimes(const KeepTimes &times) { m_keepTimes = times; }
    /// For tests: what there is to export, in place of what is in the recordings' folder.
    void setSource(const SegmentSourceMaker &makeSource) { m_makeSource = makeSource; }

private:
    struct Job;
    using Jobs = std::vector<std::unique_ptr<Job>>;

    QString begin(const ExportFolder &folder, ExportRequest request, const RecordingDisk &disk);
    [[nodiscard]] Jobs::iterator jobOf(const QString &id);
    void finish(const QString &id, const ExportResult &result);
    void erase(Jobs::iterator job);
    void makePlace();
    void expireSoon(const QString &id);

    FileStreams m_downloads;
    KeepTimes m_keepTimes;
    SegmentSourceMaker m_makeSource; ///< empty: of the recordings' folder
    int m_starting = 0;              ///< that wait for their folder
    Jobs m_jobs;                     ///< with those that were removed, and still run
};

} // namespace vedette
