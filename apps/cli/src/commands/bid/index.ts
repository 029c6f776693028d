import { bidOpen } from './open.js';
import { bidOpeningKey, bidShares } from './opening-key.js';
import { bidSeal } from './seal.js';

export const bidCommands = [bidSeal, bidOpen, bidOpeningKey, bidShares] as const;
