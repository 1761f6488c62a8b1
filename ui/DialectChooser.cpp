// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DialectChooser.h"

#include "config/SettingValue.h"
#include "dialects/DialectLibrary.h"
#include "Sentence.h"
#include "SettingNames.h"
#include "steering/ServoProfile.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace vedette {

namespace {

/// As the settings take it.
constexpr int LargestChannel = 99;
/// Of the list, in characters: longer names would make the dialog wider.
constexpr int ListWidth = 24;

bool isUsual(const DialectPointer &dialect)
{
    return !dialect || dialect == ServoProfile::usualDialect();
}

bool needsIds(const Dialect &dialect)
{
    const auto has = [](const std::optional<RequestTemplate> &request) {
        return request && request->placeholders().contains("id");
    };
    return has(dialect.absolute.pan) || has(dialect.absolute.tilt) || has(dialect.relative.pan) ||
           has(dialect.relative.tilt);
}

/// A field with its label before it, on a line of its own.
QWidget *newRow(const QString &text, QWidget *field)
{
    auto *const row = new QWidget;
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    auto *const label = new QLabel(text);
    label->setBuddy(field);
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addStretch();
    return row;
}

QString toolTipOf(const Dialect &dialect)
{
    return dialect.firmwares.join(u'\n');
}

QString aboutText(const Dialect &dialect)
{
    QStringList lines{DialectChooser::tr("For: %1.").arg(dialect.firmwares.join(u"; "))};
    if (!dialect.unverified.isEmpty()) {
        lines.append(DialectChooser::tr("Not confirmed for every camera:"));
    }
    for (const QString &point : dialect.unverified) {
        lines.append(QStringLiteral("• ") + sentence(withFieldNames(point)));
    }
    return lines.join(u'\n');
}

} // namespace

