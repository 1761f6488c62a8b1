// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { open, screenshot, theBrowser, until } from '../support/browser.mjs';
import { colourShare } from '../support/pixels.mjs';
import { Camera, LOGIN, Server } from '../support/programs.mjs';
import { Proxy } from '../support/proxy.mjs';

/**
 * The page fits its width, each name its caption, and each control can be hit. To be waited for: a
 * camera that is not live for a moment has a longer state, which takes room from its name.
 */
const nothingSticksOut = () => {
    const found = document.documentElement.scrollWidth > innerWidth ? ['the page is too wide'] : [];
    for (const element of document.querySelectorAll('.caption .name')) {
        if (element.scrollWidth > element.clientWidth) {
            found.push(`${element.textContent} is cut off`);
        }
    }
    for (const element of document.querySelectorAll('button, select')) {
        const { left, right, width, height } = element.getBoundingClientRect();
        const sticksOut = left < -0.5 || right > innerWidth + 0.5;
        if (width > 0 && (sticksOut || Math.min(width, height) < 43.5)) {
            found.push(`${element.dataset.part}: ${left} … ${right}, ${height}`);
        }
    }
    window.layoutProblems = found.join(', ');
    return found.length === 0;
};

describe('wall', () => {
    const NAMES = ['Attic', 'Barn', 'Cellar', 'Driveway', 'Entrance', 'Field', 'Garden', 'Hall',
        'Island'];
    const IDS = NAMES.map((name) => name.toLowerCase());
    /** The one that cannot turn, and the one that dies. */
    const FIXED = 'cellar';
    const MORTAL = 'entrance';
    /** Frames a second of the one that is shown large, and of the others: nine cost something. */
    const QUICK = 'garden';
    const RATE = (id) => (id === QUICK ? '12' : '3');
    const DESKTOP = { width: 1280, height: 800 };
    const PHONE = { width: 390, height: 844 };
    /** The two connections that a wall has. */
    const OWN = ['/api/wall', '/api/wall/events'];
    const server = new Server();
    const house = new Map();
    let browser;
    let proxy;

    before(async () => {
        for (const [index, id] of IDS.entries()) {
            const camera = new Camera();
            await camera.start(['--fps', RATE(id)]);
            house.set(id, { id, name: NAMES[index], camera, canTurn: id !== FIXED });
        }
        await server.startHouse([...house.values()]);
        proxy = new Proxy(server.url);
        await proxy.start();
        browser = await (await theBrowser()).createBrowserContext();
    });
    // A page that a failed test has left would go on to watch nine cameras.
    afterEach(async () => {
        for (const page of await browser.pages()) {
            await page.close();
        }
    });
    after(async () => {
        await browser?.close();
        await proxy?.stop();
        await server.remove();
        for (const { camera } of house.values()) {
            await camera.kill();
        }
    });

    const areLive = (ids) => ids.every((id) =>
        document.querySelector(`[data-camera=${id}]`)?.dataset.live === 'true');
    const isLarge = (id) => document.querySelector(`[data-camera=${id}]`)?.matches('[data-large]');
    const isSelected = (id) =>
        document.querySelector('[data-selected]')?.dataset.camera === id;
    const orderOf = (page) => page.$$eval('[data-camera]', (tiles) =>
        tiles.map(({ dataset }) => dataset.camera));
    const face = (id) => `[data-camera=${id}] [data-part=face]`;

    /** The wall with the order it comes with, all live. */
    async function openWall(viewport = DESKTOP) {
        const page = await open(browser, proxy.url, LOGIN, viewport);
        await until(page, areLive, 30_000, IDS);
        return page;
    }

    async function close(page) {
        assert.deepEqual(page.problems, []);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await page.evaluate(() => localStorage.clear());
        await page.close();
        await eventually(() => proxy.underWay.length === 0);
    }

    /** Waits for something outside of the page. */
    async function eventually(isSo, timeout = 15_000) {
        const end = Date.now() + timeout;
        while (!await isSo()) {
            assert.ok(Date.now() < end, `${isSo} within ${timeout} ms`);
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }

    /** From now on the page notes which tiles were not live at any time. */
    function watchForDead(page) {
        return page.evaluate(() => {
            window.everDead = new Set();
            new MutationObserver(() => {
                for (const { dataset } of document.querySelectorAll('[data-live=false]')) {
                    window.everDead.add(dataset.camera);
                }
            }).observe(document.body, { subtree: true, attributeFilter: ['data-live'] });
        });
    }

    test('nine cameras are live over one connection for pictures and one for events', async () => {
        const page = await openWall();
        await eventually(() => String(proxy.underWay) === String(OWN));
        assert.deepEqual(await orderOf(page), IDS);
        assert.deepEqual(await page.$$eval('.tile [data-part=name]',
            (names) => names.map(({ textContent }) => textContent)), NAMES);
        await until(page, () => window.part('summary').textContent === '9 cameras');
        // At the wall's rate at most, and none left behind.
        await until(page, () => [...document.querySelectorAll('.tile [data-part=rate]')]
            .every(({ textContent }) => Number(textContent) > 1.5 && Number(textContent) < 7));
        for (const id of IDS) {
            assert.equal(await server.ask(`cameras/${id}/counter`), 1, id);
        }
        assert.deepEqual(await page.evaluate(() => [innerWidth,
            document.documentElement.scrollWidth, document.documentElement.scrollHeight]),
        [DESKTOP.width, DESKTOP.width, DESKTOP.height]);
        await close(page);
    });

    test('a camera that dies turns grey and says why; the others stay live', async () => {
        const page = await openWall();
        await watchForDead(page);
        const { camera } = house.get(MORTAL);
        await camera.kill();
        await until(page, (id) => /^No picture for [0-9]+\ss: .*refuses/.test(document
            .querySelector(`[data-camera=${id}] [data-part=notice-text]`).textContent),
        15_000, MORTAL);
        const box = (id) => page.$eval(`[data-camera=${id}] canvas`, (canvas) => {
            const { x, y, width, height } = canvas.getBoundingClientRect();
            // Without the corners, where it says what it is.
            return { x: x + width / 4, y: y + height / 8, width: width / 2, height: height / 8 };
        });
        const picture = await screenshot(page, 'wall-9-one-dead');
        assert.ok(colourShare(picture, await box(MORTAL)) < 0.02, 'it is grey');
        assert.ok(colourShare(picture, await box('garden')) > 0.3, 'another one is not');
        assert.match(await page.$eval(face(MORTAL), (element) => element.ariaLabel),
            /^Entrance: Not live$/);
        assert.equal(await page.$eval('[data-part=summary]', (text) => text.textContent),
            '1 of 9 not live');
        await camera.start(['--fps', RATE(MORTAL)]);
        await until(page, areLive, 30_000, IDS);
        assert.deepEqual(await page.evaluate(() => [...window.everDead]), [MORTAL]);
        await close(page);
    });

    test('the server dies: all turn grey; it is back: all are live', async () => {
        const page = await openWall();
        await server.kill();
        await until(page, () => document.querySelectorAll('[data-live=false]').length === 9);
        await until(page, () => !window.part('retry-all').hidden);
        assert.match(await page.$eval('[data-camera=barn] [data-part=notice-text]',
            (text) => text.textContent), /server/);
        await server.startHouse([...house.values()]);
        await until(page, areLive, 30_000, IDS);
        await until(page, () => window.part('retry-all').hidden);
        await close(page);
    });

    test('cameras that come and go do so on the page too, and disturb no other', async () => {
        const page = await openWall();
        await watchForDead(page);
        await server.removeCamera('hall');
        await until(page, () => document.querySelectorAll('.tile').length === 8);
        await server.addCamera(house.get('hall'));
        await until(page, areLive, 30_000, IDS);
        assert.deepEqual(await orderOf(page), IDS);
        const dead = await page.evaluate(() => [...window.everDead]);
        assert.deepEqual(dead.filter((id) => id !== 'hall'), []);
        await close(page);
    });

    test('keys and joystick turn the camera that was clicked, and no other', async () => {
        const page = await openWall();
        const movesOf = async (act) => {
            proxy.moves = [];
            await act();
            await eventually(() => proxy.moves.length > 0);
            return new Set(proxy.moves.map(({ path }) => path));
        };
        await page.click(face('garden'));
        await until(page, isSelected, 5_000, 'garden');
        // The pictures may be there before the server has said what turns, and who may turn it.
        await until(page, () => window.part('steered').textContent === 'Turns Garden'
            && window.part('joystick').checkVisibility());
        assert.deepEqual(await movesOf(() => page.keyboard.press('ArrowLeft')),
            new Set(['/cameras/garden/api/move']));
        await page.keyboard.press('2');
        await until(page, isSelected, 5_000, 'barn');
        assert.deepEqual(await movesOf(() => page.click('[data-direction=up]')),
            new Set(['/cameras/barn/api/move']));
        await page.click(face(FIXED));
        await until(page, (text) => window.part('steered').textContent === text, 5_000,
            'Cellar cannot turn');
        proxy.moves = [];
        await page.keyboard.press('ArrowLeft');
        await page.click(face('barn'));
        await movesOf(() => page.keyboard.press('ArrowRight'));
        assert.deepEqual(proxy.moves.map(({ path }) => path), ['/cameras/barn/api/move']);
        assert.deepEqual(await page.$$eval('[aria-current=true]', (faces) =>
            faces.map(({ ariaLabel }) => ariaLabel.split(':')[0])), ['Barn']);
        await close(page);
    });

    test('one is enlarged to its full rate, and back', async () => {
        const page = await openWall();
        await page.click(face('garden'), { count: 2 });
        await until(page, isLarge, 5_000, 'garden');
        // Its neighbours come slowly meanwhile, all others not at all.
        await eventually(() => String(proxy.underWay)
            === String([...OWN, '/cameras/garden/mjpeg']));
        await eventually(async () => await server.ask('cameras/barn/counter') === 0
            && await server.ask('cameras/hall/counter') === 1);
        await until(page, () => Number(document.querySelector(
            '[data-camera=garden] [data-part=rate]').textContent) > 7, 15_000);
        await screenshot(page, 'wall-large');
        const share = await page.$eval('[data-camera=garden] canvas', (canvas) =>
            canvas.clientWidth * canvas.clientHeight / (innerWidth * innerHeight));
        assert.ok(share > 0.6, `the picture has ${share} of the page`);
        await page.keyboard.press('Escape');
        await until(page, (id) => !document.querySelector(`[data-camera=${id}]`)
            .matches('[data-large]'), 5_000, 'garden');
        await until(page, areLive, 30_000, IDS);
        await eventually(() => String(proxy.underWay) === String(OWN));

        // By keys: Enter (of the selected one, although a click elsewhere took the focus), another
        // number, the next one.
        await page.keyboard.press('3');
        await page.click('.summary');
        assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
        await page.keyboard.press('Enter');
        await until(page, isLarge, 5_000, IDS[2]);
        await page.keyboard.press('5');
        await until(page, isLarge, 5_000, IDS[4]);
        await page.keyboard.press('PageDown');
        await until(page, isLarge, 5_000, IDS[5]);
        await until(page, areLive, 15_000, [IDS[5]]);
        await eventually(() => proxy.underWay.length === 3);
        await page.click('[data-part=back]');
        await until(page, areLive, 30_000, IDS);
        await close(page);
    });

    test('a zoomed tile says how much it is enlarged, and shows the whole again', async () => {
        const page = await openWall();
        await page.keyboard.press('2');
        await page.keyboard.press('+');
        const whole = '[data-camera=barn] [data-part=whole]';
        await until(page, (button) => document.querySelector(button).textContent
            === 'Show the whole picture, now at 1.3×', 5_000, whole);
        await page.click(whole);
        await until(page, (button) => document.querySelector(button).hidden, 5_000, whole);
        await close(page);
    });

    test('tiles are moved by keys and by dragging, and stay there', async () => {
        const page = await openWall();
        await page.focus(face('attic'));
        await page.keyboard.down('Control');
        await page.keyboard.down('Shift');
        proxy.moves = [];
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.up('Shift');
        await page.keyboard.up('Control');
        assert.deepEqual(await orderOf(page), ['barn', 'cellar', 'driveway', 'entrance', 'attic',
            'field', 'garden', 'hall', 'island']);
        assert.deepEqual(proxy.moves, [], 'nothing was turned');
        assert.match(await page.evaluate(() => document.activeElement.ariaLabel), /^Attic: /);

        const [from, to] = await Promise.all(['island', 'barn'].map((id) =>
            page.$eval(face(id), (element) => {
                const { x, y, width, height } = element.getBoundingClientRect();
                return { x: x + width / 2, y: y + height / 2 };
            })));
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y, { steps: 4 });
        await page.mouse.up();
        const order = await orderOf(page);
        assert.equal(order[0], 'island');
        // Esc while one is dragged puts it back.
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(to.x, to.y, { steps: 4 });
        const isOrder = async () => String(await orderOf(page)) === String(order);
        await eventually(async () => !await isOrder());
        await page.keyboard.press('Escape');
        await eventually(isOrder);
        await page.mouse.up();
        assert.equal(await page.$('[data-dragging]'), null);
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, areLive, 30_000, IDS);
        assert.deepEqual(await orderOf(page), order);
        await close(page);
    });

    test('a tour shows one after the other, until a key is pressed', async () => {
        const page = await openWall();
        await page.select('[data-part=tour]', '5');
        await until(page, isLarge, 5_000, 'barn');
        await until(page, isLarge, 10_000, FIXED);
        await page.keyboard.press('Shift');
        assert.equal(await page.$eval('[data-part=tour]', (select) => select.value), '0');
        assert.equal(await page.evaluate(isLarge, FIXED), true);
        await close(page);
    });

    test('a phone: one column, no more than is in view, swiping', async () => {
        const page = await open(browser, proxy.url, LOGIN, PHONE);
        await until(page, areLive, 30_000, IDS.slice(0, 3));
        await screenshot(page, 'wall-9-phone');
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
        const lefts = await page.$$eval('.tile', (tiles) =>
            tiles.map((tile) => tile.getBoundingClientRect().left));
        assert.equal(new Set(lefts).size, 1);
        // What is far below is not watched, and not taken for live, until one scrolls there.
        await eventually(async () => await server.ask('cameras/island/counter') === 0);
        await until(page, () => document.querySelector('[data-camera=island]').dataset.live
            === 'false');
        await page.$eval('[data-camera=island]', (tile) => tile.scrollIntoView());
        await until(page, areLive, 30_000, ['island']);
        await eventually(async () => await server.ask('cameras/attic/counter') === 0);

        await page.click('[data-camera=island] [data-part=enlarge]');
        await until(page, isLarge, 5_000, 'island');
        const swipe = (by) => page.evaluate((right) => {
            const target = document.querySelector('[data-large] canvas');
            const { left, top, width, height } = target.getBoundingClientRect();
            const fire = (type, x) => target.dispatchEvent(new PointerEvent(type, {
                pointerId: 7, pointerType: 'touch', isPrimary: true, bubbles: true, button: 0,
                buttons: type === 'pointerup' ? 0 : 1, clientX: x, clientY: top + height / 2 }));
            const start = left + width / 2;
            fire('pointerdown', start);
            fire('pointermove', start + right / 2);
            fire('pointerup', start + right);
        }, by);
        await swipe(150);
        await until(page, isLarge, 5_000, 'hall');
        await swipe(-150);
        await until(page, isLarge, 5_000, 'island');
        await swipe(-20);
        await until(page, areLive, 15_000, ['island']);
        await screenshot(page, 'wall-phone-large');
        assert.equal(await page.evaluate(isLarge, 'island'), true);
        assert.ok(await page.$eval('.joystick', (joystick) => {
            const { bottom, width } = joystick.getBoundingClientRect();
            return width > 100 && bottom <= innerHeight;
        }));
        await close(page);
    });

    test('a tab that is hidden watches nothing', async () => {
        const page = await openWall();
        const pretend = (value) => page.evaluate((state) => {
            Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        }, value);
        await pretend('hidden');
        await eventually(() => proxy.underWay.length === 0);
        await eventually(async () => await server.ask('cameras/barn/counter') === 0);
        await pretend('visible');
        await until(page, areLive, 30_000, IDS);
        await page.click(face('barn'), { count: 2 });
        await eventually(() => proxy.underWay.includes('/cameras/barn/mjpeg'));
        await pretend('hidden');
        await eventually(() => proxy.underWay.length === 0);
        await pretend('visible');
        await eventually(() => proxy.underWay.includes('/cameras/barn/mjpeg'));
        await until(page, areLive, 30_000, ['barn']);
        await close(page);
    });

    test('by Tab one reaches every tile, which is then selected, and all that is on it', async () => {
        const page = await openWall();
        const reached = [];
        for (let presses = 0; presses < 8; ++presses) {
            await page.keyboard.press('Tab');
            reached.push(await page.evaluate(() => {
                const { dataset } = document.activeElement;
                const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
                const camera = document.activeElement.closest('[data-camera]')?.dataset.camera;
                const selected = document.querySelector('[data-selected]').dataset.camera;
                const place = camera ? ` of ${camera}` : '';
                const isWrong = camera && camera !== selected ? ' not selected' : '';
                return `${dataset.part}${place}${isWrong}${isSeen ? '' : ' without focus'}`;
            }));
        }
        assert.deepEqual(reached, ['tour', 'help', 'fullscreen', 'face of attic',
            'enlarge of attic', 'face of barn', 'enlarge of barn', 'face of cellar']);
        await close(page);
    });

    for (const [name, viewport] of Object.entries({ 'phone-320': { width: 320, height: 568 },
        'phone-landscape': { width: 667, height: 375 }, 'zoomed-200': { width: 640, height: 400 },
        tablet: { width: 820, height: 1180 }, '4k': { width: 3840, height: 2160 } })) {
        test(`nothing sticks out: ${name}`, async () => {
            const page = await open(browser, proxy.url, LOGIN, viewport);
            await until(page, areLive, 30_000, IDS.slice(0, 2));
            await screenshot(page, `wall-${name}`);
            await until(page, nothingSticksOut);
            await page.click('[data-camera=attic] [data-part=enlarge]');
            await until(page, isLarge, 5_000, 'attic');
            await until(page, nothingSticksOut);
            const share = await page.$eval('[data-camera=attic] canvas', (canvas) => {
                const side = Math.min(canvas.clientWidth, 4 / 3 * canvas.clientHeight);
                return side * side * 3 / 4 / (innerWidth * innerHeight);
            });
            assert.ok(share > 0.35, `the large picture has ${share} of the page`);
            await close(page);
        });
    }
});
