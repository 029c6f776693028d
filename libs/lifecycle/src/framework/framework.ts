import { Source } from '@tongjian/kernel';
import { breach, Breach, doFirst, say } from '../act/index.js';
import type { Dossier, Lot } from '../dossier.js';

/** 政府采购框架协议采购方式管理暂行办法(财政部令第110号), in force 2022-03-01; read at second hand. */
export const order110 = (article: string): Source => ({
  instrument: '政府采购框架协议采购方式管理暂行办法(财政部令第110号)',
  article,
});

/** How the supplier of a call-off is found: 直接选定, 二次竞价, 顺序轮候. */
export const CALL_OFF_RULES = ['directChoice', 'secondCompetition', 'order'] as const;
export type CallOffRule = (typeof CALL_OFF_RULES)[number];

/** Who may choose directly: the purchaser, or the user for whom the service is (110号令 2). */
export const CHOOSERS = ['purchaser', 'serviceUser'] as const;
export type Chooser = (typeof CHOOSERS)[number];

export interface Member {
  readonly supplier: string;
  readonly rank: number;
  /** The most that a unit costs at a call-off, in fen: what the supplier offered. */
  readonly unitPriceFen: number;
  exited?: boolean;
}

/** A framework agreement that stands on a lot. */
export interface Framework {
  readonly agreementNo: string;
  /** What a unit is, e.g. 人次. */
  readonly unit: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
  readonly ceilingFen: number;
  readonly rules: readonly CallOffRule[];
  readonly choosers: readonly Chooser[];
  /** By rank. */
  readonly members: Member[];
  calledFen: number;
  /** Who was last in turn, by rank; 0 before the first. */
  lastInTurn: number;
  ended?: boolean;
}

export const membersIn = ({ members }: Framework): readonly Member[] => members.filter(({ exited }) => !exited);

/** Whose turn it is: the next rank after the last, and the first again after the end. */
export function nextInTurn(framework: Framework): Member | undefined {
  const standing = membersIn(framework);
  return standing.find(({ rank }) => rank > framework.lastInTurn) ?? standing[0];
}

/** The lot has a framework agreement that is not ended. */
export function noFramework(lot: Lot | undefined, lotId: string): Breach | false {
  return (
    (!lot?.framework || lot.framework.ended === true) &&
    breach(
      'NoFramework',
      'NR-21',
      [order110('2')],
      say('该标段没有有效的框架协议', 'No framework agreement stands on this lot'),
      { lot: lotId, ended: lot?.framework?.ended === true },
      doFirst('EstablishFramework', `lot-${lotId}`),
    )
  );
}

export const frameworkOf = ({ lots }: Dossier, lot: string): Framework | undefined => lots.get(lot)?.framework;
