// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "NetworkDialog.h"

#include "ResultLabel.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vedette {

namespace {

/// Of the dialog, in characters, and of its list, in lines.
constexpr int DialogWidth = 60;
constexpr int ListLines = 8;

QString lineOf(const NetworkCamera &camera, bool isFormer)
{
    const QString address = camera.addressToSearch();
    return isFormer ? NetworkDialog::tr("%1 at %2: this camera's name").arg(camera.name, address)
           : camera.looksLikeCamera
               ? NetworkDialog::tr("%1 at %2").arg(camera.name, address)
               : NetworkDialog::tr("%1 at %2, perhaps not a camera").arg(camera.name, address);
}

} // namespace

NetworkDialog::NetworkDialog(const QUrl &former, QWidget *parent)
    : GrowingDialog(parent)
    , m_former(former)
    , m_list(new QListWidget)
    , m_text(new ResultLabel(QStringLiteral("networkText")))
{
    setWindowTitle(tr("Cameras in the Local Network"));
    setAttribute(Qt::WA_DeleteOnClose);
    if (!former.isEmpty()) {
        auto *const intent = new QLabel(
            tr("Which of these is the camera that was at %1? It is asked for its stream without a "
               "login, and gets the login only when you test, try or save.")
                .arg(former.host()));
        intent->setTextFormat(Qt::PlainText);
        intent->setWordWrap(true);
        content()->addWidget(intent);
    }
    m_list->setObjectName(QStringLiteral("networkCameras"));
    m_list->setMinimumHeight(ListLines * fontMetrics().lineSpacing());
    m_list->setAccessibleName(windowTitle());
    content()->addWidget(m_list);
    content()->addWidget(m_text);
    createButtons();
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_use->setEnabled(row >= 0); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &NetworkDialog::accept);
    setWidthInCharacters(DialogWidth);
    search();
}

NetworkDialog::~NetworkDialog() = default;

void NetworkDialog::createButtons()
{
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_use = buttons->button(QDialogButtonBox::Ok);
    m_use->setText(tr("&Use This Address"));
    m_use->setObjectName(QStringLiteral("use"));
    m_use->setEnabled(false);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Cancel"));
    m_again = buttons->addButton(tr("Search &Again"), QDialogButtonBox::ActionRole);
    m_again->setObjectName(QStringLiteral("again"));
    connect(buttons, &QDialogButtonBox::accepted, this, &NetworkDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &NetworkDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &NetworkDialog::search);
    addBelow(buttons);
    m_use->setDefault(true);
}

void NetworkDialog::search()
{
    m_list->clear();
    m_cameras.clear();
    m_again->setEnabled(false);
    m_list->setFocus();
    m_text->showProgress(tr("Searching the local network…"));
    m_search = std::make_unique<NetworkSearch>();
    connect(m_search.get(), &NetworkSearch::found, this, &NetworkDialog::add);
    connect(m_search.get(), &NetworkSearch::finished, this,
            [this](NetworkSearch::Outcome, const QString &text) { conclude(text); });
    m_search->start();
}

/// This camera itself comes first, then what looks like one; of equals, what was found first.
void NetworkDialog::add(const NetworkCamera &camera)
{
    const auto known = std::find_if(m_cameras.cbegin(), m_cameras.cend(),
                                    [&camera](const auto &one) { return one.isAt(camera); });
    if (known != m_cameras.cend()) {
        const auto row = static_cast<int>(known - m_cameras.cbegin());
        m_cameras.removeAt(row);
        delete m_list->takeItem(row);
    }
    const auto rank = [this](const NetworkCamera &one) {
        return isNamedIn(m_former, one) ? 2 : one.looksLikeCamera ? 1 : 0;
    };
    const auto place =
        std::find_if(m_cameras.cbegin(), m_cameras.cend(),
                     [&](const NetworkCamera &one) { return rank(one) < rank(camera); });
    const auto row = static_cast<int>(place - m_cameras.cbegin());
    m_cameras.insert(row, camera);
    m_list->insertItem(row, lineOf(camera, isNamedIn(m_former, camera)));
    if (isNamedIn(m_former, camera)) {
        m_list->setCurrentRow(row);
    }
}

void NetworkDialog::conclude(const QString &text)
{
    m_text->showProgress(text);
    m_again->setEnabled(true);
}

void NetworkDialog::accept()
{
    const int row = m_list->currentRow();
    if (row >= 0) {
        const NetworkCamera camera = m_cameras[row];
        GrowingDialog::accept();
        emit chosen(camera);
    }
}

} // namespace vedette

#include "moc_NetworkDialog.cpp"
