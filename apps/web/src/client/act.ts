import { request, headersWith, pathWith } from './http';
import { JsonObject, Receipt } from './types';

export interface Sending {
  readonly path: string;
  readonly body: JsonObject;
  /** One key for one body: a double click or a repeated request is one act. */
  readonly key: string;
  readonly ifMatch?: string | undefined;
  /** Of a simulation only: the instant to which its clock is set for this act. */
  readonly time?: string | undefined;
}

export interface Sent {
  readonly receipt: Receipt;
  readonly replayed: boolean;
}

/** Does an act. @throws ProblemError with the refusal or the fields that do not fit. */
export async function sendAct({ path, body, key, ifMatch, time }: Sending): Promise<Sent> {
  const { body: answer, response } = await request<Receipt | { data: Receipt }>(pathWith(path), {
    method: 'POST',
    headers: headersWith({
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      ...(ifMatch ? { 'If-Match': ifMatch } : {}),
      ...(time ? { 'Tongjian-Time': time } : {}),
    }),
    body: JSON.stringify(body),
  });
  return {
    receipt: 'data' in answer ? answer.data : answer,
    replayed: response.headers.get('Tongjian-Replayed') === 'true',
  };
}

/** A fresh key; also where the page is not in a secure context and `randomUUID` is missing. */
export const freshKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Puts a document's bytes where acts can name them. Answers with its digest. */
export async function upload(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await request(pathWith(`/files/${hex}`), {
    method: 'PUT',
    headers: headersWith({ 'Content-Type': 'application/octet-stream' }),
    body: bytes,
  });
  return `sha256:${hex}`;
}
