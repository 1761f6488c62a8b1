// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part } from '../camera/parts.js';
import { CameraView } from '../camera/view.js';
import { playByKeyboard } from '../recording/keyboard.js';
import { RecordButton } from '../recording/record.js';
import { Timeline } from '../recording/timeline.js';
import { Settings } from '../settings/settings.js';
import { SteeringPanel } from '../steering/panel.js';
import { withinRights } from '../steering/rights.js';
import { keepAwake } from './awake.js';
import { gamepadsOfPage } from './gamepads.js';
import { offerKeyHelp } from './keyhelp.js';
import { isForPage, onLetter, zoomByKeyboard } from './keys.js';
import { watchLifecycle } from './lifecycle.js';
import { Screen } from './screen.js';
import { letHideJoystick } from './uncovered.js';

/** The server's only camera has the bare addresses. */
const PREFIX = '';

const root = part(document, 'camera');
const keys = part(document, 'keys');
const camera = new CameraView(root, { prefix: PREFIX, onStatus: takeStatus });
const steering = new SteeringPanel(part(root, 'steering'), {
    prefix: PREFIX,
    onResult: (failure) => camera.showFailure('the camera did not turn', failure),
    onFailure: (lead, failure) => camera.showFailure(lead, failure),
    gamepads: gamepadsOfPage(part(root, 'gamepad'), part(document, 'gamepads'),
        { snapshot: () => camera.saveSnapshot() }),
    picture: { root, stage: part(root, 'stage'), canvas: part(root, 'picture'),
        button: part(root, 'aim') },
});
const settings = new Settings(document);
settings.select(PREFIX);
const record = new RecordButton(part(root, 'record'),
    (lead, failure) => camera.showFailure(lead, failure));
record.select(PREFIX);
const timeline = new Timeline(document, followAllowed);
let allowed = {}; // the newest status, within this login's rights
timeline.setCameras([{ id: '', prefix: PREFIX, name: '', view: camera, isSeen: true }]);
timeline.select('');

async function takeStatus(status) {
    // A server of before the name was in the status keeps the page's own.
    if (status.name && document.title !== status.name) {
        document.title = status.name;
    }
    keys.toggleAttribute('data-fixed', !status.steerable);
    allowed = await withinRights(status);
    timeline.follow(allowed);
    record.follow(allowed);
    followAllowed();
}

function followAllowed() {
    const now = timeline.within(allowed);
    steering.follow(now);
    settings.follow(now);
}

offerKeyHelp(keys, part(document, 'help'), false);
new Screen(document.documentElement, part(document, 'fullscreen'));
letHideJoystick(document.documentElement, part(document, 'uncover'));
zoomByKeyboard(camera);
onLetter('l', () => settings.switchLamp());
onLetter('r', () => record.toggle());
playByKeyboard(timeline, isForPage);
watchLifecycle({
    onShow: () => camera.start(),
    onHide: () => {
        steering.releaseAll();
        timeline.pause();
        camera.stop();
    },
    onWake: () => camera.wake(),
    onTick: () => {
        camera.tick();
        timeline.tick();
        keepAwake(camera.isLive || timeline.isPlaying);
    },
});
