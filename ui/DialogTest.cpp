// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DialogTest.h"

#include "ResultLabel.h"

#include <utility>

namespace vedette {

DialogTest::DialogTest(std::shared_ptr<DialogThread> thread, ResultLabel &camera,
                       ResultLabel &servos, QObject *parent)
    : QObject(parent)
    , m_thread(std::move(thread))
    , m_camera(camera)
    , m_servos(servos)
{
}

DialogTest::~DialogTest() = default;

void DialogTest::start(const CameraConfig &config)
{
    m_camera.showProgress(tr("Testing…"));
    if (!config.servoUrl.isEmpty()) {
        m_servos.showProgress(tr("Testing…"));
    }
    const int number = ++m_number;
    const auto isCurrent = [this, number] { return isRunning() && number == m_number; };
    m_test.reset(new ConnectionTest(config));
    connect(m_test.get(), &ConnectionTest::streamTested, this,
            [this, isCurrent](bool works, const QString &text) {
                if (isCurrent()) {
                    m_camera.showResult(works, text);
                }
            });
    connect(m_test.get(), &ConnectionTest::unreachable, this, [this, isCurrent] {
        if (isCurrent()) {
            emit unreachable();
        }
    });
    connect(m_test.get(), &ConnectionTest::servosTested, this,
            [this, isCurrent](bool works, const QString &text) {
                if (isCurrent()) {
                    m_servos.showResult(works, text);
                }
            });
    connect(m_test.get(), &ConnectionTest::finished, this, [this, isCurrent](bool works) {
        if (isCurrent()) {
            emit finished(works);
        }
    });
    m_thread->io().adopt(*m_test);
    QMetaObject::invokeMethod(m_test.get(), &ConnectionTest::start);
}

void DialogTest::stop()
{
    m_test.reset();
}

} // namespace vedette

#include "moc_DialogTest.cpp"
