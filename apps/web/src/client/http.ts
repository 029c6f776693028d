import { Problem, ProblemError } from './problem';
import { currentSession, endSession, grantText } from './session';

export const API = '/api/v1';
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A path below /api/v1 with its query; what is undefined or empty is left out. */
export function pathWith(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') search.append(name, String(one));
  const text = search.toString();
  return `${API}${path}${text ? `?${text}` : ''}`;
}

export function headersWith(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const session = currentSession();
  return {
    Accept: 'application/json',
    ...(session && !session.ended ? { Authorization: `Bearer ${session.token}` } : {}),
    ...(session?.role ? { 'Tongjian-Role': grantText(session.role) } : {}),
    ...more,
  };
}

/**
 * One request, answered with the parsed body.
 * @throws ProblemError for every answer that is no success; a 401 also ends the session.
 */
export async function request<T>(url: string, init: RequestInit = {}): Promise<{ body: T; response: Response }> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({ title: 'unreachable', status: 0, code: 'unreachable', detail: String(error) });
  }
  if (response.ok) return { body: (await bodyOf(response)) as T, response };
  const problem = await problemIn(response);
  if (response.status === 401 && isCurrent(init.headers)) endSession();
  throw new ProblemError(problem);
}

/** Whether a request was made in the present session: a late refusal of an older one ends nothing. */
const isCurrent = (headers: RequestInit['headers']): boolean => {
  const { Authorization } = headersWith();
  return Authorization !== undefined && new Headers(headers).get('Authorization') === Authorization;
};

const isJson = (response: Response) => /json/.test(response.headers.get('Content-Type') ?? '');
const bodyOf = (response: Response): Promise<unknown> => (isJson(response) ? response.json() : response.text());

async function problemIn(response: Response): Promise<Problem> {
  const body = (await bodyOf(response).catch(() => undefined)) as Partial<Problem> | string | undefined;
  const known = typeof body === 'object' ? body : { detail: body };
  const trace = response.headers.get('X-Request-Id') ?? undefined;
  return {
    title: response.statusText || `HTTP ${response.status}`,
    code: `http-${response.status}`,
    ...known,
    status: response.status,
    ...(trace ? { trace } : {}),
  };
}

export const get = async <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  (await request<T>(pathWith(path, query), { headers: headersWith(), ...(signal ? { signal } : {}) })).body;

export const post = async <T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  request<T>(pathWith(path), {
    method: 'POST',
    headers: headersWith({ 'Content-Type': 'application/json', ...headers }),
    body: JSON.stringify(body),
  });
