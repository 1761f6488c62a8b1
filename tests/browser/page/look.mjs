// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { inBothSchemes, isLive, isNotLive, screenshot, until } from '../support/browser.mjs';
import { layoutProblems } from '../support/layout.mjs';
import { Stage } from '../support/stage.mjs';

describe('look', () => {
    const SIZES = Object.freeze({
        'phone-320': { width: 320, height: 568 },
        'phone-390': { width: 390, height: 844 },
        'phone-landscape': { width: 667, height: 375 },
        'tablet': { width: 820, height: 1180 },
        'desktop': { width: 1280, height: 800 },
        '4k': { width: 3840, height: 2160 },
    });
    /** The contrast that WCAG 2.2 wants of text (1.4.3, AA). */
    const TEXT_CONTRAST = 4.5;
    let pages;
    const stage = Stage.set({
        prepare: async () => { pages = await inBothSchemes(stage); },
        finish: () => pages?.end(),
    });

    /** The page in a scheme, at one of SIZES. */
    async function show(scheme, size) {
        const page = await pages[scheme]();
        await page.setViewport(SIZES[size]);
        await until(page, (width) => innerWidth === width, 5_000, SIZES[size].width);
        return page;
    }

    /** Texts whose colour is too near to the page's, with the contrast. */
    function weakTexts(least) {
        const brightness = (colour) => {
            const [red, green, blue] = colour.match(/[0-9.]+/g).slice(0, 3).map((value) => {
                const share = value / 255;
                return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const page = brightness(getComputedStyle(document.body).backgroundColor);
        const weak = [];
        for (const element of document.querySelectorAll('h1, .badge, .watching, dt, dd, .hint')) {
            const own = brightness(getComputedStyle(element).color);
            const contrast = (Math.max(own, page) + 0.05) / (Math.min(own, page) + 0.05);
            if (contrast < least) {
                const name = element.dataset.part ?? (element.className || element.tagName);
                weak.push(`${name}: ${contrast}`);
            }
        }
        return weak;
    }

    for (const scheme of ['light', 'dark']) {
        for (const name of Object.keys(SIZES)) {
            test(`${name}, ${scheme}`, async () => {
                const page = await show(scheme, name);
                await until(page, isLive);
                await screenshot(page, `${name}-${scheme}`);
                assert.deepEqual(await layoutProblems(page), []);
                assert.deepEqual(await page.evaluate(weakTexts, TEXT_CONTRAST), []);
                const [red] = await page.evaluate(() =>
                    getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number));
                assert.equal(red > 128, scheme === 'light');
            });
        }

        test(`the dialog of keys on a small phone, ${scheme}`, async () => {
            const page = await show(scheme, 'phone-320');
            await page.click('[data-part=help]');
            await screenshot(page, `keys-${scheme}`);
            assert.deepEqual(await layoutProblems(page), []);
            // Its button has the focus, at its end, and it is longer than this screen.
            assert.deepEqual(await page.$eval('[data-part=keys]', (keys) => (
                [keys.scrollHeight > keys.clientHeight, keys.scrollTop])), [true, 0]);
            await page.keyboard.press('Escape');
            await until(page, () => !window.part('keys').open);
        });
    }

    test('what a browser needs to install it is there', async () => {
        const page = await pages.light();
        const found = await page.evaluate(async () => {
            const link = document.querySelector('link[rel=manifest]');
            const answer = await fetch(link.href, { credentials: 'same-origin' });
            const manifest = await answer.json();
            const sizes = [];
            for (const icon of manifest.icons) {
                const bitmap = icon.type === 'image/png'
                    ? await createImageBitmap(await (await fetch(icon.src)).blob()) : null;
                sizes.push([icon.purpose, icon.sizes,
                    bitmap ? `${bitmap.width}x${bitmap.height}` : 'any']);
            }
            return { type: answer.headers.get('Content-Type'), crossOrigin: link.crossOrigin,
                manifest, sizes };
        });
        assert.match(found.type, /^application\/manifest\+json/);
        assert.equal(found.crossOrigin, 'use-credentials');
        assert.equal(found.manifest.display, 'standalone');
        assert.equal(found.manifest.start_url, './');
        for (const [, named, actual] of found.sizes) {
            assert.equal(actual, named);
        }
        assert.ok(found.sizes.some(
            ([purpose, size]) => purpose === 'maskable' && size === '512x512'));
    });

    test('Tab reaches everything, in reading order, with a visible focus', async () => {
        const page = await show('light', 'desktop');
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, isLive);
        const reached = [];
        for (let i = 0; i < 7; ++i) {
            await page.keyboard.press('Tab');
            reached.push(await page.evaluate(() => {
                const { dataset } = document.activeElement;
                const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
                return `${dataset.direction ?? dataset.part}${isSeen ? '' : ' without focus'}`;
            }));
        }
        assert.deepEqual(reached,
            ['snapshot', 'help', 'fullscreen', 'up', 'left', 'right', 'down']);
    });

    test('what is shown when the picture is not live, at every size', async () => {
        await stage.camera.kill();
        for (const scheme of ['light', 'dark']) {
            for (const name of ['phone-320', 'desktop']) {
                const page = await show(scheme, name);
                await until(page, isNotLive);
                await screenshot(page, `${name}-${scheme}-not-live`);
                assert.deepEqual(await layoutProblems(page), []);
                assert.equal(await page.evaluate(() => {
                    const notice = window.part('notice').getBoundingClientRect();
                    const picture = document.querySelector('.stage').getBoundingClientRect();
                    return notice.height > 0 && notice.left >= picture.left
                        && notice.right <= picture.right && notice.top >= picture.top
                        && notice.bottom <= picture.bottom;
                }), true);
            }
        }
    });
});
