// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { after } from 'node:test';

import { endBrowser } from '../support/browser.mjs';
// One process, so that all of them share one browser.
import './aim.mjs';
import './look.mjs';
import './network.mjs';
import './places.mjs';
import './rights.mjs';
import './settings.mjs';
import './steer.mjs';
import './timeline.mjs';
import './view.mjs';
import './wall.mjs';
import './walltimeline.mjs';
import './watch.mjs';

after(endBrowser);
