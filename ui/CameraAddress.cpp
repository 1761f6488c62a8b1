// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraAddress.h"

#include "CameraNameField.h"
#include "config/WebAddress.h"
#include "http/AddressLogin.h"
#include "ResultLabel.h"
#include "TypedAddress.h"

#include <QGridLayout>
#include <QLineEdit>

namespace vedette {

namespace {

// Rows and columns of the grid.
constexpr int NameRow = 0;
constexpr int AddressRow = 1;
constexpr int FoundRow = 2;
constexpr int ResultRow = 3;
constexpr int FieldColumn = 1;
constexpr int ButtonColumn = 2;
constexpr int Columns = 2; ///< that fields without a button take

} // namespace

/// Not a QFormLayout: it leaves more room than needed around texts that wrap.
CameraAddress::CameraAddress(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_address(new QLineEdit)
    , m_result(new ResultLabel(QStringLiteral("cameraResult")))
{
    m_address->setObjectName(QStringLiteral("camera"));
    m_address->setPlaceholderText(QStringLiteral("http://192.168.1.50/mjpeg"));
    auto *const label = new QLabel(tr("Camera &address:"));
    label->setBuddy(m_address);
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(FieldColumn, 1);
    m_grid->addWidget(label, AddressRow, 0);
    m_grid->addWidget(m_address, AddressRow, FieldColumn);
    m_grid->addWidget(m_result, ResultRow, FieldColumn, 1, Columns);
    setFocusProxy(m_address);
    connect(m_address, &QLineEdit::editingFinished, this, &CameraAddress::complete);
    connect(m_address, &QLineEdit::textChanged, this, &CameraAddress::changed);
}

CameraAddress::~CameraAddress()
{
    // A field that has the focus loses it while it is destroyed, and would say that it was edited.
    m_address->disconnect(this);
}

void CameraAddress::addName(const QString &name)
{
    m_name = new CameraNameField;
    auto *const label = new QLabel(tr("Na&me:"));
    label->setBuddy(m_name);
    m_grid->addWidget(label, NameRow, 0);
    m_grid->addWidget(m_name, NameRow, FieldColumn, 1, Columns);
    setTabOrder(m_name, m_address);
    m_name->setName(name);
    connect(m_name, &CameraNameField::changed, this, [this] {
        m_name->clearProblem();
        emit nameChanged();
    });
}

void CameraAddress::addFinder(QWidget *buttons, QWidget *result)
{
    m_grid->addWidget(buttons, AddressRow, ButtonColumn);
    m_grid->addWidget(result, FoundRow, FieldColumn, 1, Columns);
}

QString CameraAddress::name() const
{
    return m_name != nullptr ? m_name->name() : QString();
}

QUrl CameraAddress::url() const
{
    return WebAddress::of(m_address->text().trimmed());
}

void CameraAddress::setUrl(const QUrl &url)
{
    setText(shownAddress(url, url));
}

void CameraAddress::setText(const QString &text)
{
    m_address->setText(text);
}

void CameraAddress::complete()
{
    QUrl url(completedAddress(m_address->text()));
    if (WebAddress::problemWith(url.toString(QUrl::FullyEncoded)).isEmpty() && hasOwnLogin(url)) {
        // The login has fields of its own, where it is hidden.
        emit loginTyped(url);
        url = url.adjusted(QUrl::RemoveUserInfo);
        setText(url.toString(QUrl::FullyEncoded));
    }
    setText(completedAddress(m_address->text()));
    emit completed(m_address->text());
}

QString CameraAddress::addressToSearch() const
{
    const QString text = m_address->text().trimmed();
    const QString shorter =
        QUrl(text).adjusted(QUrl::RemovePath | QUrl::RemoveQuery).toString(QUrl::FullyEncoded);
    return completedAddress(shorter) == text ? shorter : text;
}

bool CameraAddress::check()
{
    const QString problem = WebAddress::problemWith(m_address->text().trimmed());
    if (!problem.isEmpty()) {
        showProblem(problem);
    }
    const bool isNameRight = m_name == nullptr || m_name->check();
    return problem.isEmpty() && isNameRight;
}

void CameraAddress::showProblem(const QString &clause)
{
    m_result->showResult(false, clause);
    m_address->setFocus();
}

} // namespace vedette

#include "moc_CameraAddress.cpp"
