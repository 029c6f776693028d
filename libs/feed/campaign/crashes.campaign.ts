import { describeCrashes } from '../test/mongo/crashes.js';

describeCrashes(1, 0);
