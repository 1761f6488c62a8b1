// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { part, show } from '../camera/parts.js';
import { keepAwake } from '../page/awake.js';
import { gamepadsOfPage } from '../page/gamepads.js';
import { offerKeyHelp } from '../page/keyhelp.js';
import { isForPage, onLetter, zoomByKeyboard } from '../page/keys.js';
import { watchLifecycle } from '../page/lifecycle.js';
import { Screen } from '../page/screen.js';
import { letHideJoystick } from '../page/uncovered.js';
import { playByKeyboard } from '../recording/keyboard.js';
import { RecordButton } from '../recording/record.js';
import { Timeline } from '../recording/timeline.js';
import { Settings } from '../settings/settings.js';
import { CameraList } from './cameras.js';
import { chooseByKeyboard } from './keyboard.js';
import { WallLink } from './link.js';
import { goOnBySwiping, reorderByDragging } from './pointer.js';
import { WallSteering } from './steering.js';
import { prefixOf } from './tile.js';
import { Tour } from './tour.js';
import { Wall } from './wall.js';

const root = part(document, 'wall');
const grid = part(root, 'grid');
const addresses = addressesBelow('');
const steering = new WallSteering(part(root, 'steering'),
    gamepadsOfPage(part(root, 'gamepad'), part(document, 'gamepads'),
        { snapshot: () => wall.saveSnapshot(), next: () => wall.chooseNext() }), {
        onSelect: (prefix) => [settings, record].forEach((one) => one.select(prefix)),
        onStatus: (status) => {
            timeline.follow(status);
            record.follow(status);
            settings.follow(timeline.within(status));
        },
        within: (status) => timeline.within(status),
    });
const settings = new Settings(document);
const record = new RecordButton(part(root, 'record'),
    (lead, failure) => steering.showFailure(lead, failure));
const timeline = new Timeline(root, () => steering.refresh());
const list = new CameraList(addresses('api/cameras'), (cameras) => wall.setCameras(cameras));
const link = new WallLink(addresses, {
    onFirst: () => list.load(),
    onUnknown: () => list.load(),
    onRemoved: (id) => wall.remove(id),
});
const wall = new Wall(root, link, {
    onArrange: (tiles) => timeline.setCameras(tiles.map(withPast)),
    onSelect: (tile) => {
        timeline.select(tile?.id ?? null);
        steering.select(tile);
    },
    onStatus: (tile, status) => steering.follow(tile, status),
});

/** A tile's camera as the timeline wants it. */
function withPast(tile) {
    return {
        id: tile.id, prefix: prefixOf(tile.id), view: tile.view,
        get name() {
            return tile.name;
        },
        // Beside a large one no other is seen.
        get isSeen() {
            return wall.hasLarge ? tile.isLarge : tile.isWatching;
        },
    };
}

const tour = new Tour(part(root, 'tour'), () => wall.goOn(1));

chooseByKeyboard(wall);
reorderByDragging(grid, wall);
goOnBySwiping(grid, wall);
part(root, 'back').addEventListener('click', () => wall.goBack());
part(root, 'previous').addEventListener('click', () => wall.goOn(-1));
part(root, 'next').addEventListener('click', () => wall.goOn(1));
part(root, 'retry-all').addEventListener('click', () => link.retry());
offerKeyHelp(part(document, 'keys'), part(root, 'help'), true);
new Screen(document.documentElement, part(document, 'fullscreen'));
letHideJoystick(document.documentElement, part(document, 'uncover'));
zoomByKeyboard(wall);
onLetter('l', () => settings.switchLamp());
onLetter('r', () => record.toggle());
playByKeyboard(timeline, isForPage);
watchLifecycle({
    onShow: () => {
        link.start();
        wall.isShown = true;
    },
    onHide: () => {
        tour.stop();
        steering.releaseAll();
        timeline.pause();
        wall.isShown = false;
        link.stop();
    },
    onWake: () => link.restart(),
    onTick: () => {
        wall.tick();
        show(part(root, 'retry-all'), link.waits);
        timeline.tick();
        keepAwake(wall.isLive || timeline.isPlaying);
    },
});