DialectChooser::DialectChooser(QWidget *parent)
    : QWidget(parent)
    , m_list(new QComboBox)
    , m_about(new QLabel)
{
    m_list->setObjectName(QStringLiteral("dialect"));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setMinimumContentsLength(ListWidth);
    m_about->setObjectName(QStringLiteral("dialectAbout"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    setFocusProxy(m_list);
    setFocusPolicy(m_list->focusPolicy()); // else the mnemonic of its label leads nowhere
    createDetails();
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (QWidget *const part : {static_cast<QWidget *>(m_list), m_channelRow, m_idsRow,
                                static_cast<QWidget *>(m_about)}) {
        layout->addWidget(part);
    }
    fillList();
    showDetails();
    connect(m_list, &QComboBox::currentIndexChanged, this, [this] {
        m_isChannelChosen = false;
        showDetails();
        emit changed();
    });
}

DialectChooser::~DialectChooser() = default;

void DialectChooser::createDetails()
{
    m_channel = new QSpinBox;
    m_channel->setObjectName(QStringLiteral("channel"));
    m_channel->setRange(0, LargestChannel);
    m_channelRow = newRow(tr("Channe&l:"), m_channel);
    connect(m_channel, &QSpinBox::valueChanged, this, [this] {
        m_isChannelChosen = true;
        emit changed();
    });
    m_ids = new QLineEdit;
    m_ids->setObjectName(QStringLiteral("ids"));
    m_ids->setPlaceholderText(QStringLiteral("pan,tilt"));
    m_idsRow = newRow(tr("&IDs of pan and tilt:"), m_ids);
    connect(m_ids, &QLineEdit::textEdited, this, &DialectChooser::changed);
}

void DialectChooser::fillList()
{
    m_dialects = {nullptr};
    m_list->addItem(tr("%1 (default)").arg(ServoProfile::usualDialect()->name));
    QList<DialectPointer> all;
    QStringList unusable;
    for (const DialectResult &result : DialectLibrary::users()) {
        if (const auto *const dialect = std::get_if<DialectPointer>(&result)) {
            all.append(*dialect);
        } else {
            unusable.append(std::get<DialectError>(result).text);
        }
    }
    all += DialectLibrary::builtIn();
    for (const DialectPointer &dialect : std::as_const(all)) {
        if (!isUsual(dialect)) {
            m_dialects.append(dialect);
            m_list->addItem(dialect->isUsers ? tr("%1 (your own)").arg(dialect->name)
                                             : dialect->name);
            m_list->setItemData(m_list->count() - 1, toolTipOf(*dialect), Qt::ToolTipRole);
        }
    }
    m_list->setItemData(0, toolTipOf(*ServoProfile::usualDialect()), Qt::ToolTipRole);
    addUnusable(unusable);
}

/// Last, to be seen and not chosen.
void DialectChooser::addUnusable(const QStringList &reasons)
{
    for (const QString &reason : reasons) {
        m_list->addItem(tr("Cannot be used: %1").arg(reason));
        m_list->setItemData(m_list->count() - 1, reason, Qt::ToolTipRole);
        if (auto *const model = qobject_cast<QStandardItemModel *>(m_list->model())) {
            model->item(m_list->count() - 1)->setEnabled(false);
        }
    }
}

void DialectChooser::setCamera(const CameraConfig &camera)
{
    choose(camera.dialect);
    m_isChannelChosen = camera.servoChannel.has_value();
    if (camera.servoChannel) {
        const QSignalBlocker blocker(m_channel);
        m_channel->setValue(*camera.servoChannel);
    }
    m_ids->setText(camera.panId + u',' + camera.tiltId);
    showDetails();
}

void DialectChooser::choose(const DialectPointer &dialect)
{
    if (isUsual(dialect)) {
        // Whether the file names it or not: it stays as it is.
        const auto usual = std::find_if(m_dialects.begin(), m_dialects.end(), isUsual);
        *usual = dialect;
        m_list->setCurrentIndex(static_cast<int>(usual - m_dialects.begin()));
        return;
    }
    if (!m_dialects.contains(dialect)) {
        m_list->insertItem(1, tr("%1 (from a file)").arg(dialect->name));
        m_list->setItemData(1, toolTipOf(*dialect), Qt::ToolTipRole);
        m_dialects.insert(1, dialect);
    }
    m_list->setCurrentIndex(static_cast<int>(m_dialects.indexOf(dialect)));
}

void DialectChooser::applyTo(CameraConfig &camera) const
{
    camera.dialect = dialect();
    const Dialect *const chosen = camera.dialect.get();
    if (chosen != nullptr && chosen->channel) {
        camera.servoChannel =
            m_isChannelChosen ? std::optional<int>(m_channel->value()) : std::nullopt;
    }
    if (chosen != nullptr && needsIds(*chosen)) {
        Settings taken;
        if (takeSetting(taken, key::ServoIds, m_ids->text().trimmed()).isEmpty()) {
            camera.panId = taken.camera.panId;
            camera.tiltId = taken.camera.tiltId;
        }
    }
}

DialectPointer DialectChooser::dialect() const
{
    return m_dialects.value(m_list->currentIndex());
}

QString DialectChooser::id() const
{
    const DialectPointer chosen = dialect();
    return (chosen ? chosen : ServoProfile::usualDialect())->id;
}

bool DialectChooser::takesWholeAddress() const
{
    const DialectPointer chosen = dialect();
    return !chosen || chosen->takesWholeAddress;
}

void DialectChooser::focusProblem()
{
    m_ids->setFocus();
}

void DialectChooser::choose(const QString &id)
{
    const qsizetype place = placeOf(id);
    if (place >= 0) {
        m_list->setCurrentIndex(static_cast<int>(place));
    }
}

/// -1: it is not there.
qsizetype DialectChooser::placeOf(const QString &id) const
{
    const auto found =
        std::find_if(m_dialects.cbegin(), m_dialects.cend(), [&](const DialectPointer &one) {
            return (one ? one : ServoProfile::usualDialect())->id == id;
        });
    return found == m_dialects.cend() ? -1 : found - m_dialects.cbegin();
}

void DialectChooser::putFirst(const QStringList &ids)
{
    const DialectPointer chosen = dialect();
    const QSignalBlocker blocker(m_list);
    qsizetype place = 0;
    for (const QString &id : ids) {
        const qsizetype from = placeOf(id);
        if (from < place) {
            continue;
        }
        const QString name = m_list->itemText(static_cast<int>(from));
        const QVariant toolTip = m_list->itemData(static_cast<int>(from), Qt::ToolTipRole);
        m_list->removeItem(static_cast<int>(from));
        m_list->insertItem(static_cast<int>(place), name);
        m_list->setItemData(static_cast<int>(place), toolTip, Qt::ToolTipRole);
        m_dialects.move(from, place++);
    }
    m_list->setCurrentIndex(static_cast<int>(m_dialects.indexOf(chosen)));
}

QString DialectChooser::problem() const
{
    const DialectPointer chosen = dialect();
    if (!chosen || !needsIds(*chosen)) {
        return {};
    }
    Settings taken;
    const QString wrong = takeSetting(taken, key::ServoIds, m_ids->text().trimmed());
    return wrong.isEmpty() ? wrong : sentence(withFieldNames(wrong));
}

void DialectChooser::showDetails()
{
    const DialectPointer chosen = dialect();
    const bool hasChannel = chosen && chosen->channel;
    m_channelRow->setVisible(hasChannel);
    if (hasChannel && !m_isChannelChosen) {
        const QSignalBlocker blocker(m_channel);
        m_channel->setValue(*chosen->channel);
    }
    m_idsRow->setVisible(chosen && needsIds(*chosen));
    m_about->setText(aboutText(chosen ? *chosen : *ServoProfile::usualDialect()));
    m_about->setVisible(!isUsual(chosen));
}

} // namespace vedette

#include "moc_DialectChooser.cpp"
