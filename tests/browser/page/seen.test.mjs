// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { after } from 'node:test';

import { endBrowsers } from '../support/browser.mjs';
// One process, so that all of them share one browser. The other half is in done.test.mjs.
import './look.mjs';
import './network.mjs';
import './rights.mjs';
import './view.mjs';
import './wall.mjs';
import './watch.mjs';

after(endBrowsers);
