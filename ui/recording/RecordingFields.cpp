// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingFields.h"

#include "LimitedNumber.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

namespace vedette {

namespace {

/// Of gigabytes: 10 MB.
constexpr int Decimals = 2;

/// Without zeros behind the decimal point.
class ShortNumber : public LimitedNumber<QDoubleSpinBox>
{
public:
    using LimitedNumber::LimitedNumber;

    QString textFromValue(double value) const override
    {
        // As the spin box itself reads numbers.
        return locale()
            .toString(value, 'f', QLocale::FloatingPointShortest)
            .remove(locale().groupSeparator());
    }
};

QString meaningOf(RecordConfig::When when)
{
    switch (when) {
    case RecordConfig::When::Asked:
        break;
    case RecordConfig::When::Ready:
        return RecordingFields::tr("R starts and ends it. The camera stays connected, so that the "
                                   "seconds before are there also when nobody watches.");
    case RecordConfig::When::Always:
        return RecordingFields::tr("The camera stays connected, also when nobody watches.");
    case RecordConfig::When::Schedule:
        return RecordingFields::tr("By the clock of this computer. At other times, R starts and "
                                   "ends it.");
    }
    return RecordingFields::tr("R starts and ends it. The seconds before are there when somebody "
                               "watched then.");
}

} // namespace

RecordingFields::RecordingFields(const RecordConfig &config, QWidget *parent)
    : QWidget(parent)
    , m_before(config)
    , m_config(config)
    , m_when(new QComboBox)
    , m_meaning(new QLabel)
    , m_times(new QLineEdit(config.schedule.text()))
    , m_problem(new ResultLabel(QStringLiteral("timesProblem")))
    , m_lapse(new LimitedNumber<QSpinBox>)
    , m_goes(new QLabel(tr("What is over a lower limit is deleted as soon as you save, the oldest "
                           "first. Locked recordings stay.")))
{
    auto *const form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    addWhen(*form);
    addTimes(*form);
    addPictures(*form);
    addKeep(*form);
    show();
}

RecordingFields::~RecordingFields() = default;

void RecordingFields::addWhen(QFormLayout &form)
{
    m_when->setObjectName(QStringLiteral("when"));
    m_when->addItem(tr("When I ask for it"), QVariant::fromValue(When::Asked));
    m_when->addItem(tr("When I ask for it, always ready"), QVariant::fromValue(When::Ready));
    m_when->addItem(tr("Always"), QVariant::fromValue(When::Always));
    m_when->addItem(tr("At these times"), QVariant::fromValue(When::Schedule));
    m_when->setCurrentIndex(m_when->findData(QVariant::fromValue(m_config.when)));
    form.addRow(tr("&Record:"), m_when);
    m_meaning->setObjectName(QStringLiteral("meaning"));
    m_meaning->setWordWrap(true);
    connect(m_when, &QComboBox::currentIndexChanged, this, [this] {
        m_config.when = m_when->currentData().value<When>();
        show();
    });
}

void RecordingFields::addTimes(QFormLayout &form)
{
    m_times->setObjectName(QStringLiteral("times"));
    m_times->setPlaceholderText(QStringLiteral("Mon-Fri 08:00-18:00, Sat 00:00-24:00"));
    form.addRow(tr("&Times:"), m_times);
    form.addRow(QString(), m_problem);
    form.addRow(QString(), m_meaning);
    form.setRowVisible(m_problem, false);
    connect(m_times, &QLineEdit::textEdited, this,
            [this, &form] { form.setRowVisible(m_problem, false); });
}

void RecordingFields::addPictures(QFormLayout &form)
{
    auto *const before = new LimitedNumber<QSpinBox>;
    before->setObjectName(QStringLiteral("before"));
    before->setRange(0, RecordConfig::MostBeforeSeconds);
    before->setSuffix(tr(" s before you ask for it"));
    before->setSpecialValueText(tr("from the moment you ask for it"));
    before->setValue(m_config.beforeSeconds);
    connect(before, &QSpinBox::valueChanged, this,
            [this](int seconds) { m_config.beforeSeconds = seconds; });
    form.addRow(tr("&Begin:"), before);
    m_lapse->setObjectName(QStringLiteral("lapse"));
    m_lapse->setRange(0, RecordConfig::MostEverySeconds);
    m_lapse->setPrefix(tr("time lapse, one picture each "));
    m_lapse->setSuffix(tr(" s"));
    m_lapse->setSpecialValueText(tr("all"));
    m_lapse->setValue(m_config.everySeconds);
    m_lapse->setToolTip(tr("What you ask for is always whole."));
    connect(m_lapse, &QSpinBox::valueChanged, this, [this](int seconds) {
        m_config.everySeconds = seconds;
        emit changed();
    });
    form.addRow(tr("&Pictures:"), m_lapse);
}

void RecordingFields::addKeep(QFormLayout &form)
{
    auto *const days = new LimitedNumber<QSpinBox>;
    days->setObjectName(QStringLiteral("days"));
    days->setAccessibleName(tr("Keep for so many days"));
    days->setRange(0, RecordKeep::MostDays);
    days->setSuffix(tr(" days"));
    days->setSpecialValueText(tr("any number of days"));
    days->setValue(m_config.keep.days);
    auto *const gigabytes = new ShortNumber;
    gigabytes->setObjectName(QStringLiteral("gigabytes"));
    gigabytes->setAccessibleName(tr("Keep so many gigabytes"));
    gigabytes->setDecimals(Decimals);
    gigabytes->setRange(0, RecordKeep::MostGigabytes);
    gigabytes->setSuffix(tr(" GB"));
    gigabytes->setSpecialValueText(tr("any size"));
    gigabytes->setValue(m_config.keep.gigabytes);
    connect(days, &QSpinBox::valueChanged, this, [this](int value) {
        m_config.keep.days = value;
        show();
    });
    connect(gigabytes, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        m_config.keep.gigabytes = value;
        show();
    });
    auto *const row = new QHBoxLayout;
    row->addWidget(days, 1);
    row->addWidget(gigabytes, 1);
    form.addRow(tr("&Keep at most:"), row);
    // A row that is a layout has no buddy by itself.
    qobject_cast<QLabel *>(form.labelForField(row))->setBuddy(days);
    m_goes->setObjectName(QStringLiteral("goes"));
    m_goes->setWordWrap(true);
    form.addRow(QString(), m_goes);
}

