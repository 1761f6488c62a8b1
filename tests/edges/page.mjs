// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The page in Chromium, behind HAProxy: page.mjs ADDRESS-OF-HAPROXY NAME USER PASSWORD. Prints
// "live" each time a line comes in and the picture is, and stays, live.

import { createInterface } from 'node:readline';

import { isLive, launch, noticeOf, open, until } from '../browser/support/browser.mjs';

/** Until the page has reconnected, found its state and its pictures, on a busy machine. */
const PATIENCE = 30_000;
/** Live for so long is no accident, in milliseconds: a picture alone is shown for 2,000. */
const STEADY = 4_000;

const [address, name, username, password] = process.argv.slice(2);
const browser = await launch({ options: ['--ignore-certificate-errors',
    `--host-resolver-rules=MAP ${name} ${address}`] });
try {
    const page = await open(browser, new URL(`https://${name}/`), { username, password });
    await page.evaluate(() => {
        window.deadAt = performance.now();
        setInterval(() => {
            if (document.querySelector('.camera').dataset.live !== 'true') {
                window.deadAt = performance.now();
            }
        }, 50);
    });
    for await (const line of createInterface({ input: process.stdin })) {
        await page.evaluate(() => { window.deadAt = performance.now(); });
        await until(page, (steady) => performance.now() - window.deadAt > steady, PATIENCE, STEADY)
            .catch(async (error) => { throw new Error(await noticeOf(page), { cause: error }); });
        console.log((await page.evaluate(isLive)) ? 'live' : line);
    }
} finally {
    await browser.close();
}
