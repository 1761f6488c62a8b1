// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraConfigs.h"
#include "demo/DemoCameraThread.h"
#include "dialects/DialectLibrary.h"
#include "DialogChecks.h"
#include "FreshState.h"
#include "MainWindow.h"
#include "places/PatrolDialog.h"
#include "places/PatrolTable.h"
#include "places/PresetList.h"
#include "places/PresetsDock.h"
#include "ScreenTest.h"
#include "steering/StateFile.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// The presets beside the picture, and the dialog of the patrol, with keys and mouse, under a
/// window manager.
class TestPresetsDock : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void presetsAreStoredNamedAndDeleted();
    void thePatrolIsEdited();
    void aCameraWithoutPresetsHasNoDock();
    void itLooksRight_data();
    void itLooksRight();

private:
    void open(const QString &dialect);
    /// … at a place that is known, with the dock.
    void openDock();
    void click(const char *id) const
    {
        auto *const button = m_window->findChild<QPushButton *>(QLatin1String(id));
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] PatrolDialog *openPatrol() const;
    [[nodiscard]] bool isLive() const
    {
        const auto *const wall = m_window->findChild<Wall *>();
        return !wall->picture(wall->selected())->picture().image.isNull();
    }
    [[nodiscard]] PresetList *list() const { return m_window->findChild<PresetList *>(); }
    /// For the picture: the list has the arrow keys while it has the focus.
    void press(Qt::Key key)
    {
        m_window->centralWidget()->setFocus();
        QTest::keyClick(m_window.get(), key);
    }
    [[nodiscard]] bool pointsTo(double right) const
    {
        return QTest::qWaitFor([&] { return m_camera->target().right == right; }, Timeout);
    }
    /// The middle of a row, once it is seen.
    [[nodiscard]] QPoint middleOf(int row) const
    {
        list()->scrollToItem(list()->item(row));
        return list()->visualItemRect(list()->item(row)).center();
    }
    void select(int row) const
    {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(row));
    }

    std::optional<FreshState> m_state;
    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DarkPalette> m_dark;
};

void TestPresetsDock::init()
{
    QSettings().clear();
    m_state.emplace();
}

void TestPresetsDock::cleanup()
{
    m_window.reset();
    m_camera.reset();
    m_dark.reset();
    m_state.reset();
}

void TestPresetsDock::open(const QString &dialect)
{
    DemoCamera::Options options;
    options.dialect = dialect;
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY(m_camera->start());
    Settings settings;
    settings.camera = cameraConfig(m_camera->streamUrl());
    settings.camera.servoUrl = m_camera->servoUrl();
    settings.camera.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, QString()));
    m_window = std::make_unique<MainWindow>();
    m_window->openCamera(settings, {});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
}

void TestPresetsDock::openDock()
{
    open(u"servo-pan-tilt"_s);
    press(Qt::Key_F9);
    QTRY_VERIFY(m_window->findChild<PresetsDock *>()->isVisible());
    press(Qt::Key_Left);
    QVERIFY(pointsTo(-5));
    press(Qt::Key_Home);
    QVERIFY(pointsTo(0));
}

void TestPresetsDock::presetsAreStoredNamedAndDeleted()
{
    openDock();
    const QString picture = u"%1/vedette/presets/%2.pictures/1.jpg"_s.arg(
        m_state->path(), stateFileName(m_camera->servoUrl()));
    QTRY_VERIFY(isLive());
    click("presetStore");
    QTRY_COMPARE(list()->count(), 1);
    QTRY_VERIFY(QFile::exists(picture));
    press(Qt::Key_Right);
    QVERIFY(pointsTo(5));
    click("presetStore");
    QTRY_COMPARE(list()->count(), 2);
    // Choosing one sends the camera there, and nothing else does.
    select(0);
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(pointsTo(0));
    QVERIFY2(m_camera->servoRequests().constLast().contains("pan=90&tilt=90"),
             m_camera->servoRequests().constLast());
    select(1);
    QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, middleOf(1));
    QVERIFY(pointsTo(5));

    QTest::keyClick(list(), Qt::Key_F2);
    auto *const editor = list()->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, u"Gate 7"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(list()->item(1)->text(), u"Gate 7"_s);
    QVERIFY(pointsTo(5));

    // Another place under the same number and name.
    press(Qt::Key_Right);
    QVERIFY(pointsTo(10));
    select(1);
    click("presetReplace");
    QTRY_VERIFY(m_window->findChild<QPushButton *>(u"presetReplace"_s)->isEnabled());
    press(Qt::Key_1);
    QVERIFY(pointsTo(0));
    press(Qt::Key_2);
    QVERIFY(pointsTo(10));
    QCOMPARE(list()->item(1)->text(), u"Gate 7"_s);

    select(0);
    QString asked;
    QTimer::singleShot(0, this, [&asked] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        asked = box->text();
        const QList<QAbstractButton *> buttons = box->buttons();
        for (QAbstractButton *const button : buttons) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole) {
                button->click();
            }
        }
    });
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(asked, u"Delete “Preset 1”?"_s);
    QTRY_COMPARE(list()->count(), 1);
    QTRY_VERIFY(!QFile::exists(picture));
}

