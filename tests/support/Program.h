// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace vedette::test {

/// How long a program may take to start, to print what a test waits for, or to end.
inline constexpr int ProgramPatience = 20000; // ms

/// A program that a test starts, ours or another's, with a home folder of its own. What it prints
/// goes into files: a pipe fills while the test waits for something else, and the program then
/// stands still. Ended, at the latest, with this object.
class Program : public QProcess
{
public:
    explicit Program(
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        setProcessEnvironment(environment);
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                 "XDG_STATE_HOME", "XDG_RUNTIME_DIR"}) {
            setVariable(QLatin1String(name), m_home.path());
        }
        setWorkingDirectory(m_home.path());
        setStandardInputFile(nullDevice());
        setStandardOutputFile(m_output.path);
        setStandardErrorFile(m_errors.path);
    }
    ~Program() override { end(); }

    /// Of the environment it is started in.
    void setVariable(const QString &name, const QString &value)
    {
        QProcessEnvironment environment = processEnvironment();
        environment.insert(name, value);
        setProcessEnvironment(environment);
    }
    /// All that it prints is in output().
    void mergeErrors()
    {
        setStandardErrorFile({});
        setProcessChannelMode(QProcess::MergedChannels);
    }
    /// Its errors go where the test's go, so that a sanitizer's report is in the test's log.
    void forwardErrors()
    {
        setStandardErrorFile({});
        setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }

    QString home() const { return m_home.path(); }
    QString path(const char *name) const { return m_home.filePath(QLatin1String(name)); }

    /// Blocks until it runs, or cannot be started: state() then says which.
    void start(const QString &program, const QStringList &arguments)
    {
        m_output.text.clear();
        m_errors.text.clear();
        QProcess::start(program, arguments);
        waitForStarted(ProgramPatience);
    }
    /// All that it has printed since it was started, to standard output and to standard error.
    QByteArray output() const { return m_output.read(); }
    QByteArray errors() const { return m_errors.read(); }

    /// Waits until the output has text, and the line it is in is whole. False when the program ends
    /// without it.
    bool waitForOutput(const QByteArray &text) const
    {
        const auto isPrinted = [&] {
            const QByteArray printed = output();
            const qsizetype found = printed.indexOf(text);
            return found >= 0 && printed.indexOf('\n', found) > found;
        };
        return QTest::qWaitFor([&] { return isPrinted() || state() == NotRunning; },
                               ProgramPatience) &&
               isPrinted();
    }
    /// Waits for a line that has name in it; what comes behind name, or nothing.
    QString waitForValue(const QByteArray &name) const
    {
        if (!waitForOutput(name)) {
            return {};
        }
        const QByteArray printed = output();
        const qsizetype start = printed.indexOf(name) + name.size();
        return QString::fromUtf8(printed.mid(start, printed.indexOf('\n', start) - start))
            .trimmed();
    }
    /// Asks it to end, and kills it when it does not.
    void end()
    {
        terminate();
        if (state() != NotRunning && !waitForFinished(ProgramPatience)) {
            kill();
            waitForFinished();
        }
    }

private:
    /// A file that a program writes, as far as it has been read.
    struct Log
    {
        QString path;
        mutable QByteArray text = {};

        QByteArray read() const
        {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly) && file.seek(text.size())) {
                text += file.readAll();
            }
            return text;
        }
    };

    QTemporaryDir m_home;
    QTemporaryDir m_logs;
    Log m_output{m_logs.filePath(QStringLiteral("output"))};
    Log m_errors{m_logs.filePath(QStringLiteral("errors"))};
};

} // namespace vedette::test
