// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DialogChecks.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>

namespace vedette::test {

namespace {

QString described(const QWidget &widget)
{
    QString text = widget.objectName();
    if (const auto *const label = qobject_cast<const QLabel *>(&widget)) {
        text += QStringLiteral(" \"%1\"").arg(label->text());
    } else if (const auto *const button = qobject_cast<const QAbstractButton *>(&widget)) {
        text += QStringLiteral(" \"%1\"").arg(button->text());
    }
    return QStringLiteral("%1 %2: ").arg(QLatin1String(widget.metaObject()->className()), text);
}

/// Those a person sees; not what Qt puts into its own widgets.
QList<const QWidget *> partsOf(const QWidget &window)
{
    QList<const QWidget *> parts;
    const auto all = window.findChildren<QWidget *>();
    for (const QWidget *const part : all) {
        const bool isQtsOwn = part->objectName().startsWith(QLatin1String("qt_")) ||
                              qobject_cast<QLineEdit *>(part->parentWidget()) != nullptr;
        if (part->isVisible() && part->window() == &window && !isQtsOwn) {
            parts.append(part);
        }
    }
    return parts;
}

QSize neededSize(const QWidget &part)
{
    QSize needed = part.sizeHint();
    const auto *const label = qobject_cast<const QLabel *>(&part);
    if (label != nullptr && label->wordWrap()) {
        needed = {label->minimumSizeHint().width(), label->heightForWidth(label->width())};
    } else if (const auto *const line = qobject_cast<const QLineEdit *>(&part)) {
        const int text = line->fontMetrics().horizontalAdvance(line->placeholderText());
        needed.setWidth(std::max(line->minimumSizeHint().width(), text));
    } else if (label == nullptr && qobject_cast<const QAbstractButton *>(&part) == nullptr &&
               qobject_cast<const QAbstractSpinBox *>(&part) == nullptr) {
        needed = part.minimumSizeHint();
    }
    return needed;
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

/// What is in a scroll area may be higher than it, and nothing else.
bool isScrolled(const QWidget &part)
{
    const QWidget *const viewport = part.parentWidget();
    const auto *const area = qobject_cast<const QScrollArea *>(viewport->parentWidget());
    return area != nullptr && area->widget() == &part && part.width() <= viewport->width();
}

QString overlapsOf(const QWidget &part, const QList<const QWidget *> &all)
{
    QString found;
    for (const QWidget *const other : all) {
        const bool isSibling = other != &part && other->parentWidget() == part.parentWidget();
        if (isSibling && other->geometry().intersects(part.geometry())) {
            found += described(part) + QStringLiteral("overlaps ") + described(*other) + u'\n';
        }
    }
    return found;
}

QChar mnemonicOf(const QWidget &part)
{
    QString text;
    if (const auto *const label = qobject_cast<const QLabel *>(&part)) {
        text = label->buddy() != nullptr ? label->text() : QString();
    } else if (const auto *const button = qobject_cast<const QAbstractButton *>(&part)) {
        text = button->text();
    }
    static const QRegularExpression mnemonic(QStringLiteral("&([^&])"));
    const QRegularExpressionMatch match = mnemonic.match(text);
    return match.hasMatch() ? match.captured(1).at(0).toLower() : QChar();
}

QStringList textsOf(const QWidget &part)
{
    QStringList texts{part.windowTitle(), part.toolTip(), part.accessibleName(),
                      part.accessibleDescription()};
    if (const auto *const label = qobject_cast<const QLabel *>(&part)) {
        texts += label->text();
    } else if (const auto *const button = qobject_cast<const QAbstractButton *>(&part)) {
        texts += button->text();
    } else if (const auto *const group = qobject_cast<const QGroupBox *>(&part)) {
        texts += group->title();
    } else if (const auto *const line = qobject_cast<const QLineEdit *>(&part)) {
        texts += line->placeholderText();
    }
    const auto actions = part.actions();
    for (const QAction *const action : actions) {
        texts += {action->text(), action->toolTip(), action->statusTip()};
    }
    return texts;
}

} // namespace

QString misfitsIn(const QWidget &window)
{
    QString found;
    // Not its frame, of which Qt sometimes has no right idea for seconds (0 × 0, in Qt 6.4).
    const QRect content = window.geometry();
    if (!window.screen()->availableGeometry().contains(content)) {
        found += QStringLiteral("%1 at (%2, %3) is not within the screen\n")
                     .arg(sizeText(content.size()))
                     .arg(content.x())
                     .arg(content.y());
    }
    const QList<const QWidget *> parts = partsOf(window);
    for (const QWidget *const part : parts) {
        const QSize needed = neededSize(*part);
        if (part->width() < needed.width() || part->height() < needed.height()) {
            found +=
                described(*part) +
                QStringLiteral("%1 instead of %2\n").arg(sizeText(part->size()), sizeText(needed));
        }
        if (!part->parentWidget()->rect().contains(part->geometry()) && !isScrolled(*part)) {
            found += described(*part) + QStringLiteral("is not within its parent\n");
        }
        found += overlapsOf(*part, parts);
    }
    return found;
}

QString technicalWordsIn(const QWidget &window)
{
    static const QRegularExpression technical(
        QStringLiteral("\\b[A-Z]+_[A-Z_]+\\b|(^|[^-\\w])--[a-z]"));
    QString found;
    QList<const QWidget *> parts = partsOf(window);
    parts.append(&window);
    for (const QWidget *const part : std::as_const(parts)) {
        const QStringList texts = textsOf(*part);
        for (const QString &text : texts) {
            if (text.contains(technical)) {
                found += text + u'\n';
            }
        }
    }
    return found;
}

QString unclearKeysIn(const QWidget &dialog)
{
    QString found;
    QString used;
    int defaults = 0;
    const QList<const QWidget *> parts = partsOf(dialog);
    for (const QWidget *const part : parts) {
        const QChar mnemonic = mnemonicOf(*part);
        const auto *const button = qobject_cast<const QPushButton *>(part);
        if (!mnemonic.isNull() && used.contains(mnemonic)) {
            found += described(*part) + QStringLiteral("shares its mnemonic\n");
        }
        if (button != nullptr && mnemonic.isNull()) {
            found += described(*part) + QStringLiteral("has no mnemonic\n");
        }
        // Radio buttons are reached with the arrow keys, from the one that is chosen.
        if (qobject_cast<const QAbstractButton *>(part) != nullptr && part->isEnabled() &&
            qobject_cast<const QRadioButton *>(part) == nullptr &&
            (part->focusPolicy() & Qt::TabFocus) == 0) {
            found += described(*part) + QStringLiteral("cannot be reached with Tab\n");
        }
        used += mnemonic.isNull() ? QString() : QString(mnemonic);
        defaults += button != nullptr && button->isDefault() ? 1 : 0;
    }
    if (defaults != 1) {
        found += QStringLiteral("%1 default buttons\n").arg(defaults);
    }
    return found;
}

} // namespace vedette::test
