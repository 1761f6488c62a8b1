// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "QrCodes.h"
#include "QrCodeWidget.h"
#include "TestProgram.h"

#include <QAccessible>
#include <QPalette>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

QString address()
{
    return QStringLiteral("https://192.168.178.123:5000/");
}

/// What a QR code reader sees in a picture.
QString decoded(const QImage &picture)
{
    const QList<QByteArray> codes = test::qrCodesIn(picture);
    return codes.size() == 1 ? QString::fromUtf8(codes.constFirst()) : QString();
}

/// The widget as it appears on a screen of this scale.
QImage painted(QWidget &widget, qreal scale)
{
    QImage picture((QSizeF(widget.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(scale);
    picture.fill(widget.palette().color(QPalette::Window));
    widget.render(&picture);
    return picture;
}

/// The smallest rectangle around everything that is white.
QRect whiteArea(const QImage &picture)
{
    QRect area;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixelColor(x, y) == Qt::white) {
                area |= QRect(x, y, 1, 1);
            }
        }
    }
    return area;
}

} // namespace

class TestQrCodeWidget : public QObject
{
    Q_OBJECT

private slots:
    void isReadable_data();
    void isReadable();
    void isSharp_data();
    void isSharp();
    void anyText_data();
    void anyText();
    void nothingToShow_data();
    void nothingToShow();
    void tellsAScreenReader();
    void sizes();
};

void TestQrCodeWidget::isReadable_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<qreal>("scale");
    const QSize usual(240, 240);
    QTest::newRow("1x") << usual << 1.0;
    QTest::newRow("1.25x") << usual << 1.25;
    QTest::newRow("1.5x") << QSize(241, 239) << 1.5;
    QTest::newRow("2x") << usual << 2.0;
    QTest::newRow("3x") << usual << 3.0;
    QTest::newRow("wide") << QSize(500, 150) << 1.0;
    QTest::newRow("high") << QSize(150, 500) << 1.0;
}

void TestQrCodeWidget::isReadable()
{
    QFETCH(QSize, size);
    QFETCH(qreal, scale);
    QrCodeWidget widget;
    // A dark theme.
    widget.setPalette(QPalette(QColor(40, 40, 40)));
    widget.setText(address());
    widget.resize(size);
    QCOMPARE(decoded(painted(widget, scale)), address());
}

void TestQrCodeWidget::isSharp_data()
{
    QTest::addColumn<QPoint>("position");
    QTest::addColumn<qreal>("scale");
    for (const qreal scale : {1.0, 1.25, 1.5, 1.75, 2.0}) {
        for (const QPoint &position : {QPoint(0, 0), QPoint(7, 13)}) {
            QTest::addRow("%gx at %d", scale, position.x()) << position << scale;
        }
    }
}

/// Each module is a square of whole pixels, black or white, in its place, within a quiet zone.
void TestQrCodeWidget::isSharp()
{
    QFETCH(QPoint, position);
    QFETCH(qreal, scale);
    QWidget window;
    window.setPalette(QPalette(QColor(40, 40, 40)));
    window.resize(300, 300);
    auto *widget = new QrCodeWidget(&window);
    widget->setText(address());
    widget->setGeometry(QRect(position, QSize(201, 187)));
    const QImage picture = painted(window, scale);

    const QImage modules = widget->modules();
    const int shown = modules.width() + 2 * QrCodeWidget::QuietZone;
    const QRect area = whiteArea(picture);
    QCOMPARE(area.width(), area.height());
    QCOMPARE(area.width() % shown, 0);
    const int module = area.width() / shown;
    QCOMPARE(module, static_cast<int>(187 * scale / shown));
    const QRectF place(QPointF(position) * scale, QSizeF(widget->size()) * scale);
    QVERIFY((QRectF(area).center() - place.center()).manhattanLength() <= 2);
    for (int y = 0; y < area.height(); ++y) {
        for (int x = 0; x < area.width(); ++x) {
            const QPoint at(x / module - QrCodeWidget::QuietZone,
                            y / module - QrCodeWidget::QuietZone);
            const bool isDark = modules.rect().contains(at) && qGray(modules.pixel(at)) == 0;
            QCOMPARE(picture.pixelColor(area.topLeft() + QPoint(x, y)),
                     QColor(isDark ? Qt::black : Qt::white));
        }
    }
}

void TestQrCodeWidget::anyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one character") << u"a"_s;
    QTest::newRow("digits") << u"0123456789"_s;
    QTest::newRow("name") << u"http://camera.local:5000/k\u00e4se"_s;
    QTest::newRow("IPv6") << u"https://[2001:db8:1111:2222:3333:4444:5555:6666]:5000/"_s;
    QTest::newRow("long") << QString(500, u'x');
}

void TestQrCodeWidget::anyText()
{
    QFETCH(QString, text);
    QrCodeWidget widget;
    widget.setText(text);
    widget.resize(widget.sizeHint());
    QCOMPARE(decoded(painted(widget, 1)), text);
}

void TestQrCodeWidget::nothingToShow_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("as long as can be") << QString(QrCodeWidget::MaximumBytes, u'a') << true;
    QTest::newRow("too long") << QString(QrCodeWidget::MaximumBytes + 1, u'a') << false;
    QTest::newRow("far too long") << QString(1'000'000, u'a') << false;
}

void TestQrCodeWidget::nothingToShow()
{
    QFETCH(QString, text);
    QFETCH(bool, isShown);
    QrCodeWidget widget;
    widget.setPalette(QPalette(QColor(40, 40, 40)));
    widget.setText(address());
    widget.setText(text);
    widget.resize(600, 600);
    QCOMPARE(widget.text(), text);
    QCOMPARE(widget.modules().isNull(), !isShown);
    QCOMPARE(whiteArea(painted(widget, 1)).isValid(), isShown);
    // Too small for a pixel a module: rather nothing than something nobody can read.
    widget.resize(20, 20);
    QVERIFY(!whiteArea(painted(widget, 1)).isValid());
}

void TestQrCodeWidget::tellsAScreenReader()
{
    QrCodeWidget widget;
    widget.setText(address());
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&widget);
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), u"QR code"_s);
    QCOMPARE(accessible->text(QAccessible::Description), address());
    widget.setText({});
    QCOMPARE(accessible->text(QAccessible::Description), QString());
}

void TestQrCodeWidget::sizes()
{
    QrCodeWidget widget;
    QCOMPARE(widget.sizeHint(), QSize(0, 0));
    widget.setText(address());
    QCOMPARE(widget.sizeHint().width(), widget.sizeHint().height());
    QVERIFY(widget.sizeHint().width() > widget.minimumSizeHint().width());
    widget.resize(widget.minimumSizeHint());
    QCOMPARE(decoded(painted(widget, 1)), address());
}

VEDETTE_GUI_TEST(TestQrCodeWidget)
#include "TestQrCodeWidget.moc"
