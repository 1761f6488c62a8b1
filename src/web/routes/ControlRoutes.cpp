// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/ControlRoutes.h"

#include "camera/Camera.h"
#include "web/routes/RemoteSteering.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vedette::controlroutes {

namespace {

/// For translation.
struct ControlRoutes
{
    Q_DECLARE_TR_FUNCTIONS(ControlRoutes)
};

QString kindName(CameraControl::Kind kind)
{
    switch (kind) {
    case CameraControl::Kind::Number:
        return QStringLiteral("number");
    case CameraControl::Kind::Choice:
        return QStringLiteral("choice");
    case CameraControl::Kind::Switch:
        break;
    }
    return QStringLiteral("switch");
}

QJsonObject toJson(const ControlState &state)
{
    const CameraControl &control = state.control;
    QJsonObject object{
        {QStringLiteral("id"), control.id},
        {QStringLiteral("label"), control.label},
        {QStringLiteral("kind"), kindName(control.kind)},
        {QStringLiteral("value"), state.value ? QJsonValue(*state.value) : QJsonValue()},
    };
    if (control.kind == CameraControl::Kind::Number) {
        object.insert(QStringLiteral("min"), control.range.minimum);
        object.insert(QStringLiteral("max"), control.range.maximum);
    } else if (control.kind == CameraControl::Kind::Choice) {
        QJsonArray choices;
        for (const CameraControl::Choice &choice : control.choices) {
            choices.append(QJsonObject{{QStringLiteral("value"), choice.value},
                                       {QStringLiteral("label"), choice.label}});
        }
        object.insert(QStringLiteral("choices"), choices);
    }
    return object;
}

QByteArray toJson(const ControlList &list)
{
    QJsonArray controls;
    for (const ControlState &state : list.controls) {
        controls.append(toJson(state));
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("controls"), controls},
                                     {QStringLiteral("problem"), list.problem}})
        .toJson(QJsonDocument::Compact);
}

/// Why it cannot be set to that, with what would do.
Answer wrongValue(const CameraControl &control)
{
    QString range = QStringLiteral("%1…%2").arg(control.range.minimum).arg(control.range.maximum);
    if (control.kind == CameraControl::Kind::Choice) {
        QStringList values;
        for (const CameraControl::Choice &choice : control.choices) {
            values += QString::number(choice.value);
        }
        range = values.join(QStringLiteral(", "));
    }
    return Answer::text(400, ControlRoutes::tr("The body is such as {\"value\":%1}, one of: %2")
                                 .arg(control.kind == CameraControl::Kind::Choice
                                          ? control.choices.value(0).value
                                          : control.range.usual)
                                 .arg(range));
}

} // namespace

std::optional<int> valueIn(const QByteArray &body)
{
    constexpr double Largest = 1e6; // beyond any control's, and within an int
    const QJsonValue value = QJsonDocument::fromJson(body).object().value(QLatin1String("value"));
    if (value.isBool()) {
        return value.toBool() ? 1 : 0;
    }
    const double number = value.toDouble(0.5);
    return number >= -Largest && number <= Largest && number == static_cast<int>(number)
               ? std::optional(static_cast<int>(number))
               : std::nullopt;
}

void serveList(Camera &camera, const Request &request)
{
    camera.controls().look([controls = &camera.controls(), answer = request.answer] {
        answer->send(Answer::json(toJson(controls->list())));
    });
}

namespace {

void serveSetting(Camera &camera, const QString &id, const Request &request)
{
    const ControlList &list = camera.controls().list();
    const ControlState *const state = list.find(id);
    if (list.controls.isEmpty()) {
        request.send(Answer::text(501, ControlRoutes::tr("This camera has no settings.")));
        return;
    }
    if (state == nullptr) {
        request.send(Answer::text(
            404, ControlRoutes::tr("This camera has no such setting; /api/controls lists them.")));
        return;
    }
    const std::optional<int> value = valueIn(request.body);
    if (!value || !isValueOf(state->control, *value)) {
        request.send(wrongValue(state->control));
        return;
    }
    camera.controls().set(id, *value, [answer = request.answer](const ServoReply &reply) {
        answer->send(answerFor(reply));
    });
}

} // namespace

Route settingRoute(Camera &camera, const QString &id)
{
    return {.right = Right::Steer,
            .edits = {Request::Method::Put},
            .serve = [&camera, id](const Request &request) { serveSetting(camera, id, request); }};
}

} // namespace vedette::controlroutes
