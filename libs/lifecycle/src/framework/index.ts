import { awardCallOff } from './award-call-off.js';
import { establishFramework } from './establish-framework.js';
import { endFramework, exitFrameworkSupplier } from './exit-framework.js';

export * from './award-call-off.js';
export * from './establish-framework.js';
export * from './exit-framework.js';

export const frameworkActs = [establishFramework, exitFrameworkSupplier, awardCallOff, endFramework] as const;
