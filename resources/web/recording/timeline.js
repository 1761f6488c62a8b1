// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { askForJson } from '../camera/ask.js';
import { part, say, show } from '../camera/parts.js';
import { recall, remember } from '../page/memory.js';
import { TimelineBar } from './bar.js';
import { BarGestures } from './bargestures.js';
import { PlayControls } from './controls.js';
import { Exporting } from './export.js';
import { RecordingList } from './list.js';
import { addTimeline } from './markup.js';
import { MarkedRange } from './markedrange.js';
import { Player } from './player.js';
import { panned, placeOf, reachesNow, revealing, timeAt, viewUntil, zoomed } from './scale.js';
import { beginningBefore, snapped } from './spans.js';

/** Where it is kept that the timeline is open. */
const OPEN = 'timeline-open';
/** A click this near to what was recorded means that, in pixels. */
const SNAP = 8;

/**
 * The timeline of one camera at a time: a bar of what was recorded, on which moments are chosen, and
 * what plays them. Below `root`, the button "timeline-open" shows and hides the section "timeline";
 * both are there for cameras that can be recorded and logins that may see the past.
 */
export class Timeline {
    #root;
    #section;
    #onPast;
    #camera = null; // {prefix, view, name}
    #addresses = null;
    #player = null;
    #list = null;
    #bar;
    #controls;
    #range;
    #exporting;
    #shown = viewUntil(Date.now()); // what the bar shows
    #drawnAt = 0; // what the bar shows as now
    #drawnPlace = 0; // of the playhead on it, in pixels
    #drawing = 0;
    #isWanted = recall(OPEN) !== null; // open
    #status = {};
    #mayReview = null; // of a viewer; null: it is not known
    #wasPast = false;
    #hasFailed = false; // to list what there is

