// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/ControlsReader.h"

#include "dialects/WaysReader.h"

#include <QRegularExpression>

namespace vedette {

namespace {

/// Of one camera; and of one choice.
constexpr qsizetype MostControls = 32;
constexpr qsizetype MostChoices = 32;
constexpr qsizetype LongestLabel = 40;
constexpr int LargestValue = 100'000;

QList<CameraControl::Choice> readChoices(DialectObject &control)
{
    QList<CameraControl::Choice> choices;
    QSet<int> values;
    for (DialectObject &choice : control.objects(QStringLiteral("choices"), MostChoices)) {
        const int value =
            choice.number(QStringLiteral("value"), -LargestValue, LargestValue, std::nullopt);
        if (values.contains(value)) {
            choice.refuse(
                QStringLiteral("value"),
                DialectObject::tr("there is already a choice with the value %1").arg(value));
        }
        values.insert(value);
        choices.append({value, choice.text(QStringLiteral("label"), LongestLabel, true)});
        choice.refuseOthers();
    }
    return choices;
}

void readKind(DialectObject &object, CameraControl &control)
{
    const QString toggle = QStringLiteral("switch");
    const QString number = QStringLiteral("number");
    const QString choice = QStringLiteral("choice");
    const QString kind = object.word(QStringLiteral("kind"), {toggle, number, choice}, true);
    const auto need = [&object](const QString &key) {
        if (!object.has(key)) {
            object.refuse(QStringLiteral("kind"),
                          DialectObject::tr("this kind of control needs \"%1\"").arg(key));
        }
    };
    if (kind == toggle) {
        control.range = {.minimum = 0, .maximum = 1, .usual = 0};
    } else if (kind == number) {
        control.kind = CameraControl::Kind::Number;
        need(QStringLiteral("range"));
        if (const auto range = object.object(QStringLiteral("range"))) {
            control.range = readRange(*range);
        }
    } else if (kind == choice) {
        control.kind = CameraControl::Kind::Choice;
        need(QStringLiteral("choices"));
        control.choices = readChoices(object);
    }
}

CameraControl readControl(DialectObject &object, RequestReader &requests)
{
    static const QRegularExpression id(QStringLiteral("^[a-z][a-z0-9-]*$"));
    CameraControl control;
    control.id = object.text(QStringLiteral("id"), LongestLabel, true);
    if (!control.id.isEmpty() && !id.match(control.id).hasMatch()) {
        object.refuse(QStringLiteral("id"), DialectObject::tr("\"id\" must be such as \"lamp\" or "
                                                              "\"frame-size\""));
    }
    control.label = object.text(QStringLiteral("label"), LongestLabel, true);
    readKind(object, control);
    control.request =
        requests.readHttp(object, QStringLiteral("request"), {"value"}).value_or(RequestTemplate());
    if (!object.has(QStringLiteral("request"))) {
        object.refuse({}, DialectObject::tr("the control needs a \"request\""));
    }
    control.statusKey = object.text(QStringLiteral("statusKey"), LongestLabel, false);
    object.refuseOthers();
    return control;
}

} // namespace

void readControls(DialectObject &file, RequestReader &requests, Dialect &dialect)
{
    const QString status = QStringLiteral("controlStatus");
    dialect.controlStatus = requests.readHttp(file, status, {});
    QSet<QString> ids;
    for (DialectObject &object : file.objects(QStringLiteral("controls"), MostControls)) {
        const CameraControl control = readControl(object, requests);
        if (ids.contains(control.id)) {
            object.refuse(QStringLiteral("id"),
                          DialectObject::tr("there is already a control \"%1\"").arg(control.id));
        }
        if (!control.statusKey.isEmpty() && !file.has(status)) {
            object.refuse(QStringLiteral("statusKey"),
                          DialectObject::tr("this is of no use without \"controlStatus\""));
        }
        ids.insert(control.id);
        dialect.controls.append(control);
    }
}

} // namespace vedette
