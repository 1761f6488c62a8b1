// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QVBoxLayout;

namespace vedette {

class ContentArea;

/// A dialog that grows with its content. Qt keeps a dialog at the size it was first shown with, and
/// computes its minimum without the wrapping of texts; what appears in it later (a result, an
/// error, an address) would be cut off. A dialog that would grow beyond the screen moves up and to
/// the left, and is never larger than the screen: its content scrolls then. Placeholders of its
/// fields can be read in all colour schemes.
class GrowingDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GrowingDialog(QWidget *parent = nullptr);
    ~GrowingDialog() override;

    QSize sizeHint() const override;

protected:
    /// Of what scrolls where the screen has no room for all of it.
    [[nodiscard]] QVBoxLayout *content() const;
    /// What is always to be seen below it: the buttons.
    void addBelow(QWidget *widget);
    /// The width to start with, in average characters of the font.
    void setWidthInCharacters(int characters);

    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int smallestWidth() const;
    int heightFor(int width) const;
    void fitContent();
    void stayOnScreen();
    void tintPlaceholders();

    ContentArea *m_area;
    int m_smallestWidth = 0;
};

} // namespace vedette
