// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/Aim.h"
#include "TestProgram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

/// From a point of the picture to a movement of the camera, by the table that the page's own test
/// has too.
class TestAim : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void points();
    void drags();
    void moves();
    void fields();

private:
    [[nodiscard]] QList<QJsonObject> cases(const QString &kind) const;
    static bool isNear(QPointF found, const QJsonObject &wanted);

    QJsonObject m_table;
};

void TestAim::initTestCase()
{
    QFile file(QFINDTESTDATA("../support/aim.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    m_table = QJsonDocument::fromJson(file.readAll()).object();
}

QList<QJsonObject> TestAim::cases(const QString &kind) const
{
    QList<QJsonObject> all;
    const QJsonArray rows = m_table.value(kind).toArray();
    for (const auto &row : rows) {
        all.append(row.toObject());
    }
    return all;
}

bool TestAim::isNear(QPointF found, const QJsonObject &wanted)
{
    const QPointF miss = found - QPointF(wanted[u"pan"].toDouble(), wanted[u"tilt"].toDouble());
    return miss.manhattanLength() < 0.002;
}

void TestAim::points()
{
    const QList<QJsonObject> all = cases(u"aim"_s);
    QVERIFY(!all.isEmpty());
    for (const QJsonObject &one : all) {
        const QPointF found = aimDegrees({one[u"x"].toDouble(), one[u"y"].toDouble()},
                                         {one[u"across"].toDouble(), one[u"upwards"].toDouble()});
        QVERIFY2(isNear(found, one), QJsonDocument(one).toJson());
    }
}

void TestAim::drags()
{
    const QList<QJsonObject> all = cases(u"drag"_s);
    QVERIFY(!all.isEmpty());
    for (const QJsonObject &one : all) {
        const QPointF found = dragDegrees({one[u"fromX"].toDouble(), one[u"fromY"].toDouble()},
                                          {one[u"toX"].toDouble(), one[u"toY"].toDouble()},
                                          {one[u"across"].toDouble(), one[u"upwards"].toDouble()});
        QVERIFY2(isNear(found, one), QJsonDocument(one).toJson());
    }
}

void TestAim::moves()
{
    const QList<QJsonObject> all = cases(u"move"_s);
    QVERIFY(!all.isEmpty());
    for (const QJsonObject &one : all) {
        const Move found =
            nearestMove({one[u"pan"].toDouble(), one[u"tilt"].toDouble()},
                        {.pan = one[u"panGrain"].toInt(), .tilt = one[u"tiltGrain"].toInt()});
        QCOMPARE(QJsonArray({found.pan, found.tilt}), one[u"moves"].toArray());
    }
}

/// What is seen at a part of the picture, seen the other way round.
void TestAim::fields()
{
    for (const double field : {20.0, 65.0, 110.0}) {
        const double degrees = 2 * aimDegrees({0.6, 0.5}, {field, field}).x();
        QVERIFY(std::abs(fieldOfShift(degrees, 0.2) - field) < 1e-9);
    }
}

VEDETTE_TEST(TestAim)
#include "TestAim.moc"
