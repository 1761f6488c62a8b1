// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadDialog.h"

#include "GamepadInput.h"
#include "GamepadNames.h"
#include "GamepadRow.h"
#include "GamepadTable.h"
#include "LimitedNumber.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace vedette {

namespace {

QLabel *newText(const char *objectName)
{
    auto *const label = new QLabel;
    label->setObjectName(QLatin1String(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

GamepadDialog::GamepadDialog(GamepadInput &input, QWidget *parent)
    : GrowingDialog(parent)
    , m_input(input)
    , m_none(newText("none"))
    , m_rowsLayout(new QVBoxLayout)
    , m_choices(new QButtonGroup(this))
    , m_title(new QLabel(tr("&What does what:")))
    , m_table(new GamepadTable)
    , m_hint(newText("hint"))
    , m_deadZone(new LimitedNumber<QSpinBox>)
{
    setWindowTitle(tr("Gamepad"));
    setWidthInCharacters(64);
    content()->addWidget(m_none);
    content()->addLayout(m_rowsLayout);
    createSettings();
    createButtons();
    connect(&m_input, &GamepadInput::gamepadsChanged, this, &GamepadDialog::showGamepads);
    connect(&m_input, &GamepadInput::unavailable, this, &GamepadDialog::showGamepads);
    connect(&m_input, &GamepadInput::polled, this, &GamepadDialog::follow);
    showGamepads();
}

GamepadDialog::~GamepadDialog() = default;

void GamepadDialog::createSettings()
{
    m_title->setBuddy(m_table);
    m_deadZone->setObjectName(QStringLiteral("deadZone"));
    m_deadZone->setRange(GamepadMapping::SmallestDeadZone, GamepadMapping::LargestDeadZone);
    m_deadZone->setSuffix(tr(" %"));
    m_deadZone->setToolTip(tr("So near to its middle the stick turns nothing."));
    auto *const form = new QFormLayout;
    form->addRow(tr("&Dead zone:"), m_deadZone);
    QVBoxLayout *const whole = content();
    whole->addWidget(m_title);
    whole->addWidget(m_table, 1);
    whole->addWidget(m_hint);
    whole->addLayout(form);
    connect(m_table, &GamepadTable::changeRequested, this, &GamepadDialog::toggleCapture);
    connect(m_table, &GamepadTable::clearRequested, this,
            [this] { assign(m_table->selected(), {}); });
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this] { endCapture(); });
    connect(m_deadZone, &QSpinBox::valueChanged, this, [this](int percent) {
        if (const Gamepad *const gamepad = chosen()) {
            GamepadMapping mapping = gamepad->mapping();
            mapping.setDeadZone(percent);
            setMapping(mapping);
        }
    });
}

void GamepadDialog::createButtons()
{
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *const close = buttons->button(QDialogButtonBox::Close);
    close->setText(tr("Cl&ose"));
    m_change = buttons->addButton(tr("&Change…"), QDialogButtonBox::ActionRole);
    m_clear = buttons->addButton(tr("C&lear"), QDialogButtonBox::ActionRole);
    m_reset = buttons->addButton(tr("&Reset to Defaults"), QDialogButtonBox::ResetRole);
    m_change->setObjectName(QStringLiteral("change"));
    m_clear->setObjectName(QStringLiteral("clear"));
    m_reset->setObjectName(QStringLiteral("reset"));
    addBelow(buttons);
    // Once it is in the dialog, which otherwise chooses another one.
    m_change->setDefault(true);
    connect(m_change, &QPushButton::clicked, this, &GamepadDialog::toggleCapture);
    connect(m_clear, &QPushButton::clicked, this, [this] { assign(m_table->selected(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const Gamepad *const gamepad = chosen()) {
            m_input.resetMapping(gamepad->device().guid());
            endCapture();
        }
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QWidget::hide);
}

void GamepadDialog::showGamepads()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    const QList<const Gamepad *> gamepads = m_input.gamepads();
    if (chosen() == nullptr) {
        m_chosen = gamepads.isEmpty() ? -1 : gamepads.constFirst()->device().id();
    }
    for (const Gamepad *const gamepad : gamepads) {
        addRow(*gamepad);
    }
    m_none->setVisible(gamepads.isEmpty());
    m_none->setText(
        !m_input.problem().isEmpty()
            ? m_input.problem()
            : tr("No gamepad is connected. Plug one in, or pair it with this computer."));
    endCapture();
}

void GamepadDialog::addRow(const Gamepad &gamepad)
{
    auto *const row = new GamepadRow(gamepad);
    m_rows += row;
    m_rowsLayout->addWidget(row);
    m_choices->addButton(row->choice());
    row->choice()->setChecked(row->id() == m_chosen);
    connect(row->choice(), &QRadioButton::clicked, this, [this, id = row->id()] {
        m_chosen = id;
        endCapture();
    });
}

const Gamepad *GamepadDialog::chosen() const
{
    const QList<const Gamepad *> gamepads = m_input.gamepads();
    const auto found =
        std::find_if(gamepads.cbegin(), gamepads.cend(),
                     [this](const Gamepad *gamepad) { return gamepad->device().id() == m_chosen; });
    return found != gamepads.cend() ? *found : nullptr;
}

void GamepadDialog::showMapping()
{
    const Gamepad *const gamepad = chosen();
    m_table->setGamepad(gamepad);
    for (QWidget *const part : std::initializer_list<QWidget *>{m_deadZone, m_clear, m_reset}) {
        part->setEnabled(gamepad != nullptr);
    }
    m_change->setEnabled(gamepad != nullptr);
    m_change->setText(m_capture ? tr("Ca&ncel") : tr("&Change…"));
    const QSignalBlocker blocker(m_deadZone);
    m_deadZone->setValue(gamepad != nullptr ? gamepad->mapping().deadZone()
                                            : GamepadMapping::DefaultDeadZone);
}

void GamepadDialog::follow()
{
    const QList<const Gamepad *> gamepads = m_input.gamepads();
    for (qsizetype i = 0; i < std::min(gamepads.size(), m_rows.size()); ++i) {
        m_rows[i]->follow(*gamepads[i]);
    }
    if (const Gamepad *const gamepad = chosen()) {
        m_table->follow(*gamepad);
        take(*gamepad);
    }
}

void GamepadDialog::toggleCapture()
{
    const Gamepad *const gamepad = chosen();
    if (m_capture || gamepad == nullptr) {
        endCapture();
        return;
    }
    const GamepadAction action = m_table->selected();
    m_capture.emplace(action, gamepad->reading());
    showMapping();
    m_table->showWaiting();
    m_hint->setText(GamepadNames::promptFor(action));
}

void GamepadDialog::endCapture(const QString &hint)
{
    m_capture.reset();
    showMapping();
    m_hint->setText(!hint.isEmpty() ? hint
                                    : tr("Select a line, then press Change… and what you want to "
                                         "use for it. What is used now is bold."));
}

void GamepadDialog::take(const Gamepad &gamepad)
{
    if (!m_capture) {
        return;
    }
    const GamepadControl control = m_capture->take(gamepad.reading());
    if (!control.isNone()) {
        assign(m_capture->action(), control);
    }
}

void GamepadDialog::assign(GamepadAction action, const GamepadControl &control)
{
    const Gamepad *const gamepad = chosen();
    if (gamepad == nullptr) {
        return;
    }
    const GamepadMapping before = gamepad->mapping();
    GamepadMapping mapping = before;
    mapping.assign(action, control);
    QString hint;
    for (const GamepadAction other : gamepadActions()) {
        if (other != action && mapping.controlOf(other) != before.controlOf(other)) {
            hint = tr("“%1” was used for “%2”, which nothing does any more.")
                       .arg(GamepadNames::ofControl(control, gamepad->device()),
                            GamepadNames::ofAction(other));
        }
    }
    setMapping(mapping);
    endCapture(hint);
}

void GamepadDialog::setMapping(const GamepadMapping &mapping)
{
    m_input.setMapping(chosen()->device().guid(), mapping);
}

void GamepadDialog::reject()
{
    if (m_capture) {
        endCapture();
    } else {
        GrowingDialog::reject();
    }
}

bool GamepadDialog::event(QEvent *event)
{
    // Then gamepads steer, and what is used is not meant for the dialog.
    if (event->type() == QEvent::WindowDeactivate && m_capture) {
        endCapture();
    }
    return GrowingDialog::event(event);
}

void GamepadDialog::showEvent(QShowEvent *event)
{
    GrowingDialog::showEvent(event);
    m_input.setWatched(true);
    m_table->setFocus();
}

void GamepadDialog::hideEvent(QHideEvent *event)
{
    m_input.setWatched(false);
    endCapture();
    GrowingDialog::hideEvent(event);
}

} // namespace vedette

#include "moc_GamepadDialog.cpp"
