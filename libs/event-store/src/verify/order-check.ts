import { LoggedEvent } from '@tongjian/kernel';
import { Witness } from '../port.js';
import { Finding } from './finding.js';

/**
 * Follows the order of the whole log: that indexes run without gaps, and that what the store wrote beside each event
 * is what the log itself yields. It names what the streams' own chains cannot see, such as events of different
 * streams that changed places.
 */
export class OrderCheck {
  readonly findings: Finding[] = [];
  private index = 0;
  private hash: string | undefined = '';
  private recordTime = '';

  see(event: LoggedEvent, witness: Witness | undefined): void {
    const { index, stream, revision, meta } = event;
    if (index > this.index + 1) this.lost(this.index + 1, index - 1);
    if (meta.recordedAt > this.recordTime) this.recordTime = meta.recordedAt;
    const unbroken = this.hash !== undefined;
    if (witness?.follows !== undefined && unbroken && witness.follows !== this.hash)
      this.findings.push({
        kind: 'swapped',
        index,
        stream,
        revision,
        detail: 'another event stood before it in the log',
      });
    else if (witness && unbroken && witness.recordTime !== this.recordTime)
      this.findings.push({
        kind: 'altered',
        index,
        stream,
        revision,
        detail: 'its record time is not that of the log',
      });
    this.index = index;
    this.hash = meta.hash;
  }

  /** Goes on after an event that could not be read. */
  skip(index: number): void {
    this.index = index;
    this.hash = undefined;
  }

  private lost(from: number, to: number): void {
    const detail = from === to ? `index ${from} is missing` : `indexes ${from} to ${to} are missing`;
    this.findings.push({ kind: 'dropped', index: from, detail });
    this.hash = undefined;
  }
}
