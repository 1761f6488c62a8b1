// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { addressesBelow } from '../camera/address.js';
import { askForJson } from '../camera/ask.js';
import { part, say, show } from '../camera/parts.js';
import { recall, remember } from '../page/memory.js';
import { Actions } from './actions.js';
import { TimelineBar } from './bar.js';
import { BarGestures } from './bargestures.js';
import { PlayControls } from './controls.js';
import { Exporting } from './export.js';
import { addTimeline } from './markup.js';
import { MarkedRange } from './markedrange.js';
import { Player } from './player.js';
import { Recorded } from './recorded.js';
import { panned, placeOf, reachesNow, revealing, timeAt, viewUntil, zoomed } from './scale.js';
import { snapped } from './spans.js';

/** Where it is kept that the timeline is open. */
const OPEN = 'timeline-open';
/** A click this near to what was recorded means that, in pixels. */
const SNAP = 8;

/**
 * The timeline of the cameras of a page: a bar of what was recorded of each, on which moments are
 * chosen, and what plays them, all cameras in step. One of them is selected: what is marked is of
 * this one. Below `root`, the button "timeline-open" shows and hides the section "timeline"; both are
 * there where cameras can be recorded and for logins that may see the past.
 */
export class Timeline {
    #root;
    #section;
    #onPast;
    #cameras = [];
    #selected = null; // one of #cameras
    #player;
    #recorded;
    #bar;
    #controls;
    #range;
    #exporting;
    #actions;
    #shown = viewUntil(Date.now()); // what the bar shows
    #drawnAt = 0; // what the bar shows as now
    #drawnPlace = 0; // of the playhead on it, in pixels
    #drawing = 0;
    #isWanted = recall(OPEN) !== null; // open
    #status = {};
    #mayReview = null; // of a viewer; null: it is not known
    #wasPast = false;