PatrolDialog *TestPresetsDock::openPatrol() const
{
    const QList<QAction *> all = m_window->findChildren<QAction *>();
    for (QAction *const action : all) {
        if (action->text() == u"&Edit Patrol…"_s) {
            action->trigger();
        }
    }
    auto *const dialog = m_window->findChild<PatrolDialog *>();
    return dialog != nullptr && QTest::qWaitForWindowActive(dialog, Timeout) ? dialog : nullptr;
}

void TestPresetsDock::thePatrolIsEdited()
{
    openDock();
    press(Qt::Key_Right);
    QVERIFY(pointsTo(5));
    click("presetStore");
    QTRY_COMPARE(list()->count(), 1);
    press(Qt::Key_Right);
    QVERIFY(pointsTo(10));
    click("presetStore");
    QTRY_COMPARE(list()->count(), 2);

    PatrolDialog *dialog = openPatrol();
    QVERIFY(dialog != nullptr);
    const auto find = [&dialog](const char *id) {
        return dialog->findChild<QPushButton *>(QLatin1String(id));
    };
    auto *table = dialog->findChild<PatrolTable *>();
    QCOMPARE(table->rowCount(), 0);
    QTest::mouseClick(find("add"), Qt::LeftButton);
    QTest::mouseClick(find("add"), Qt::LeftButton);
    auto *const dwell = qobject_cast<QSpinBox *>(table->cellWidget(1, 1));
    dwell->setFocus();
    dwell->selectAll();
    QTest::keyClicks(dwell, u"7"_s);
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    const auto stops = [&table] {
        QStringList texts;
        for (const PatrolStop &stop : table->stops()) {
            texts += u"%1 %2"_s.arg(stop.preset).arg(stop.dwell.count());
        }
        return texts;
    };
    QCOMPARE(stops(), QStringList({u"2 7"_s, u"1 20"_s}));
    dialog->findChild<QSpinBox *>(u"park"_s)->setValue(15);
    auto *const parkAt = dialog->findChild<QComboBox *>(u"parkAt"_s);
    parkAt->setFocus();
    QTest::keyClick(parkAt, Qt::Key_Down);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"toggle"_s), Qt::LeftButton);
    QVERIFY(pointsTo(10));
    QTRY_COMPARE(dialog->findChild<QLabel *>(u"state"_s)->text(), u"The patrol runs."_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"toggle"_s), Qt::LeftButton);
    QTRY_COMPARE(dialog->findChild<QLabel *>(u"state"_s)->text(), u"The patrol is stopped."_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<PatrolDialog *>() == nullptr);

    dialog = openPatrol(); // it was kept
    table = dialog->findChild<PatrolTable *>();
    QCOMPARE(stops(), QStringList({u"2 7"_s, u"1 20"_s}));
    QCOMPARE(dialog->findChild<QSpinBox *>(u"park"_s)->value(), 15);
    QCOMPARE(dialog->findChild<QComboBox *>(u"parkAt"_s)->currentData().toInt(), 1);
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(stops(), QStringList(u"1 20"_s));
    QCOMPARE(unclearKeysIn(*dialog), QString());
    QCOMPARE(misfitsIn(*dialog), QString());
    // Closed without saving, all is as it was.
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<PatrolDialog *>() == nullptr);
    table = openPatrol()->findChild<PatrolTable *>();
    QCOMPARE(stops(), QStringList({u"2 7"_s, u"1 20"_s}));
}

void TestPresetsDock::aCameraWithoutPresetsHasNoDock()
{
    open(u"paths"_s);
    auto *const dock = m_window->findChild<PresetsDock *>();
    QVERIFY(!dock->toggleViewAction()->isEnabled());
    press(Qt::Key_F9);
    QVERIFY(!dock->isVisible());
}

void TestPresetsDock::itLooksRight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Nothing is cut off; a preset of which there is no picture is one all the same.
void TestPresetsDock::itLooksRight()
{
    QFETCH(bool, dark);
    if (dark) {
        m_dark = std::make_unique<DarkPalette>();
    }
    openDock();
    auto *const dock = m_window->findChild<PresetsDock *>();
    QCOMPARE(misfitsIn(*dock->widget()), QString());
    QTRY_VERIFY(isLive());
    for (int i = 1; i <= 3; ++i) {
        press(Qt::Key_Right);
        QVERIFY(pointsTo(5 * i));
        click("presetStore");
        QTRY_COMPARE(list()->count(), i);
    }
    select(1);
    keepScreenshot(dark ? u"presets-dark"_s : u"presets-light"_s);
    for (const char *id : {"presetGo", "presetStore", "presetReplace", "presetRename"}) {
        const auto *const button = m_window->findChild<QPushButton *>(QLatin1String(id));
        const int right = button->mapTo(dock, QPoint(button->width(), 0)).x();
        QVERIFY2(right <= dock->width(), id);
    }
    PatrolDialog *const dialog = openPatrol();
    QVERIFY(dialog != nullptr);
    for (int i = 0; i < 3; ++i) {
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"add"_s), Qt::LeftButton);
    }
    const auto isDrawn = [dialog] {
        return screenshotOf(*dialog).convertToFormat(QImage::Format_RGB32) ==
               dialog->grab().toImage().convertToFormat(QImage::Format_RGB32);
    };
    QTRY_VERIFY(isDrawn());
    keepScreenshot(dark ? u"patrol-dark"_s : u"patrol-light"_s);
    QCOMPARE(misfitsIn(*dialog), QString());
}

VEDETTE_SCREEN_TEST(TestPresetsDock)
#include "TestPresetsDock.moc"