bool RecordingFields::isAnyLimitLower() const
{
    const auto isLower = [](auto now, auto before) {
        return now > 0 && (before <= 0 || now < before);
    };
    return isLower(m_config.keep.days, m_before.keep.days) ||
           isLower(m_config.keep.gigabytes, m_before.keep.gigabytes);
}

void RecordingFields::show()
{
    auto *const form = qobject_cast<QFormLayout *>(layout());
    const bool isBySchedule = m_config.when == When::Schedule;
    form->setRowVisible(m_times, isBySchedule);
    form->setRowVisible(m_problem, false);
    form->setRowVisible(m_goes, isAnyLimitLower());
    m_meaning->setText(meaningOf(m_config.when));
    m_lapse->setEnabled(isBySchedule || m_config.when == When::Always);
    emit changed();
}

bool RecordingFields::check()
{
    if (m_config.when != When::Schedule) {
        m_config.schedule = {};
        return true;
    }
    const auto schedule = WeekSchedule::parse(m_times->text());
    if (!schedule) {
        m_problem->showResult(false, tr("these must be %1").arg(WeekSchedule::form()));
        qobject_cast<QFormLayout *>(layout())->setRowVisible(m_problem, true);
        m_times->setFocus();
        return false;
    }
    m_config.schedule = *schedule;
    return true;
}

} // namespace vedette

#include "moc_RecordingFields.cpp"
