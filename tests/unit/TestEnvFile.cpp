// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/EnvFile.h"
#include "FullDisk.h"
#include "TestProgram.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using vedette::EnvFile;

class TestEnvFile : public QObject
{
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void mistakes_data();
    void mistakes();
    void aMissingFileIsSaid();
    void writingKeepsCommentsAndOrder();
    void onlyTheOwnerMayReadWhatIsWritten();
    void anEmptyValueTakesTheLineAway();
    void aBrokenFileIsNotWrittenOver();
    void aFullDiskIsSaidAndCostsNothing();
    void aFolderThatCannotBeMadeIsSaid();
    void anyTextSurvivesWritingAndReading();
};

void TestEnvFile::values_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QByteArray &file, const QString &value) {
        QTest::newRow(name) << file << value;
    };
    row("plain", "KEY=value\n", QStringLiteral("value"));
    row("no line end", "KEY=value", QStringLiteral("value"));
    row("spaces", "  KEY  =  some value  \n", QStringLiteral("some value"));
    row("export", "export KEY=value\n", QStringLiteral("value"));
    row("comment lines", "# one\n\n   # two\nKEY=value\n", QStringLiteral("value"));
    row("comment behind", "KEY=value # what it is\n", QStringLiteral("value"));
    row("hash within", "KEY=va#lue\n", QStringLiteral("va#lue"));
    row("hash at once", "KEY=#x # why\n", QStringLiteral("#x"));
    row("nothing but a comment", "KEY= # x\n", QString());
    row("equals within", "KEY=a=b\n", QStringLiteral("a=b"));
    row("double quotes", "KEY=\"va#l ue\" # why\n", QStringLiteral("va#l ue"));
    row("single quotes", "KEY='va\"lue \\n'\n", QStringLiteral("va\"lue \\n"));
    row("escapes", "KEY=\"a\\\"b\\\\c\\nd\"\n", QStringLiteral("a\"b\\c\nd"));
    row("CRLF", "OTHER=x\r\nKEY=value\r\n", QStringLiteral("value"));
    row("byte order mark", "\xEF\xBB\xBFKEY=value\n", QStringLiteral("value"));
    row("empty", "KEY=\n", QString());
    row("an invisible character that is meant", "KEY=\"a\xC2\xA0z\"\n", QStringLiteral("a\u00A0z"));
    row("typographic quotes that are meant", "KEY='\u201Ca\u201D'\n",
        QStringLiteral("\u201Ca\u201D"));
    row("umlaut", "KEY=g\xC3\xA4rtner\n", QStringLiteral("gärtner"));
}

void TestEnvFile::values()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, value);
    const EnvFile parsed = EnvFile::parse(file, QStringLiteral("camera.env"));
    QVERIFY(!parsed.error());
    QCOMPARE(parsed.entries().constLast().key, QStringLiteral("KEY"));
    QCOMPARE(parsed.entries().constLast().value, value);
}

void TestEnvFile::mistakes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &file, const QString &message) {
        QTest::newRow(name) << file << QString(QStringLiteral("camera.env") + message);
    };
    row("no equals", "A=1\nnonsense\n", QStringLiteral(", line 2: is not of the form KEY=value"));
    row("bad key", "1A=1\n", QStringLiteral(", line 1: is not of the form KEY=value"));
    row("duplicate", "A=1\n# x\nA=2\n",
        QStringLiteral(", line 3: A is set a second time; it is already set in line 1"));
    row("open quote", "A=\"secret\n",
        QStringLiteral(", line 1: the quote in the value of A is not closed"));
    row("behind the quote", "A='secret' more\n",
        QStringLiteral(", line 1: there is text after the quoted value of A"));
    row("typographic quotes", "A=\u201Csecret\u201D\n",
        QStringLiteral(", line 1: the value of A begins with the quotation mark U+201C left double "
                       "quotation mark; write \" instead, or no quotation marks"));
    const QString meant =
        QStringLiteral("; delete it, or put the value between \" and \" if it is meant");
    row("zero width space behind", "A=secret\u200B\n",
        QStringLiteral(", line 1: there is an invisible character in the value of A, U+200B zero "
                       "width space") +
            meant);
    row("no-break space within", "A=sec\u00A0ret # why\n",
        QStringLiteral(
            ", line 1: there is an invisible character in the value of A, U+00A0 no-break "
            "space") +
            meant);
    row("byte order mark within", "A=1\n\uFEFFB=2\n",
        QStringLiteral(", line 2: there is an invisible character before the =, U+FEFF byte order "
                       "mark; delete it"));
    row("no UTF-8", "A=\xFF\xFE\n", QStringLiteral(": is not a text file in UTF-8"));
    row("cut UTF-8", "A=\xE2\x82", QStringLiteral(": is not a text file in UTF-8"));
    row("zero", QByteArray("A=a\0b\n", 6), QStringLiteral(": is not a text file in UTF-8"));
    row("too large", "A=" + QByteArray(EnvFile::MaximumBytes, 'x'),
        QStringLiteral(": is too large for a .env file"));
}