    /** `onPast` is called when what is shown becomes the past, or live again. */
    constructor(root, onPast) {
        this.#root = root;
        this.#onPast = onPast;
        this.#section = part(root, 'timeline');
        addTimeline(this.#section);
        this.#bar = new TimelineBar(part(this.#section, 'bar'),
            (time) => this.#addresses(`frame?at=${new Date(time).toISOString()}`));
        this.#range = new MarkedRange(this.#section, {
            onChange: () => {
                this.#exporting.followMarks();
                this.#draw();
            },
            onDone: () => this.#list.forget(),
            onFailure: (lead, failure) => this.#camera.view.showFailure(lead, failure),
        });
        this.#exporting = new Exporting(this.#section, {
            marks: () => this.#range.marks,
            onFailure: (lead, failure) => this.#camera.view.showFailure(lead, failure),
        });
        this.#controls = new PlayControls(this.#section, {
            act: (action, value) => this.act(action, value),
            zoom: (factor) => this.#zoomAboutPlayhead(factor),
            setSpeed: (speed) => this.#player.setSpeed(Math.sign(this.#player.speed) * speed),
            save: () => this.#camera.view.saveSnapshot(),
            close: () => {
                this.toggle();
                part(root, 'timeline-open').focus();
            },
        });
        this.#listenToBar();
        part(root, 'timeline-open').addEventListener('click', () => this.toggle());
    }

    /** From now on this camera, {prefix, view, name}; null: none. The one before is live again. */
    select(camera) {
        this.#player?.live();
        this.#camera = camera;
        this.#addresses = camera && addressesBelow(camera.prefix);
        this.#player = camera && this.#makePlayer(camera.view);
        this.#list = camera && this.#makeList();
        this.#mayReview = null;
        this.#hasFailed = false;
        this.#range.select(this.#addresses);
        this.#exporting.select(this.#addresses);
        say(part(this.#section, 'moment-of'), camera?.name ?? '');
        this.follow({});
    }

    /** Takes an /api/status object of it, within this login's rights. */
    follow(status) {
        this.#status = status;
        const isOwner = status.isOwner === true;
        this.#exporting.isOffered = isOwner;
        this.#range.isOffered = isOwner;
        for (const name of ['mark-from', 'mark-to']) {
            show(part(this.#section, name), isOwner);
        }
        const isRecordable = this.#camera !== null && (status.recording ?? null) !== null;
        if (isRecordable && !isOwner && this.#mayReview === null) {
            this.#askWhetherMayReview();
        }
        const isOffered = isRecordable && (this.#mayReview ?? isOwner);
        show(part(this.#root, 'timeline-open'), isOffered);
        this.#open(isOffered && this.#isWanted);
    }

    /** A status as it counts now: a camera is not steered by who looks at its past. */
    within(status) {
        return this.isPast ? { ...status, steerable: false, isPast: true } : status;
    }

    get isPast() {
        return this.#player?.isPast === true;
    }

    get isPlaying() {
        return this.#player?.isPlaying === true;
    }

    get isOpen() {
        return !this.#section.hidden;
    }

    /** To be called several times a second. */
    tick() {
        if (this.isOpen) {
            if (!this.isPast && reachesNow(this.#shown, this.#drawnAt)) {
                this.#shown = viewUntil(this.#now, this.#shown.to - this.#shown.from);
            }
            this.#draw();
        }
    }

    /** Nobody sees it. */
    pause() {
        this.#player?.pause();
    }

    toggle() {
        if (!part(this.#root, 'timeline-open').hidden) {
            this.#isWanted = !this.isOpen;
            remember(OPEN, this.#isWanted ? 'true' : null);
            this.#shown = viewUntil(this.#now);
            this.#open(this.#isWanted);
        }
    }

    /** Does what a key or a button asks for, see playkeys.js. */
    act(action, value) {
        const player = this.#player;
        const time = player.at ?? this.#now;
        const start = beginningBefore(this.#list.spans, time);
        const actions = {
            toggle: () => player.toggle(),
            skip: () => player.skip(value),
            step: () => player.step(value),
            speed: () => player.changeSpeed(value),
            usualSpeed: () => player.setSpeed(Math.sign(player.speed)),
            turn: () => player.turn(),
            beginning: () => start !== null && player.seek(start),
            live: () => player.live(),
            mark: () => this.#range.mark(value, time),
        };
        actions[action]();
        this.#show(player.isPast ? revealing(this.#shown, player.at, this.#now)
            : viewUntil(this.#now, this.#shown.to - this.#shown.from));
    }

    get #now() {
        return this.#camera?.view.serverTime ?? Date.now();
    }

    #makePlayer(view) {
        return new Player({ view, addresses: this.#addresses, now: () => view.serverTime,
            onChange: () => this.#changed(),
            onFailure: (lead, failure) => view.showFailure(lead, failure) });
    }

    #makeList() {
        const list = new RecordingList(this.#addresses, {
            onChange: () => this.#draw(),
            onFailure: (failure) => list === this.#list && this.#noteListed(failure),
            onForbidden: () => list === this.#list && this.#forbid(),
        });
        return list;
    }

    /** It is asked for again and again: the same failure is said once. */
    #noteListed(failure) {
        if (failure !== null && !this.#hasFailed) {
            this.#camera.view.showFailure('what was recorded cannot be listed', failure);
        }
        this.#hasFailed = failure !== null;
    }

    #forbid() {
        this.#mayReview = false;
        this.follow(this.#status);
    }

    /** The server alone knows what its owner lets viewers see. */
    async #askWhetherMayReview() {
        this.#mayReview = false;
        const addresses = this.#addresses;
        const { value, status } = await askForJson(addresses('recordings'));
        if (addresses !== this.#addresses) {
            return;
        }
        if (value) {
            this.#mayReview = true;
            this.follow(this.#status);
        } else if (!status) {
            this.#mayReview = null; // no answer: the next status asks again
        }
    }

    #open(isOpen) {
        if (isOpen !== this.isOpen) {
            if (isOpen) {
                this.#exporting.resume();
            } else {
                this.#player?.live();
            }
            show(this.#section, isOpen);
            part(this.#root, 'timeline-open').setAttribute('aria-expanded', String(isOpen));
            this.#draw();
        }
    }

    /** Something plays, or another moment is shown. */
    #changed() {
        if (this.isPast !== this.#wasPast) {
            this.#wasPast = this.isPast;
            this.#onPast();
        }
        // Who looks elsewhere on the bar is left there.
        const isSeen = this.#drawnPlace >= 0 && this.#drawnPlace <= this.#bar.width;
        if (this.isPlaying && isSeen) {
            this.#shown = revealing(this.#shown, this.#player.at, this.#now);
        }
        this.#draw();
    }

    #show(view) {
        this.#shown = view;
        this.#draw();
    }

    /** All that changes until the next frame is drawn once. */
    #draw() {
        this.#drawing ||= requestAnimationFrame(() => {
            this.#drawing = 0;
            if (this.isOpen && this.#player) {
                this.#drawNow();
            }
        });
    }

    #drawNow() {
        const now = this.#now;
        const { width } = this.#bar;
        const { spans, segments } = this.#list;
        const { at } = this.#player;
        this.#player.spans = spans;
        this.#drawnAt = now;
        this.#drawnPlace = placeOf(this.#shown, width, at ?? now);
        this.#list.want(this.#shown, width, now);
        this.#bar.show({ view: this.#shown, now, at, spans, segments, range: this.#range.marks });
        this.#controls.show(this.#player, now);
    }

    #listenToBar() {
        const timeOf = (x) => timeAt(this.#shown, this.#bar.width, x);
        const lengthOf = (x) => timeOf(x) - this.#shown.from;
        new BarGestures(part(this.#section, 'bar'), {
            click: (x) => this.#player.seek(snapped(this.#list.spans, timeOf(x), lengthOf(SNAP))),
            scrub: (x) => this.#player.scrub(timeOf(x)),
            endScrub: () => this.#player.playOn(),
            pan: (by) => this.#show(panned(this.#shown, lengthOf(by), this.#now)),
            zoom: (factor, x) => this.#zoom(factor, x / this.#bar.width),
            mark: (from, to) => this.#range.set({ from: timeOf(Math.min(from, to)),
                to: Math.min(timeOf(Math.max(from, to)), Math.floor(this.#now)) }),
            hover: (x) => this.#bar.hover(x),
        });
    }

    #zoom(factor, place) {
        this.#show(zoomed(this.#shown, factor, place, this.#now));
    }

    /** … where it is in sight. */
    #zoomAboutPlayhead(factor) {
        const place = this.#drawnPlace / this.#bar.width;
        this.#zoom(factor, place >= 0 && place <= 1 ? place : 0.5);
    }
}
