// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/Presets.h"

#include <algorithm>

namespace vedette {

using Kind = PresetResult::Kind;

namespace {

PresetResult problem(Kind kind, const QString &text)
{
    return {.kind = kind, .text = text, .reply = {}, .number = 0};
}

} // namespace

Presets::Presets(const CameraConfig &config, Steering &steering, const QString &path,
                 QObject *parent)
    : QObject(parent)
    , m_steering(steering)
    , m_hasServos(!config.servoUrl.isEmpty())
    , m_store(m_hasServos ? path : QString())
{
}

Presets::~Presets() = default;

bool Presets::areCameras() const
{
    const ServoAbilities &can = m_steering.abilities();
    // Those that can be recalled but not stored are of less use than Vedette's.
    return can.canGoToPresets && (can.canStorePresets || !can.canMoveTo);
}

QString Presets::unsupported() const
{
    if (!m_hasServos) {
        return tr("This camera has no servos: SERVO_URL is not set.");
    }
    return areCameras() || m_steering.abilities().canMoveTo
               ? QString()
               : tr("This camera cannot be sent to a place: its firmware has no presets, and "
                    "Vedette does not know in degrees where it points.");
}

QString Presets::homeUnsupported() const
{
    if (!m_hasServos) {
        return tr("This camera has no servos: SERVO_URL is not set.");
    }
    const ServoAbilities &can = m_steering.abilities();
    return can.canGoHome || can.canMoveTo ? QString()
                                          : tr("This camera's firmware has no home position.");
}

int Presets::lowestNumber() const
{
    return areCameras() ? std::max(1, m_steering.abilities().presets.minimum) : 1;
}

int Presets::highestNumber() const
{
    return areCameras() ? std::min(Preset::Most, m_steering.abilities().presets.maximum)
                        : Preset::Most;
}

int Presets::numberOf(const QString &numberOrName) const
{
    bool isNumber = false;
    const int number = numberOrName.toInt(&isNumber);
    if (isNumber) {
        return number >= lowestNumber() && number <= highestNumber() ? number : 0;
    }
    const Preset *const named = book().find(numberOrName);
    return named != nullptr ? named->number : 0;
}

void Presets::later(const PresetResult &result, const PresetDone &done)
{
    QMetaObject::invokeMethod(
        this, [done, result] { done(result); }, Qt::QueuedConnection);
}

void Presets::order(const ServoCommand &command, const PresetDone &done)
{
    const int number = command.number;
    m_steering.order(command, [done, number](const ServoReply &reply) {
        const bool isDone = reply.outcome == ServoReply::Outcome::Moved;
        done({.kind = isDone ? Kind::Done : Kind::Camera,
              .text = isDone ? QString() : reply.text,
              .reply = reply,
              .number = number});
    });
}

void Presets::refresh()
{
    if (m_store.refresh()) {
        noteChange();
    }
}

void Presets::goTo(int number, const PresetDone &done)
{
    refresh();
    if (!isSupported()) {
        later(problem(Kind::Unsupported, unsupported()), done);
        return;
    }
    const Preset *const preset = book().find(number);
    if (areCameras() && number >= lowestNumber() && number <= highestNumber()) {
        // Also one that is not known here: the camera may have it.
        ServoCommand command = ServoCommand::ofKind(ServoCommand::Kind::GoToPreset);
        command.number = number;
        order(command, done);
    } else if (!areCameras() && preset != nullptr && preset->place) {
        ServoCommand command = ServoCommand::ofMoveTo(m_steering.shownPlace(*preset->place));
        command.number = number;
        order(command, done);
    } else if (!areCameras() && preset != nullptr) {
        later(problem(Kind::Conflict, tr("Preset %1 was stored in the camera by another dialect; "
                                         "store it again.")
                                          .arg(number)),
              done);
    } else {
        later(problem(Kind::NotFound, tr("There is no such preset.")), done);
    }
}

void Presets::goHome(const PresetDone &done)
{
    if (!homeUnsupported().isEmpty()) {
        later(problem(Kind::Unsupported, homeUnsupported()), done);
        return;
    }
    order(m_steering.abilities().canGoHome ? ServoCommand::ofKind(ServoCommand::Kind::Home)
                                           : ServoCommand::ofMoveTo({0, 0}),
          done);
}

int Presets::freeNumber() const
{
    const int first = areCameras() ? lowestNumber() : Preset::FirstNamed;
    for (int number = first; number <= highestNumber(); ++number) {
        if (book().find(number) == nullptr) {
            return number;
        }
    }
    return 0;
}

std::optional<PresetResult> Presets::problemWithName(int number, const QString &name) const
{
    const QString text = name.isEmpty() ? QString() : problemWithPresetName(name);
    if (!text.isEmpty()) {
        return problem(Kind::Invalid, text);
    }
    const Preset *const named = name.isEmpty() ? nullptr : book().find(name);
    if (named != nullptr && named->number != number) {
        return problem(Kind::Conflict, tr("Preset %1 has this name.").arg(named->number));
    }
    return std::nullopt;
}

std::optional<PresetResult> Presets::problemWithStoring(int number,
                                                        const std::optional<QString> &name) const
{
    if (!isSupported()) {
        return problem(Kind::Unsupported, unsupported());
    }
    if (number == 0) {
        return problem(Kind::Conflict, tr("There is no room for another preset; delete one."));
    }
    if (number < lowestNumber() || number > highestNumber()) {
        return problem(
            Kind::Invalid,
            tr("A preset's number is %1 to %2.").arg(lowestNumber()).arg(highestNumber()));
    }
    if (auto wrong = problemWithName(number, name.value_or(QString()))) {
        return wrong;
    }
    const auto position = m_steering.position();
    if (!areCameras() && !(position && position->isSure)) {
        return problem(Kind::Conflict,
                       m_steering.abilities().canFindHome
                           ? tr("Vedette is not sure where the camera points. Choose Find Home "
                                "first, and then turn it where you want it.")
                           : tr("Vedette is not sure where the camera points. Send it home, or to "
                                "a place, and then where you want it."));
    }
    return std::nullopt;
}

void Presets::store(int number, const std::optional<QString> &name, const PresetDone &done)
{
    if (m_steering.isUnderWay()) {
        connect(
            &m_steering, &Steering::positionChanged, this,
            [this, number, name, done] { store(number, name, done); }, Qt::SingleShotConnection);
        return;
    }
    refresh();
    number = number == 0 ? freeNumber() : number;
    if (const auto wrong = problemWithStoring(number, name)) {
        later(*wrong, done);
        return;
    }
    const Preset *const before = book().find(number);
    Preset preset{.number = number,
                  .name = name.value_or(before != nullptr ? before->name : QString()),
                  .place = {}};
    if (!areCameras()) {
        preset.place = m_steering.cameraPlace(m_steering.position()->degrees());
    }
    if (!areCameras() || !m_steering.abilities().canStorePresets) {
        later(keep(preset), done);
        return;
    }
    ServoCommand command = ServoCommand::ofKind(ServoCommand::Kind::StorePreset);
    command.number = number;
    order(command, [this, done, preset](const PresetResult &result) {
        done(result.kind == Kind::Done ? keep(preset) : result);
    });
}

PresetResult Presets::keep(const Preset &preset)
{
    PresetBook book = this->book();
    book.insert(preset);
    return keep(book, preset.number);
}

void Presets::rename(int number, const QString &name, const PresetDone &done)
{
    refresh();
    const Preset *const before = book().find(number);
    if (before == nullptr) {
        later(problem(Kind::NotFound, tr("There is no such preset.")), done);
        return;
    }
    if (const auto wrong = problemWithName(number, name)) {
        later(*wrong, done);
        return;
    }
    Preset preset = *before;
    preset.name = name;
    later(keep(preset), done);
}

void Presets::noteChange()
{
    ++m_revision;
    emit changed();
}

void Presets::remove(int number, const PresetDone &done)
{
    refresh();
    if (book().find(number) == nullptr) {
        later(problem(Kind::NotFound, tr("There is no such preset.")), done);
        return;
    }
    PresetBook book = this->book();
    book.presets.removeIf([number](const Preset &preset) { return preset.number == number; });
    later(keep(book, number), done);
}

PresetResult Presets::setPatrol(const PatrolPlan &plan)
{
    refresh();
    if (!isSupported()) {
        return problem(Kind::Unsupported, unsupported());
    }
    PresetBook book = this->book();
    if (book.patrol == plan) {
        return {};
    }
    book.patrol = plan;
    return keep(book, 0);
}

PresetResult Presets::keep(const PresetBook &book, int number)
{
    const auto notKept = m_store.save(book);
    noteChange();
    return {.kind = notKept ? Kind::NotKept : Kind::Done,
            .text = notKept.value_or(QString()),
            .reply = {},
            .number = number};
}

} // namespace vedette

#include "moc_Presets.cpp"