    /** `onPast` is called when what is shown becomes the past, or live again. */
    constructor(root, onPast) {
        this.#root = root;
        this.#onPast = onPast;
        this.#section = part(root, 'timeline');
        addTimeline(this.#section);
        const onFailure = (lead, failure) => this.#selected?.view.showFailure(lead, failure);
        this.#player = new Player({ now: () => this.#now, onChange: () => this.#changed(), onFailure });
        this.#recorded = new Recorded({
            onChange: () => this.#draw(),
            onFailure: (failure) => onFailure('what was recorded cannot be listed', failure),
            onForbidden: () => this.#forbid(),
        });
        this.#bar = new TimelineBar(part(this.#section, 'bar'),
            (id, time) => this.#addressesOf(id)(`frame?at=${new Date(time).toISOString()}`));
        this.#range = new MarkedRange(this.#section, {
            onChange: () => {
                this.#exporting.followMarks();
                this.#draw();
            },
            onDone: () => this.#recorded.forget(),
            onFailure,
        });
        this.#exporting = new Exporting(this.#section, {
            marks: () => this.#range.marks,
            onFailure,
        });
        this.#actions = new Actions(this.#player, this.#range, this.#exporting, {
            selected: () => this.#selected,
            now: () => this.#now,
            zoom: (factor) => this.#zoomAboutPlayhead(factor),
            onDone: () => this.#reveal(),
        });
        this.#controls = new PlayControls(this.#section, {
            act: (action, value) => this.act(action, value),
            setSpeed: (speed) => this.#player.setSpeed(Math.sign(this.#player.speed) * speed),
            save: () => this.#selected.view.saveSnapshot(),
            close: () => {
                this.toggle();
                part(root, 'timeline-open').focus();
            },
        });
        this.#listenToBar();
        part(root, 'timeline-open').addEventListener('click', () => this.toggle());
    }

    /** From now on of these, in this order: {name} and what Player wants, each. */
    setCameras(cameras) {
        // Those that stay are the same objects for all that knows them.
        this.#cameras = cameras.map((camera) => (
            this.#cameras.find(({ view }) => view === camera.view) ?? camera));
        this.#recorded.setCameras(this.#cameras);
        this.#player.setCameras(this.#cameras);
        this.follow(this.#status);
    }

    /** The one with this id is the selected one; null: none. */
    select(id) {
        const before = this.#selected;
        this.#selected = this.#cameras.find((camera) => camera.id === id) ?? null;
        this.#player.setLead(id);
        if (this.#selected !== before) {
            const addresses = this.#selected && this.#addressesOf(id);
            this.#range.select(addresses);
            this.#exporting.select(addresses);
            this.#resumeExport();
        }
        this.follow(this.#status);
    }

    /** Takes an /api/status object of the selected one, within this login's rights. */
    follow(status) {
        this.#status = status;
        const isOwner = status.isOwner === true;
        this.#exporting.isOffered = isOwner;
        this.#range.isOffered = isOwner;
        for (const name of ['mark-from', 'mark-to']) {
            show(part(this.#section, name), isOwner);
        }
        const recorded = this.#cameras.filter(({ view }) => view.isRecorded);
        const isRecordable = recorded.length > 0 && this.#selected !== null;
        if (isRecordable && status.isOwner === false && this.#mayReview === null) {
            this.#askWhetherMayReview(recorded[0].id);
        }
        const isOffered = isRecordable && (isOwner || this.#mayReview === true);
        show(part(this.#root, 'timeline-open'), isOffered);
        this.#open(isOffered && this.#isWanted);
    }

    /** A status as it counts now: a camera is not steered by who looks at its past. */
    within(status) {
        return this.isPast ? { ...status, steerable: false, isPast: true } : status;
    }

    get isPast() {
        return this.#player.isPast;
    }

    get isPlaying() {
        return this.#player.isPlaying;
    }

    get isOpen() {
        return !this.#section.hidden;
    }

    /** To be called several times a second. */
    tick() {
        if (this.isOpen) {
            this.#player.follow();
            if (!this.isPast && reachesNow(this.#shown, this.#drawnAt)) {
                this.#shown = viewUntil(this.#now, this.#shown.to - this.#shown.from);
            }
            this.#draw();
        }
    }

    /** Nobody sees it. */
    pause() {
        this.#player.pause();
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
        this.#actions.do(action, value);
    }

    get #now() {
        return this.#selected?.view.serverTime ?? Date.now();
    }

    #addressesOf(wanted) {
        return addressesBelow(this.#cameras.find(({ id }) => id === wanted).prefix);
    }

    #forbid() {
        this.#mayReview = false;
        this.follow(this.#status);
    }

    /** The server alone knows what its owner lets viewers see; it is the same for all cameras. */
    async #askWhetherMayReview(id) {
        this.#mayReview = false;
        const { value, status } = await askForJson(this.#addressesOf(id)('recordings'));
        if (value) {
            this.#mayReview = true;
            this.follow(this.#status);
        } else if (!status) {
            this.#mayReview = null; // no answer: the next status asks again
        }
    }

    #open(isOpen) {
        if (isOpen !== this.isOpen) {
            if (!isOpen) {
                this.#player.live();
            }
            show(this.#section, isOpen);
            this.#resumeExport();
            part(this.#root, 'timeline-open').setAttribute('aria-expanded', String(isOpen));
            this.#draw();
        }
    }

    /** What the selected camera's export is doing is seen where the timeline is. */
    #resumeExport() {
        if (this.isOpen && this.#selected !== null) {
            this.#exporting.resume();
        }
    }

    /** Something plays, or another moment is shown. */
    #changed() {
        if (this.isPast !== this.#wasPast) {
            this.#wasPast = this.isPast;
            this.#onPast();
        }
        // Who looks elsewhere on the bar is left there.
        const isInSight = this.#drawnPlace >= 0 && this.#drawnPlace <= this.#bar.width;
        if (this.isPlaying && isInSight) {
            this.#shown = revealing(this.#shown, this.#player.at, this.#now);
        }
        this.#draw();
    }

    /** What is shown is in sight on the bar. */
    #reveal() {
        const { at } = this.#player;
        this.#show(at === null ? viewUntil(this.#now, this.#shown.to - this.#shown.from)
            : revealing(this.#shown, at, this.#now));
    }

    #show(view) {
        this.#shown = view;
        this.#draw();
    }

    /** All that changes until the next frame is drawn once. */
    #draw() {
        this.#drawing ||= requestAnimationFrame(() => {
            this.#drawing = 0;
            if (this.isOpen) {
                this.#drawNow();
            }
        });
    }

    #drawNow() {
        const now = this.#now;
        const { width } = this.#bar;
        const { at } = this.#player;
        this.#player.spans = this.#recorded.spans;
        this.#drawnAt = now;
        this.#drawnPlace = placeOf(this.#shown, width, at ?? now);
        this.#recorded.want(this.#shown, width, now);
        this.#bar.show({ view: this.#shown, now, at, rows: this.#recorded.rows,
            selected: this.#selected.id, range: this.#range.marks });
        this.#controls.show(this.#player, now);
        const isOneOfMany = this.#cameras.length > 1;
        say(part(this.#section, 'moment-of'), isOneOfMany ? this.#selected.name : '');
    }

    #listenToBar() {
        const timeOf = (x) => timeAt(this.#shown, this.#bar.width, x);
        const lengthOf = (x) => timeOf(x) - this.#shown.from;
        new BarGestures(part(this.#section, 'bar'), {
            click: (x) => {
                this.#actions.seekElsewhere();
                this.#player.seek(snapped(this.#recorded.spans, timeOf(x), lengthOf(SNAP)));
            },
            scrub: (x) => {
                this.#actions.seekElsewhere();
                this.#player.scrub(timeOf(x));
            },
            endScrub: () => this.#player.playOn(),
            pan: (by) => this.#show(panned(this.#shown, lengthOf(by), this.#now)),
            zoom: (factor, x) => this.#zoom(factor, x / this.#bar.width),
            mark: (from, to) => this.#range.set({ from: timeOf(Math.min(from, to)),
                to: Math.min(timeOf(Math.max(from, to)), Math.floor(this.#now)) }),
            hover: (x, y) => this.#bar.hover(x, y),
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
