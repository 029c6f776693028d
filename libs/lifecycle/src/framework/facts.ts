/** What rules may read of a framework agreement and its call-offs. */
export const FRAMEWORK_FACTS = {
  /** The last moment of the agreement. */
  'framework.until': 'timestamp',
  'framework.termMonths': 'int',
  'framework.validCount': 'int',
  'framework.admittedCount': 'int',
  'framework.eliminatedCount': 'int',
  'framework.userChooses': 'bool',
  'framework.ceilingFen': 'int',
  /** With the call-off that is asked for. */
  'framework.calledFen': 'int',
} as const;
