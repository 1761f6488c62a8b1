// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "KeysDialog.h"

#include <QDialogButtonBox>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include <cmath>
#include <memory>

namespace vedette {

namespace {

/// Of the text, in characters.
constexpr int TextWidth = 80;
/// Of the text, at least, in lines; the rest scrolls.
constexpr int LeastLines = 6;

QString keysText()
{
    return KeysDialog::tr(
        "<table cellpadding='3'>"
        "<tr><td><b>Arrow keys</b></td><td>turn the camera; hold to keep moving</td></tr>"
        "<tr><td><b>Shift</b> + arrow</td><td>faster</td></tr>"
        "<tr><td><b>Ctrl</b> + arrow</td><td>one degree</td></tr>"
        "<tr><td><b>Ctrl</b> + click</td><td>centre what was clicked</td></tr>"
        "<tr><td><b>C</b></td><td>aim: each click centres, dragging brings what is there to "
        "another place</td></tr>"
        "<tr><td><b>Home</b></td><td>to its home, straight ahead</td></tr>"
        "<tr><td><b>Ctrl+Shift+1</b> to <b>9</b></td><td>store where it points as a "
        "preset</td></tr>"
        "<tr><td><b>1</b> to <b>9</b></td><td>to a preset of the camera that is shown "
        "alone</td></tr>"
        "<tr><td><b>F8</b>, <b>F9</b></td><td>start or stop the patrol; show the "
        "presets</td></tr>"
        "<tr><td><b>F7</b>, <b>L</b></td><td>camera settings; its lamp</td></tr>"
        "<tr><td><b>F11</b>, double click</td><td>full screen; Esc leaves it. Move the "
        "pointer there, or tap, for joystick and state</td></tr>"
        "<tr><td><b>Ctrl+R</b>, <b>Ctrl+L</b></td><td>turn the picture right, left</td></tr>"
        "<tr><td>wheel, pinch, <b>Ctrl++</b>, <b>Ctrl+-</b></td><td>zoom; drag moves the "
        "zoomed picture</td></tr>"
        "<tr><td><b>Ctrl+0</b>, middle click</td><td>show the whole picture</td></tr>"
        "<tr><td><b>F12</b></td><td>take a snapshot</td></tr>"
        "<tr><td><b>R</b></td><td>start or stop recording</td></tr>"
        "<tr><td><b>Shift+R</b></td><td>when to record, and how long to keep that</td></tr>"
        "<tr><td><b>T</b></td><td>timeline: what was recorded; Esc leads back to the "
        "picture</td></tr>"
        "<tr><td><b>E</b></td><td>export what was recorded as a film</td></tr>"
        "<tr><td><b>Space</b>, <b>K</b></td><td>there, and while you look back: pause and "
        "play</td></tr>"
        "<tr><td><b>B</b></td><td>then: play backwards</td></tr>"
        "<tr><td><b>,</b> <b>.</b></td><td>then: one picture back, on</td></tr>"
        "<tr><td><b>[</b> <b>]</b>, <b>Backspace</b></td><td>then: slower, faster, as it "
        "was</td></tr>"
        "<tr><td><b>Left</b>, <b>Right</b></td><td>then: 5 seconds back, on; with <b>Shift</b> "
        "1 second</td></tr>"
        "<tr><td><b>J</b>, <b>L</b></td><td>then: 10 seconds back, on</td></tr>"
        "<tr><td><b>Down</b>, <b>Up</b></td><td>then: a minute back, on</td></tr>"
        "<tr><td><b>Home</b>, <b>End</b></td><td>then: to where the recording begins, "
        "ends</td></tr>"
        "<tr><td><b>I</b>, <b>O</b></td><td>then: mark where a part begins, ends</td></tr>"
        "<tr><td><b>Esc</b></td><td>then: back to what is live</td></tr>"
        "<tr><td><b>+</b> <b>-</b></td><td>on the timeline: less or more time at once</td></tr>"
        "<tr><td><b>F3</b></td><td>statistics</td></tr>"
        "<tr><td><b>F5</b></td><td>reconnect now</td></tr>"
        "<tr><td><b>Ctrl+J</b></td><td>show or hide the joystick</td></tr>"
        "<tr><td><b>1</b> to <b>9</b>, <b>Tab</b></td><td>select one of several "
        "cameras</td></tr>"
        "<tr><td><b>Enter</b>, double click</td><td>show it alone</td></tr>"
        "<tr><td><b>0</b>, <b>Esc</b></td><td>show all of them</td></tr>"
        "<tr><td><b>F6</b></td><td>tour: one after another large</td></tr>"
        "<tr><td><b>Ctrl+N</b></td><td>add a camera</td></tr>"
        "<tr><td><b>Ctrl+E</b></td><td>edit the camera</td></tr>"
        "<tr><td><b>Ctrl+O</b></td><td>open a .env file</td></tr>"
        "<tr><td><b>Ctrl+S</b></td><td>share with browsers</td></tr>"
        "<tr><td><b>F1</b></td><td>this list</td></tr>"
        "<tr><td><b>Ctrl+Q</b></td><td>quit</td></tr>"
        "</table>"
        "<p>A gamepad's left stick and its D-pad turn the camera too; View, Gamepad… "
        "chooses what does what.</p>");
}

/// Wants to be as high as its text is.
class WholeText : public QTextBrowser
{
public:
    explicit WholeText(const QString &html)
    {
        setHtml(html);
        setFrameShape(QFrame::NoFrame);
        viewport()->setAutoFillBackground(false);
        setTabChangesFocus(true);
    }

    QSize sizeHint() const override
    {
        const std::unique_ptr<QTextDocument> text(document()->clone());
        text->setDefaultFont(font());
        text->setTextWidth(fontMetrics().averageCharWidth() * TextWidth);
        const QSizeF size = text->size();
        return {static_cast<int>(std::ceil(size.width())) + verticalScrollBar()->sizeHint().width(),
                static_cast<int>(std::ceil(size.height()))};
    }
    QSize minimumSizeHint() const override
    {
        return {sizeHint().width(), LeastLines * fontMetrics().lineSpacing()};
    }
};

} // namespace

KeysDialog::KeysDialog(QWidget *parent)
    : GrowingDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto *const text = new WholeText(keysText());
    text->setObjectName(QStringLiteral("keys"));
    text->setAccessibleName(windowTitle());
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &KeysDialog::accept);
    content()->addWidget(text);
    addBelow(buttons);
}

KeysDialog::~KeysDialog() = default;

} // namespace vedette

#include "moc_KeysDialog.cpp"
