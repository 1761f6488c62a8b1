// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/ExportRoutes.h"

#include "camera/Camera.h"
#include "recording/EpochTime.h"
#include "web/routes/RecordRoutes.h"
#include "web/routes/RequestJson.h"
#include "web/routes/StreamAnswers.h"
#include "web/routes/TimeRange.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vedette {

namespace {

using Format = ExportRequest::Format;

constexpr QLatin1String ExportsBelow("/api/exports/");
constexpr QLatin1String Matroska("mkv");
constexpr QLatin1String Mp4("mp4");

QString stateText(Exports::State state)
{
    switch (state) {
    case Exports::State::Running:
        return QStringLiteral("running");
    case Exports::State::Done:
        return QStringLiteral("done");
    case Exports::State::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QJsonObject toJson(const Exports::Entry &entry)
{
    QJsonArray files;
    for (qsizetype i = 0; i < entry.result.files.size(); ++i) {
        files.append(QJsonObject{
            {QStringLiteral("name"), QFileInfo(entry.result.files.at(i)).fileName()},
            {QStringLiteral("bytes"), entry.result.sizes.at(i)},
            {QStringLiteral("path"),
             QStringLiteral("api/exports/%1/%2").arg(entry.id, QString::number(i + 1))}});
    }
    const ExportRequest &request = entry.request;
    const ExportResult &result = entry.result;
    return {{QStringLiteral("id"), entry.id},
            {QStringLiteral("state"), stateText(entry.state)},
            {QStringLiteral("progress"), entry.progress},
            {TimeRange::From, isoText(request.from)},
            {TimeRange::To, isoText(request.to)},
            {QStringLiteral("format"), request.format == Format::Mp4 ? Mp4 : Matroska},
            {QStringLiteral("every"), static_cast<qint64>(request.every.count())},
            {QStringLiteral("time"), request.hasTime},
            {QStringLiteral("files"), files},
            {QStringLiteral("frames"), static_cast<qint64>(result.pictures)},
            {QStringLiteral("damaged"), static_cast<qint64>(result.damaged)},
            {QStringLiteral("problem"), result.error ? result.error->text : QString()}};
}

QByteArray toBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Answer noSuchExport()
{
    return Answer::text(
        404, ExportRoutes::tr("There is no such export. After a while they are deleted: export it "
                              "again."));
}

Answer tooMany()
{
    Answer answer = Answer::text(
        503, ExportRoutes::tr("%n exports are under way. Wait until one has ended, or cancel it.",
                              nullptr, Exports::MostRunning));
    answer.more.emplaceBack("Retry-After",
                            QByteArray::number(StreamAnswers::RetryWhenFull.count()));
    return answer;
}

Answer answerFor(const DiskError &error)
{
    constexpr int NoRoom = 507; // RFC 4918, 11.5
    switch (error.kind) {
    case DiskError::Kind::Full:
        return Answer::text(NoRoom, error.text);
    case DiskError::Kind::Gone:
    case DiskError::Kind::Busy:
    case DiskError::Kind::Unused:
        return Answer::text(503, error.text);
    case DiskError::Kind::Refused:
    case DiskError::Kind::Unusable:
    case DiskError::Kind::Other:
        break;
    }
    return Answer::text(500, error.text);
}

} // namespace

ExportRoutes::ExportRoutes(Camera &camera, Exports &exports, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_exports(exports)
{
}

ExportRoutes::~ExportRoutes() = default;

QString ExportRoutes::camera() const
{
    return m_camera.config().record.folder;
}

Route ExportRoutes::route(QList<Method> edits, std::function<void(const Request &)> serve)
{
    return {.edits = std::move(edits),
            .isReadable = true,
            .serve = [this, serve = std::move(serve)](const Request &request) {
                m_camera.recordings() != nullptr ? serve(request)
                                                 : request.send(recordroutes::nothingIsRecorded());
            }};
}

std::optional<Route> ExportRoutes::routeOf(const QString &path)
{
    if (path == QLatin1String("/api/exports")) {
        return route({Method::Post}, [this](const Request &request) { serveAll(request); });
    }
    if (!path.startsWith(ExportsBelow)) {
        return std::nullopt;
    }
    const QStringList parts = path.sliced(ExportsBelow.size()).split(QLatin1Char('/'));
    if (parts.size() == 1) {
        return route({Method::Delete}, [this, id = parts.constFirst()](const Request &request) {
            serveOne(request, id);
        });
    }
    if (parts.size() == 2) {
        return route({}, [this, parts](const Request &request) {
            serveFile(request, parts.constFirst(), parts.constLast());
        });
    }
    return std::nullopt;
}

QByteArray ExportRoutes::list() const
{
    QJsonArray all;
    const QList<const Exports::Entry *> entries = m_exports.of(camera());
    for (const Exports::Entry *const entry : entries) {
        all.append(toJson(*entry));
    }
    return toBytes({{QStringLiteral("mp4"), Export::canMp4()}, {QStringLiteral("exports"), all}});
}

void ExportRoutes::serveAll(const Request &request)
{
    request.isRead() ? request.send(Answer::json(list())) : start(request);
}

/// What is wrong, json says.
ExportRequest ExportRoutes::asked(RequestJson &json) const
{
    ExportRequest wanted;
    wanted.camera = camera();
    wanted.title = m_camera.config().cameraName();
    wanted.mounting = m_camera.config().mounting;
    const QString key = QStringLiteral("format");
    const QString format = json.has(key) ? json.text(key) : Matroska;
    json.value(key);
    wanted.format = format == Mp4 ? Format::Mp4 : Format::Matroska;
    wanted.every = std::chrono::seconds(
        json.wholeNumber(QStringLiteral("every"), 0, static_cast<int>(LongestEvery.count()), 0));
    wanted.hasTime = json.yesOrNo(QStringLiteral("time"), false);
    if (format != Mp4 && format != Matroska) {
        json.refuse(tr("\"format\" must be \"mkv\" or \"mp4\"."));
    } else if (wanted.hasTime && format != Mp4) {
        json.refuse(tr("The time can be drawn into pictures of \"mp4\" alone: those of \"mkv\" are "
                       "the camera's own."));
    }
    return wanted;
}

void ExportRoutes::start(const Request &request)
{
    RequestJson json(request.body);
    ExportRequest wanted = asked(json);
    const auto range = TimeRange::of(json);
    if (const auto *const refusal = std::get_if<Answer>(&range)) {
        request.send(*refusal);
        return;
    }
    if (wanted.format == Format::Mp4 && !Export::canMp4()) {
        request.send(Answer::text(501, Export::cannotMp4().text));
        return;
    }
    if (!m_exports.hasRoom()) {
        request.send(tooMany());
        return;
    }
    wanted.from = std::get<TimeRange>(range).from;
    wanted.to = std::get<TimeRange>(range).to;
    m_exports.start(*m_camera.recordings(), wanted,
                    [&exports = m_exports, camera = camera(),
                     answer = request.answer](const std::variant<QString, DiskError> &started) {
                        const auto *const id = std::get_if<QString>(&started);
                        const Exports::Entry *const entry =
                            id != nullptr ? exports.find(camera, *id) : nullptr;
                        Answer said = entry != nullptr ? Answer::json(toBytes(toJson(*entry)))
                                                       : answerFor(std::get<DiskError>(started));
                        said.status = entry != nullptr ? 202 : said.status;
                        answer->send(said);
                    });
}

void ExportRoutes::serveOne(const Request &request, const QString &id)
{
    const Exports::Entry *const entry = m_exports.find(camera(), id);
    if (entry == nullptr) {
        request.send(noSuchExport());
    } else if (request.isRead()) {
        request.send(Answer::json(toBytes(toJson(*entry))));
    } else {
        m_exports.remove(id);
        request.send(Answer::json(list()));
    }
}

void ExportRoutes::serveFile(const Request &request, const QString &id, const QString &number)
{
    const Exports::Entry *const entry = m_exports.find(camera(), id);
    const qsizetype index = qsizetype(number.toUInt()) - 1;
    const bool isThere = index >= 0 && QString::number(index + 1) == number &&
                         (entry == nullptr || index < entry->result.files.size());
    if (entry == nullptr || (entry->state != Exports::State::Running && !isThere)) {
        request.send(noSuchExport());
    } else if (entry->state == Exports::State::Running) {
        request.send(Answer::text(409, tr("This export is not finished yet. Wait until its state "
                                          "is \"done\".")));
    } else if (!m_exports.downloads().hasRoom()) {
        request.send(StreamAnswers::full());
    } else {
        m_exports.download(*entry, index, request);
    }
}

} // namespace vedette

#include "moc_ExportRoutes.cpp"
