// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "wall/WallDrag.h"
#include "wall/WallTour.h"

#include <QList>
#include <QStringList>
#include <QWidget>

#include <chrono>
#include <memory>
#include <vector>

namespace vedette {

class VideoWidget;
class WallTile;

/// A camera as the wall knows it. A value.
struct WallCamera
{
    QString id;   ///< not empty, and no other camera's; one that is does not get a tile
    QString name; ///< for people

    bool operator==(const WallCamera &) const = default;
};

/// The pictures of all cameras, each in a tile of a grid, or one of them large. One is selected:
/// what is steered, and what has the keyboard while the wall has it. Of a single camera it is the
/// picture and nothing else. Arrow keys are left to the window, for they steer. Knows no camera but
/// by id and name: whoever owns it feeds the pictures and decodes those that isShown() names. GUI
/// thread.
class Wall : public QWidget
{
    Q_OBJECT

public:
    explicit Wall(QWidget *parent = nullptr);
    ~Wall() override;

    /// In this order. Tiles whose id stays are kept with all they show; the first camera is
    /// selected when the one that was is gone.
    void setCameras(const QList<WallCamera> &cameras);
    /// Ids in the order shown.
    [[nodiscard]] QStringList order() const;

    /// What shows this camera, owned by the wall and there until setCameras() takes the camera
    /// away; null for an unknown id.
    [[nodiscard]] VideoWidget *picture(const QString &id) const;
    /// Whether the camera's tile is, or will soon be, to be seen when the wall is: only then its
    /// pictures are needed. tileShownChanged() follows it.
    [[nodiscard]] bool isShown(const QString &id) const;

    /// Empty only while there is no camera.
    [[nodiscard]] QString selected() const { return m_selected; }
    /// While one is large, this one is from now on. Ends the tour.
    void select(const QString &id);

    /// The camera that is large, which is the selected one; empty: all are shown.
    [[nodiscard]] QString enlarged() const { return m_enlarged; }
    /// Selects it, too. A single camera is never called large.
    void enlarge(const QString &id);
    void showAll();

    /// Shows one live camera after another large, each for this long, until stopTour(), or until
    /// somebody clicks, touches or types in the wall's window.
    void startTour(std::chrono::milliseconds each);
    /// What is large stays so.
    void stopTour();
    [[nodiscard]] bool isTouring() const { return m_tour.isRunning(); }

    /// A key that was pressed in the window while something else had the keyboard. Whether it is
    /// one of the wall's, and was acted upon.
    bool takeKey(const QKeyEvent &event);

    /// The lines of VideoWidget, over each picture that has room for them.
    void setStatisticsVisible(bool visible);

    QSize sizeHint() const override { return {640, 480}; }

signals:
    void selectionChanged(const QString &id);
    /// Empty: all are shown.
    void enlargedChanged(const QString &id);
    /// Of cameras that have been there before; of a new one, ask isShown().
    void tileShownChanged(const QString &id, bool shown);
    /// The user has moved a tile.
    void orderChanged(const QStringList &ids);
    void tourChanged(bool on);
    /// A single camera's picture was double clicked.
    void fullScreenToggleRequested();
    /// The user wants to change this camera's address or login.
    void connectionRequested(const QString &id);
    /// The camera is selected by then.
    void contextMenuRequested(const QString &id, QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Tiles = std::vector<std::unique_ptr<WallTile>>;

    [[nodiscard]] qsizetype indexOf(const QString &id) const;
    [[nodiscard]] WallTile *tileOf(const QString &id) const;
    [[nodiscard]] WallTile *tileAt(QPoint position) const;
    [[nodiscard]] bool isSingle() const { return m_tiles.size() == 1; }
    /// Several cameras, all of them shown.
    [[nodiscard]] bool isGrid() const { return m_tiles.size() > 1 && m_enlarged.isEmpty(); }
    Tiles replaceTiles(const QList<WallCamera> &cameras);
    std::unique_ptr<WallTile> makeTile(const QString &id);
    void setSelected(const QString &id);
    void setEnlarged(const QString &id);
    void activate(const QString &id);

    // Where the tiles are: WallLayout.cpp.
    [[nodiscard]] QSize usualPicture() const;
    void arrange();
    void hideOthers();
    void updateShown();
    void updateTabOrder();

    // What the user does: WallInput.cpp.
    bool handleKey(int key);
    bool goBack();
    bool selectBeside(qsizetype step);
    bool moveSelected(int key);
    void moveTile(qsizetype from, qsizetype to);
    void beginDrag();
    void endDrag();

    Tiles m_tiles; ///< in the order shown
    QString m_selected;
    QString m_enlarged;
    int m_columns = 1; ///< of the grid, as last arranged
    bool m_showsStatistics = false;
    WallDrag m_drag;
    WallTour m_tour;
};

} // namespace vedette
