import { describeCrashes } from './crashes.js';

// `npm run campaign:crashes` takes every place; a run here takes some, other ones each time, and its title says which.
const STRIDE = 5;
describeCrashes(STRIDE, Number(process.env['FIRST'] ?? Math.floor(Math.random() * STRIDE)));
