/** The parameters of a path that fits a template such as `/projects/:id`; undefined where it does not fit. */
export function match(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = template.split('/');
  const given = path.replace(/\/+$/, '').split('/');
  if (path === '/' && template === '/') return {};
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(given[at]!);
    else if (part !== given[at]) return undefined;
  }
  return found;
}
