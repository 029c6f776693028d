import { Act } from '../act/index.js';
import { decideTogether } from './decide-together.js';

export { decideTogether };
export const togetherActs: readonly Act[] = [decideTogether];