void TestEnvFile::mistakes()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, message);
    const EnvFile parsed = EnvFile::parse(file, QStringLiteral("camera.env"));
    QVERIFY(parsed.error());
    QCOMPARE(parsed.error()->message(), message);
    QVERIFY(!parsed.error()->message().contains(QLatin1String("secret")));
}

void TestEnvFile::aMissingFileIsSaid()
{
    const EnvFile file = EnvFile::read(QStringLiteral("/nowhere/camera.env"));
    QVERIFY(file.error());
    QCOMPARE(file.error()->message(),
             QStringLiteral("/nowhere/camera.env: cannot be read: No such file or directory"));
}

void TestEnvFile::writingKeepsCommentsAndOrder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("camera.env"));
    EnvFile file = EnvFile::parse("# my camera\nA=1\n\n# steering\nB=2\n", path);
    file.set(QStringLiteral("A"), QStringLiteral("one word"));
    file.set(QStringLiteral("C"), QStringLiteral("3"));
    QVERIFY(!file.write());
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(),
             QByteArray("# my camera\nA=\"one word\"\n\n# steering\nB=2\nC=3\n"));
}

void TestEnvFile::onlyTheOwnerMayReadWhatIsWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("new/folder/camera.env"));
    EnvFile file = EnvFile::parse({}, path);
    file.set(QStringLiteral("A"), QStringLiteral("1"));
    QVERIFY(!file.write());
    const QFileDevice::Permissions nobodyElse(QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                              QFileDevice::ExeGroup | QFileDevice::ReadOther |
                                              QFileDevice::WriteOther | QFileDevice::ExeOther);
    QVERIFY(!QFileInfo(path).permissions().testAnyFlags(nobodyElse));
    QVERIFY(EnvFile::read(path).warnings().isEmpty());
    QVERIFY(QFile::setPermissions(path, QFileInfo(path).permissions() | QFileDevice::ReadOther));
    QVERIFY(!EnvFile::read(path).warnings().isEmpty());
}

void TestEnvFile::anEmptyValueTakesTheLineAway()
{
    EnvFile file = EnvFile::parse("A=1\nB=2\n", QStringLiteral("camera.env"));
    file.set(QStringLiteral("A"), {});
    QCOMPARE(file.entries().size(), 1);
    QCOMPARE(file.entries().constFirst().line, 1);
}

void TestEnvFile::aBrokenFileIsNotWrittenOver()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("camera.env"));
    EnvFile file = EnvFile::parse("A=1\n", path);
    QVERIFY(!file.write());
    file.set(QStringLiteral("B"), QString(EnvFile::MaximumBytes, QLatin1Char('x')));
    QVERIFY(file.write());
    QCOMPARE(EnvFile::read(path).entries().constFirst().value, QStringLiteral("1"));
}

void TestEnvFile::aFullDiskIsSaidAndCostsNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("camera.env"));
    EnvFile file = EnvFile::read(path);
    file.set(QStringLiteral("KEY"), QStringLiteral("before"));
    QVERIFY(!file.write());
    file.set(QStringLiteral("KEY"), QStringLiteral("after"));
    {
        const vedette::test::FullDisk full;
        const auto error = file.write();
        QVERIFY(error);
        QVERIFY(error->message().contains(QStringLiteral("cannot be written")));
    }
    QFile kept(path);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("KEY=before\n"));
}

void TestEnvFile::aFolderThatCannotBeMadeIsSaid()
{
    EnvFile file = EnvFile::parse({}, QStringLiteral("/dev/null/vedette/camera.env"));
    file.set(QStringLiteral("KEY"), QStringLiteral("value"));
    const auto error = file.write();
    QVERIFY(error);
    QCOMPARE(error->text,
             QStringLiteral("cannot be written: the folder /dev/null/vedette cannot be made"));
}

void TestEnvFile::anyTextSurvivesWritingAndReading()
{
    std::mt19937 random(7);
    const QString alphabet = QStringLiteral("ab \"'\\#=$\n\tä日€%{}`;");
    for (int round = 0; round < 2000; ++round) {
        QString value;
        for (unsigned i = 0; i <= random() % 12; ++i) {
            value += alphabet[static_cast<qsizetype>(random() % alphabet.size())];
        }
        EnvFile file = EnvFile::parse("# head\n", QStringLiteral("camera.env"));
        file.set(QStringLiteral("KEY"), value);
        QVERIFY2(!file.error(), qPrintable(value));
        QCOMPARE(file.entries().constLast().value, value);
    }
}

VEDETTE_TEST(TestEnvFile)
#include "TestEnvFile.moc"
