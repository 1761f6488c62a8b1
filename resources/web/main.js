// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { StatusEvents } from './events.js';
import { steerByGamepad } from './gamepad.js';
import { Joystick } from './joystick.js';
import { steerByKeyboard } from './keyboard.js';
import { watchLifecycle } from './lifecycle.js';
import { Doubt, explainsSilence, judge, staleAfter } from './liveness.js';
import { Picture } from './picture.js';
import { Screen } from './screen.js';
import { downloadSnapshot } from './snapshot.js';
import { Steering } from './steering.js';
import { PictureStream } from './stream.js';
import { View } from './view.js';

/** A connection that is as stale as this beyond "not live" is ended for another, in ms. */
const GIVE_UP_AFTER = 3_000;

const $ = (id) => document.getElementById(id);
const view = new View();
const picture = new Picture($('picture'));
const stream = new PictureStream((frame) => picture.take(frame));
const events = new StatusEvents(takeStatus);
const steering = new Steering({
    onResult: (failure) => view.showFailure('the camera did not turn', failure),
    onHeld: (held) => joystick.show(held),
});
const joystick = new Joystick($('joystick'), steering);
const doubt = new Doubt();
let wasLive = false; // what the server said last

function takeStatus(status, isFirst) {
    steering.enabled = status.steerable;
    steering.stepDegrees = status.stepDegrees;
    joystick.enabled = status.steerable;
    view.showCamera(status);
    if (isFirst || (status.live && !wasLive)) {
        stream.retryNow();
    }
    wasLive = status.live;
    render();
}

function facts() {
    const now = performance.now();
    const fresh = events.fresh(now);
    const { shown } = picture;
    return {
        age: picture.age,
        lag: shown?.lag ?? 0,
        progressed: shown?.progressed ?? false,
        serverTime: shown?.timestamp === null ? Date.now() : 1000 * shown?.timestamp + picture.age,
        problem: picture.problem,
        stream,
        isOnline: navigator.onLine,
        status: fresh?.status ?? null,
        statusAge: fresh?.age ?? null,
    };
}

/** Ends a stream that stays open but brings nothing, unless the server says why. */
function supervise({ status }) {
    if (stream.phase !== 'open') {
        return;
    }
    const silence = performance.now() - stream.heardAt;
    const isBehind = stream.lag > staleAfter(status);
    const isDead = silence > staleAfter(status) + GIVE_UP_AFTER && !explainsSilence(status);
    if (isBehind || isDead) {
        stream.failed(isBehind ? 'the network is too slow' : 'the server does not answer');
    }
}

function render() {
    const known = facts();
    const waits = [stream.phase, events.phase].some((phase) => ['waiting', 'refused'].includes(phase));
    view.showVerdict(judge(known), waits);
    view.showPicture({ age: picture.age, rate: picture.rate, shown: picture.shown });
    view.showStatus(known.status);
    return known;
}

function retry() {
    for (const connection of [stream, events]) {
        connection.start();
        connection.retryNow();
    }
}

function wake() {
    for (const connection of [stream, events]) {
        connection.restart();
    }
}

$('retry').addEventListener('click', retry);
$('snapshot').addEventListener('click', async () => {
    view.showFailure('there is no snapshot', await downloadSnapshot(document.title));
});
$('help').addEventListener('click', () => $('keys').showModal());
new Screen(document.documentElement, $('fullscreen'));
steerByKeyboard(steering);
steerByGamepad(steering, (isConnected) => view.showGamepad(isConnected));
joystick.enabled = false;
addEventListener('blur', () => steering.releaseAll());
watchLifecycle({
    onShow: () => {
        stream.start();
        events.start();
    },
    onHide: () => {
        steering.releaseAll();
        stream.stop();
        events.stop();
    },
    onWake: wake,
    onTick: () => {
        const known = render();
        supervise(known);
        // Of the two, either may be the one that is right.
        if (doubt.isTime(known, performance.now())) {
            wake();
        }
    },
});
