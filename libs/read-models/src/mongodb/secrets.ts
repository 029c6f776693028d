/** Takes the credentials of a connection string out of a text, however they are written there. */
export function withoutSecrets(text: string, url: string): string {
  const [, user = '', password = ''] = /^[a-z+]+:\/\/([^:@/]*):([^@/]*)@/i.exec(url) ?? [];
  const secrets = [url, `${user}:${password}`, password, decoded(password)].filter((secret) => secret.length > 1);
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text).replace(/:\/\/[^@\s/]*@/g, '://***@');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
