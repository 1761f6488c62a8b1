// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/StreamSearch.h"

#include "camera/search/Recognition.h"
#include "http/DisplayUrl.h"
#include "http/HttpNumbers.h"

#include <utility>

namespace vedette {

StreamSearch::StreamSearch(const QString &typed, QObject *parent)
    : StreamSearch(searchPlanFor(typed), parent)
{
}

StreamSearch::StreamSearch(SearchPlan plan, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_camera(m_plan.isEmpty() ? QUrl() : atCamera(m_plan.constFirst().url, QStringLiteral("/")))
    , m_probe(this)
    , m_breath(this)
{
    m_breath.setSingleShot(true);
    connect(&m_breath, &QTimer::timeout, this, &StreamSearch::next);
    connect(&m_probe, &StreamProbe::answered, this, &StreamSearch::take);
}

StreamSearch::~StreamSearch() = default;

QString StreamSearch::problemWith(const QString &typed)
{
    return problemWithSearchedAddress(typed);
}

void StreamSearch::start()
{
    m_isRunning = true;
    m_breath.start(0);
}

void StreamSearch::cancel()
{
    m_isRunning = false;
    m_breath.stop();
    m_probe.cancel();
}

void StreamSearch::next()
{
    while (m_next < m_plan.size() && m_closedPorts.contains(http::portOf(m_plan[m_next].url))) {
        ++m_next;
    }
    if (m_next >= m_plan.size()) {
        conclude();
        return;
    }
    const QUrl url = m_plan[m_next].url;
    const auto number = static_cast<int>(m_next) + 1;
    const auto count = static_cast<int>(m_plan.size());
    emit progressed(number, count,
                    tr("asking %1 (%2 of %3)").arg(displayUrl(url)).arg(number).arg(count));
    if (m_isRunning) {
        m_probe.ask(url);
    }
}

void StreamSearch::take(const ProbeAnswer &answer)
{
    if (!m_isRunning) {
        return;
    }
    using Kind = ProbeAnswer::Kind;
    const SearchPlace asked = m_plan[m_next++];
    const int port = http::portOf(asked.url);
    m_seen.add(asked, answer);
    if (answer.kind == Kind::Picture || answer.kind == Kind::NoSuchHost) {
        conclude();
        return;
    }
    if (answer.kind == Kind::Silent) {
        ++m_silences[port];
    }
    if (answer.kind == Kind::Unreachable || answer.kind == Kind::Untrusted ||
        m_silences.value(port) >= MostSilences) {
        m_closedPorts.insert(port);
    }
    takeAddressOfItsOwn();
    m_breath.start(Breath);
}

/// The one that the camera named itself is asked next.
void StreamSearch::takeAddressOfItsOwn()
{
    const QUrl url = std::exchange(m_seen.streamUrl, {});
    if (url.isEmpty()) {
        return;
    }
    for (qsizetype i = 0; i < m_plan.size(); ++i) {
        if (m_plan[i].url == url) {
            if (i > m_next) {
                m_plan.move(i, m_next);
            }
            return;
        }
    }
    m_plan.insert(m_next, {url, url.path()});
}

void StreamSearch::conclude()
{
    m_isRunning = false;
    emit finished(Recognition::of(m_seen, m_camera));
}

} // namespace vedette

#include "moc_StreamSearch.cpp"
