import { JsonObject } from '@tongjian/kernel';

/** What must come of a step. `true`: refused for whatever reason; else by the rule with this code. */
export interface Expectation {
  readonly refused: string | true;
}

/** One step of a story: an act to be sent, or an event of an automatic process to be waited for. */
export interface Step {
  /** Unique in its scenario; left out, the step's number. */
  readonly id?: string;
  /** Simulated Beijing time, `YYYY-MM-DD HH:MM`. */
  readonly at: string;
  /** A role, whose organisation is the scenario's body of that role, or `role@organisation`. */
  readonly as?: string;
  readonly act?: string;
  readonly data?: JsonObject;
  /** A bid of the scenario's `bids`: its number, bidder, digest, offer and salt become the data. */
  readonly bid?: string;
  /** Titles of decision documents that are made up and attached. */
  readonly files?: readonly string[];
  /** Dotted paths of figures that no document says (示例). */
  readonly sample?: readonly string[];
  /** Left out: the act is accepted. */
  readonly expect?: Expectation;
  /** The type of an event that a process makes. */
  readonly await?: string;
  readonly note?: string;
}

/** An expert of the pool that a story's panels are drawn from, where it is played without a server. */
export interface SampleExpert {
  /** Who acts: the story says `expert@…` by this name. */
  readonly name: string;
  readonly specialties: readonly string[];
  readonly employer: string;
}

export interface SampleBid {
  readonly bidder: string;
  readonly offerFen: number;
}

/** The story of one project (or, of an import, of several), as `demo/*.yaml` tells it. */
export interface Scenario {
  readonly scenario: string;
  readonly title: string;
  /** Numbers of the passages of the source documents that the story retells. */
  readonly documents: readonly string[];
  /** Organisations by role, or by the part of a role before the dot. */
  readonly bodies: Readonly<Record<string, string>>;
  readonly bids?: Readonly<Record<string, SampleBid>>;
  readonly experts?: readonly SampleExpert[];
  readonly steps: readonly Step[];
}

/** A figure that a source document states, and where the installation must show it. */
export interface ExpectedFigure {
  readonly document: string;
  readonly says: string;
  /** Names of projects: a scenario, or `scenario/step` of an import. The figure is the sum over them. */
  readonly projects?: readonly string[];
  /** Or a cell of a view, chosen by its dimensions. */
  readonly view?: string;
  readonly where?: Readonly<Record<string, string>>;
  /** The project's field, or the view's measure. */
  readonly figure: string;
  readonly value: number;
}

/** Who signs in to the demonstration. */
export interface Person {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly organisations: readonly string[];
}

export interface Demonstration {
  readonly people: readonly Person[];
  /** Regions by organisation; an organisation that stands nowhere acts everywhere. */
  readonly places: Readonly<Record<string, string>>;
  readonly scenarios: readonly Scenario[];
  readonly expected: readonly ExpectedFigure[];
}
