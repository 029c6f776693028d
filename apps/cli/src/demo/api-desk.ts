import { setTimeout as pause } from 'node:timers/promises';
import { ApiAnswer, ApiClient } from './api-client.js';
import { actRequest } from './act-request.js';
import { DecisionFile, decisionFile } from './decision-file.js';
import { Answer, Desk } from './play.js';
import { Session, SignIns } from './sign-ins.js';
import { Moment, Order } from './timeline.js';

/** How long an automatic process may take to act. */
const PROCESS_MS = 30_000;
const ASK_AGAIN_MS = 100;
const CLOCK = new Set(['ClockBackwards', 'clock-backwards']);

/** Takes orders through the public API, as any department's system would. */
export class ApiDesk implements Desk {
  private readonly etags = new Map<string, string>();
  private readonly uploaded = new Set<string>();

  constructor(
    private readonly api: ApiClient,
    private readonly signIns: SignIns,
  ) {}

  async personOf(order: Order): Promise<string> {
    return (await this.signIns.sessionFor(order)).person;
  }

  async perform(order: Order, moment: Moment, project: string | undefined, mayBePast: boolean): Promise<Answer> {
    const session = await this.signIns.sessionFor(order);
    const files = order.files.map((title) => decisionFile(moment.name, title));
    for (const file of files) await this.upload(file, session);
    const answer = await this.post(order, moment, project, session, files, moment.at);
    if (!CLOCK.has(String(answer.body['code']))) return this.told(answer);
    // What lies behind the clock was done by an earlier run, and is answered again; or it was overtaken by the clock.
    return mayBePast ? { kind: 'past' } : this.told(await this.post(order, moment, project, session, files));
  }

  async awaitEvent(project: string, type: string): Promise<boolean> {
    for (const until = Date.now() + PROCESS_MS; Date.now() < until; await pause(ASK_AGAIN_MS)) {
      const { body } = await this.api.send({
        method: 'GET',
        path: `/projects/${project}/history`,
        token: await this.signIns.anyToken(),
      });
      const events = (body['data'] ?? []) as readonly { readonly type: string }[];
      if (events.some((event) => event.type === type)) return true;
    }
    return false;
  }

  private async post(
    order: Order,
    moment: Moment,
    project: string | undefined,
    session: Session,
    files: readonly DecisionFile[],
    at?: string,
  ): Promise<ApiAnswer> {
    const { path, body } = actRequest(order, project);
    const etag = project && this.etags.get(project);
    const attachments = files.map(({ sha256, kind, name }) => ({ sha256, kind, name }));
    return this.api.send({
      method: 'POST',
      path,
      token: session.token,
      headers: {
        'Idempotency-Key': `"demo/${moment.name}"`,
        'Tongjian-Role': `${order.role}@${encodeURIComponent(order.organisation)}`,
        ...(at ? { 'Tongjian-Time': at } : {}),
        ...(etag && /^(Revise|Amend|Correct|Void)/.test(order.type) ? { 'If-Match': etag } : {}),
      },
      body: attachments.length > 0 ? { ...body, attachments } : body,
    });
  }

  private told({ status, replayed, etag, body }: ApiAnswer): Answer {
    if (status === 200 || status === 201) {
      const project = String(body['project']);
      if (etag && !replayed) this.etags.set(project, etag);
      return { kind: 'accepted', project, replayed };
    }
    const all = (body['all'] ?? []) as readonly { readonly code: string; readonly text: { readonly zh: string } }[];
    const said =
      all.length > 0
        ? all.map(({ text }) => text.zh).join('; ')
        : JSON.stringify(body['errors'] ?? body['detail'] ?? body);
    return {
      kind: 'refused',
      codes: [String(body['code']), ...all.map(({ code }) => code)],
      detail: `${status} ${said}`,
    };
  }

  private async upload({ sha256, text }: DecisionFile, { token }: Session): Promise<void> {
    if (this.uploaded.has(sha256)) return;
    const { status, body } = await this.api.send({
      method: 'PUT',
      path: `/files/${sha256}`,
      token,
      body: new TextEncoder().encode(text),
    });
    if (status >= 300) throw new Error(`the file ${sha256} was not taken: ${status} ${String(body['detail'] ?? '')}`);
    this.uploaded.add(sha256);
  }
}
