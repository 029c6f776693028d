/** Reads the address of a server by one of these protocols; credentials may be in it, so no message repeats it. */
export const serverUrl =
  (...protocols: readonly string[]) =>
  (text: string): string | Error =>
    protocols.some((protocol) => new RegExp(`^${protocol.replace('+', '\\+')}://[^\\s]+$`).test(text))
      ? text
      : new Error(`must begin with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`);

/** An address as it may be shown: without user, password and options. Several hosts stand as they are. */
export function shownUrl(url: string): string {
  const [, protocol = '', rest = ''] = /^([a-z+]+):\/\/([^?]*)/.exec(url) ?? [];
  return `${protocol}://${rest.slice(rest.lastIndexOf('@') + 1)}`;
}

/** A text in which the secrets of these addresses are cut, in whatever form a driver repeats them. */
export function withoutSecrets(text: string, ...urls: readonly (string | undefined)[]): string {
  return urls.flatMap(secretsIn).reduce((cut, secret) => cut.replaceAll(secret, '[cut]'), text);
}

function secretsIn(url: string | undefined): readonly string[] {
  const credentials = url && /^[a-z+]+:\/\/([^/?]*)@/.exec(url)?.[1];
  if (!url || !credentials) return [];
  const password = credentials.slice(credentials.indexOf(':') + 1);
  const spoken = decoded(password);
  // The whole first: the shorter ones stand in it.
  return [url, credentials, password, spoken].filter((secret) => secret.length > 0);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
