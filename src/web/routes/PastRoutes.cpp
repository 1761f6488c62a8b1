// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/PastRoutes.h"

#include "camera/Camera.h"
#include "recording/EpochTime.h"
#include "recording/RecordingDisk.h"
#include "web/routes/PastQuery.h"
#include "web/routes/RecordRoutes.h"
#include "web/routes/RequestJson.h"
#include "web/routes/StreamAnswers.h"
#include "web/routes/TimeRange.h"
#include "web/routes/TimeText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QUrlQuery>

#include <algorithm>

namespace vedette {

namespace {

using Method = Request::Method;
using std::chrono::milliseconds;
using Spans = QList<RecordingCatalog::Span>;

constexpr QLatin1String From = TimeRange::From;
constexpr QLatin1String To = TimeRange::To;

QJsonArray toJson(const Spans &spans)
{
    QJsonArray array;
    for (const RecordingCatalog::Span &span :
         spans.first(std::min(spans.size(), PastRoutes::MostSpans))) {
        array.append(QJsonObject{{From, isoText(span.from)}, {To, isoText(span.to)}});
    }
    return array;
}

QJsonArray toJson(const QList<Segment> &segments)
{
    QJsonArray array;
    for (const Segment &segment : segments) {
        array.append(QJsonObject{{From, isoText(segment.start)},
                                 {To, isoText(segment.end())},
                                 {QStringLiteral("frames"), static_cast<qint64>(segment.frames)},
                                 {QStringLiteral("bytes"), segment.bytes},
                                 {QStringLiteral("locked"), segment.isLocked},
                                 {QStringLiteral("growing"), segment.isGrowing}});
    }
    return array;
}

QJsonObject toJson(const RecordingIndex::Removal &removal)
{
    const auto orNull = [](bool isThere, const QString &text) {
        return isThere ? QJsonValue(text) : QJsonValue();
    };
    const bool removesAny = removal.removed > 0;
    const std::chrono::duration<double> beyond = removal.beyond;
    return {{QStringLiteral("removed"), removal.removed},
            {QStringLiteral("bytes"), removal.bytes},
            {From, orNull(removesAny, isoText(removal.from))},
            {To, orNull(removesAny, isoText(removal.to))},
            {QStringLiteral("beyond"), beyond.count()},
            {QStringLiteral("ask"), removal.mustBeAsked()},
            {QStringLiteral("locked"), removal.locked},
            {QStringLiteral("growing"), removal.growing},
            {QStringLiteral("undo"), orNull(removal.token != 0, QString::number(removal.token))}};
}

Answer toAnswer(const QJsonObject &object)
{
    return Answer::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

PastRoutes::PastRoutes(Camera &camera, ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_streams(places, this)
{
}

PastRoutes::~PastRoutes() = default;

QString PastRoutes::camera() const
{
    return m_camera.config().record.folder;
}

Route PastRoutes::route(Right right, QList<Method> edits, Handler handler)
{
    return {.right = right,
            .movesByGet = false,
            .edits = std::move(edits),
            .serve = [this, handler](const Request &request) {
                RecordingDisk *const disk = m_camera.recordings();
                disk != nullptr ? (this->*handler)(request, *disk)
                                : request.send(recordroutes::nothingIsRecorded());
            }};
}

std::optional<Route> PastRoutes::routeOf(const QString &path)
{
    if (path == QLatin1String("/recordings")) {
        return route(Right::Review, {}, &PastRoutes::serveList);
    }
    if (path == QLatin1String("/frame")) {
        return route(Right::Review, {}, &PastRoutes::serveFrame);
    }
    if (path == QLatin1String("/playback")) {
        return route(Right::Review, {}, &PastRoutes::servePlayback);
    }
    if (path == QLatin1String("/api/recordings/lock")) {
        return route(Right::Steer, {Method::Post}, &PastRoutes::serveLock);
    }
    if (path == QLatin1String("/api/recordings/delete")) {
        return route(Right::Steer, {Method::Post}, &PastRoutes::serveDelete);
    }
    if (path == QLatin1String("/api/recordings/undo")) {
        return route(Right::Steer, {Method::Post}, &PastRoutes::serveUndo);
    }
    return std::nullopt;
}

/// say makes the answer of the result, in this thread.
template <typename Result, typename Say>
void PastRoutes::answerLater(const Request &request, QFuture<Result> result, const Say &say)
{
    ++m_waiting;
    result.then(this, [this, answer = request.answer, say](const Result &found) {
        --m_waiting;
        answer->send(say(found));
    });
}

void PastRoutes::serveList(const Request &request, RecordingDisk &disk)
{
    constexpr std::chrono::hours Usual(24);
    const QUrlQuery query(request.query);
    const AskedTime from(query, From);
    const AskedTime to(query, To);
    bool isNumber = true;
    const QString gapName = QStringLiteral("gap");
    const double gap =
        query.hasQueryItem(gapName) ? query.queryItemValue(gapName).toDouble(&isNumber) : 0;
    constexpr double LongestGap = 86400;
    if (from.isWrong() || to.isWrong()) {
        request.send(TimeRange::wrongTime(from.isWrong() ? From : To));
        return;
    }
    if (!isNumber || !(gap >= 0 && gap <= LongestGap)) {
        request.send(Answer::text(400, tr("gap must be a number of seconds, up to a day")));
        return;
    }
    const WallTime end = to.time.value_or(std::chrono::system_clock::now());
    const WallTime begin = from.time.value_or(end - Usual);
    if (!TimeRange{.from = begin, .to = end}.isRight()) {
        request.send(TimeRange::wrongRange());
        return;
    }
    if (m_waiting >= MostWaiting) {
        request.send(StreamAnswers::full());
        return;
    }
    const auto smallestGap =
        std::max(RecordingCatalog::SmallestGap, milliseconds(static_cast<qint64>(gap * 1000)));
    const bool withSegments = end - begin <= LongestWithSegments;
    const QFuture<QList<Segment>> segments =
        withSegments ? disk.past().segments(camera(), begin, end) : QFuture<QList<Segment>>();
    const QFuture<Spans> locked =
        disk.past().spans(camera(), begin, end, smallestGap, RecordingCatalog::Which::Locked);
    answerLater(request, disk.past().spans(camera(), begin, end, smallestGap),
                [begin, end, withSegments, segments, locked](const Spans &spans) {
                    // What was asked for first is there.
                    QJsonObject list{{From, isoText(begin)},
                                     {To, isoText(end)},
                                     {QStringLiteral("spans"), toJson(spans)},
                                     {QStringLiteral("locked"), toJson(locked.result())}};
                    if (withSegments) {
                        list.insert(QStringLiteral("segments"), toJson(segments.result()));
                    }
                    return toAnswer(list);
                });
}

void PastRoutes::serveFrame(const Request &request, RecordingDisk &disk)
{
    const QString name = QStringLiteral("at");
    const auto at = AskedTime(QUrlQuery(request.query), name).time;
    if (!at) {
        request.send(TimeRange::wrongTime(name));
        return;
    }
    if (m_waiting >= MostWaiting) {
        request.send(StreamAnswers::full());
        return;
    }
    const bool isSettled = std::chrono::system_clock::now() - *at > SettledAfter;
    answerLater(request, disk.past().pictureAt(camera(), *at),
                [isSettled](const std::optional<PastPicture> &picture) {
                    if (!picture) {
                        return Answer::text(404, tr("Nothing was recorded then."));
                    }
                    Answer answer{.contentType = "image/jpeg", .body = picture->jpeg, .more = {}};
                    // The past does not change, but it may be deleted.
                    if (isSettled) {
                        answer.cacheControl = "private, max-age=3600";
                    }
                    answer.more.emplaceBack("Vedette-Time", isoText(picture->time).toLatin1());
                    return answer;
                });
}

void PastRoutes::servePlayback(const Request &request, RecordingDisk &disk)
{
    const auto asked = playbackQueryOf(request.query);
    if (const auto *const wrong = std::get_if<Answer>(&asked)) {
        request.send(*wrong);
    } else if (!m_streams.hasRoom()) {
        request.send(StreamAnswers::full());
    } else if (request.method == Method::Head) {
        request.answer->sendStreamHead(m_streams.answer());
    } else {
        const auto &[from, speed] = std::get<PlaybackQuery>(asked);
        m_streams.add(request.answer->takeSocket(), disk.past().makePlayback(camera()), from,
                      speed);
    }
}

/// Of a body; what is wrong is answered.
std::optional<TimeRange> PastRoutes::rangeOf(const Request &request, RequestJson &json) const
{
    const auto range = TimeRange::of(json);
    if (const auto *const refusal = std::get_if<Answer>(&range)) {
        request.send(*refusal);
        return std::nullopt;
    }
    if (m_waiting >= MostWaiting) {
        request.send(StreamAnswers::full());
        return std::nullopt;
    }
    return std::get<TimeRange>(range);
}

void PastRoutes::serveLock(const Request &request, RecordingDisk &disk)
{
    RequestJson json(request.body);
    const bool isLocked = json.yesOrNo(QStringLiteral("locked"), true);
    if (const auto range = rangeOf(request, json)) {
        answerLater(request, disk.setLocked(camera(), range->from, range->to, isLocked),
                    [this](const std::optional<RecordingIndex::Locking> &done) {
                        return done ? toAnswer({{QStringLiteral("changed"), done->changed},
                                                {QStringLiteral("failed"), done->failed}})
                                    : recordroutes::cannotBeUsed(m_camera.recordings());
                    });
    }
}

void PastRoutes::serveDelete(const Request &request, RecordingDisk &disk)
{
    RequestJson json(request.body);
    const bool isDry = json.yesOrNo(QStringLiteral("dryRun"), false);
    if (const auto range = rangeOf(request, json)) {
        answerLater(request,
                    isDry ? disk.removable(camera(), range->from, range->to)
                          : disk.remove(camera(), range->from, range->to),
                    [this](const std::optional<RecordingIndex::Removal> &removal) {
                        return removal ? toAnswer(toJson(*removal))
                                       : recordroutes::cannotBeUsed(m_camera.recordings());
                    });
    }
}

void PastRoutes::serveUndo(const Request &request, RecordingDisk &disk)
{
    RequestJson json(request.body);
    bool isToken = false;
    const quint64 token = json.text(QStringLiteral("undo")).toULongLong(&isToken);
    json.refuseOthers();
    if (!json.problem().isEmpty() || !isToken) {
        request.send(Answer::text(400, json.problem().isEmpty()
                                           ? tr("undo must be what the deletion answered")
                                           : json.problem()));
        return;
    }
    answerLater(request, disk.undoRemove(token), [this](const std::optional<int> &restored) {
        return restored ? toAnswer({{QStringLiteral("restored"), *restored}})
                        : recordroutes::cannotBeUsed(m_camera.recordings());
    });
}

} // namespace vedette

#include "moc_PastRoutes.cpp"
