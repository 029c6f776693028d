interface Answer {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  /** What the driver knew of all servers when it gave up. */
  readonly reason?: {
    readonly servers?: ReadonlyMap<string, { readonly error?: { readonly message?: string } | null }>;
  };
}

const NO_LOGIN = 18;
const NO_SUCH_COMMAND = 59;

/** In plain words, why a server could not be reached or would not have us. */
export function reasonOf(error: unknown, replicaSet: string | null | undefined, timeoutMs: number): string {
  const { name, message = String(error), code, reason } = error as Answer;
  if (code === NO_LOGIN) return 'it refuses the user or the password';
  if (code === NO_SUCH_COMMAND && message.includes('sasl')) return 'it does not know users and passwords';
  const faults = [...(reason?.servers?.values() ?? [])].flatMap(({ error: fault }) => fault?.message ?? []);
  const misfit = [...faults, message].find((fault) => /(maximum|minimum) wire version/.test(fault));
  if (misfit) return `its version does not fit: ${misfit}`;
  if (name !== 'MongoServerSelectionError') return message;
  const missing = replicaSet ? `no member of the replica set ${replicaSet} that takes writes was found` : '';
  const said = faults.length > 0 ? faults.join('; ') : missing || message;
  return `no answer within ${timeoutMs / 1000} s: ${missing && said !== missing ? `${missing}: ` : ''}${said}`;
}
