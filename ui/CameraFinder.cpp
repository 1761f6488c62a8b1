// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraFinder.h"

#include "http/HttpNumbers.h"
#include "ResultLabel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

QString whatToDo(const FoundCamera &camera)
{
    if (camera.needsLogin && camera.hasStream()) {
        return CameraFinder::tr("Enter the camera's login below, and press Test.");
    }
    if (!camera.hasStream() || camera.dialects.isEmpty()) {
        return {};
    }
    return camera.dialects.size() == 1
               ? CameraFinder::tr("Try and Adjust shows whether it turns.")
               : CameraFinder::tr("How it is steered is not certain: what fits comes first in the "
                                  "list, and Try and Adjust shows which it is.");
}

bool hasOnePort(const SearchPlan &plan)
{
    return std::all_of(plan.cbegin(), plan.cend(), [&plan](const SearchPlace &place) {
        return http::portOf(place.url) == http::portOf(plan.constFirst().url);
    });
}

} // namespace

CameraFinder::CameraFinder(std::shared_ptr<DialogThread> thread, QWidget *parent)
    : QWidget(parent)
    , m_thread(std::move(thread))
    , m_find(new QPushButton)
    , m_result(new ResultLabel(QStringLiteral("found")))
{
    m_find->setObjectName(QStringLiteral("find"));
    m_find->setAutoDefault(false);
    auto *const network = new QPushButton(tr("Search the Networ&k…"));
    network->setObjectName(QStringLiteral("network"));
    network->setAutoDefault(false);
    network->setToolTip(tr("Lists cameras in the local network that announce their names."));
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_find);
    layout->addWidget(network);
    connect(m_find, &QPushButton::clicked, this, [this] {
        if (isSearching()) {
            forget();
        } else {
            emit findRequested();
        }
    });
    connect(network, &QPushButton::clicked, this, &CameraFinder::networkRequested);
    showRunning(false);
}

CameraFinder::~CameraFinder() = default;

void CameraFinder::showRunning(bool isRunning)
{
    m_find->setText(isRunning ? tr("Stop &Finding") : tr("&Find"));
    m_find->setToolTip(isRunning ? QString()
                                 : tr("Asks the camera at this address where its stream is: one "
                                      "request at a time, without a login."));
}

void CameraFinder::search(const SearchPlan &plan)
{
    stop();
    const int number = ++m_number;
    m_isOnePort = hasOnePort(plan);
    m_search.reset(new StreamSearch(plan));
    connect(m_search.get(), &StreamSearch::progressed, this,
            [this, number](int, int, const QString &text) {
                if (isSearching() && number == m_number) {
                    m_result->showProgress(wrappable(sentence(text)));
                }
            });
    connect(m_search.get(), &StreamSearch::finished, this,
            [this, number](const FoundCamera &camera) {
                if (isSearching() && number == m_number) {
                    take(camera);
                }
            });
    showRunning(true);
    m_result->showProgress(tr("Searching…"));
    m_thread->io().adopt(*m_search);
    QMetaObject::invokeMethod(m_search.get(), &StreamSearch::start);
}

void CameraFinder::stop()
{
    if (isSearching()) {
        m_search.reset();
        showRunning(false);
        emit ended();
    }
}

void CameraFinder::forget()
{
    m_result->hide();
    stop();
}

void CameraFinder::suggestNetwork()
{
    m_result->showProgress(tr("Does the camera have another address now? Search the Network may "
                              "list it."));
}

void CameraFinder::take(const FoundCamera &camera)
{
    m_search.reset();
    showRunning(false);
    emit found(camera);
    QStringList sentences{camera.text, whatToDo(camera)};
    if (!camera.hasStream() && camera.isAsked && m_isOnePort) {
        sentences.append(tr("Only the port in the address was asked."));
    }
    sentences.removeAll(QString());
    m_result->showResult(camera.isStreamSeen, wrappable(sentences.join(QLatin1Char(' '))));
    emit ended();
}

} // namespace vedette

#include "moc_CameraFinder.cpp"
