// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraNameField.h"

#include "config/SettingValue.h"
#include "Sentence.h"
#include "SettingNames.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace vedette {

CameraNameField::CameraNameField(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit)
    , m_problem(new QLabel)
{
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(CameraConfig::MaximumNameLength);
    m_problem->setObjectName(QStringLiteral("nameProblem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_name);
    layout->addWidget(m_problem);
    setFocusProxy(m_name);
    setFocusPolicy(m_name->focusPolicy()); // else the mnemonic of its label leads nowhere
    connect(m_name, &QLineEdit::textChanged, this, &CameraNameField::changed);
}

CameraNameField::~CameraNameField() = default;

QString CameraNameField::name() const
{
    return m_name->text().simplified();
}

void CameraNameField::setName(const QString &name)
{
    m_name->setText(name);
}

bool CameraNameField::check()
{
    Settings scratch;
    const QString problem = name().isEmpty() ? tr("enter a name for the camera")
                                             : takeSetting(scratch, key::Name, name());
    m_problem->setText(QStringLiteral("✗ ") + sentence(withFieldNames(problem)));
    m_problem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty()) {
        m_name->setFocus();
    }
    return problem.isEmpty();
}

void CameraNameField::clearProblem()
{
    m_problem->hide();
}

} // namespace vedette

#include "moc_CameraNameField.cpp"
