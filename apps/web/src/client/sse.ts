/** One message of a server-sent event stream. */
export interface Message {
  readonly event: string;
  readonly data: string;
  readonly id?: string;
}

/** Cuts a growing text into complete messages (HTML Standard, 9.2.6); keeps what is not complete yet. */
export class MessageReader {
  private rest = '';

  push(text: string): readonly Message[] {
    this.rest += text;
    const blocks = this.rest.split(/\r\n\r\n|\n\n|\r\r/);
    this.rest = blocks.pop() ?? '';
    return blocks.map(messageOf).filter((message) => message !== undefined);
  }
}

function messageOf(block: string): Message | undefined {
  const data: string[] = [];
  let event = 'message';
  let id: string | undefined;
  for (const line of block.split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    if (colon === 0) continue;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event') event = value;
    else if (name === 'id') id = value;
  }
  if (data.length === 0) return undefined;
  return { event, data: data.join('\n'), ...(id === undefined ? {} : { id }) };
}
