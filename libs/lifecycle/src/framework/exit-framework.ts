import { act, at, breach, broken, event, say, state, T } from '../act/index.js';
import { needsDocument } from '../approval/document.js';
import { code, oneOf, text } from '../schema/index.js';
import { frameworkOf, noFramework, order110 } from './framework.js';

const exit = { supplier: code(), ground: oneOf('withdrawn', 'breach', 'misconduct', 'notQualified'), reason: text() };

export const FrameworkSupplierExited = event({
  type: 'FrameworkSupplierExited',
  scope: 'lot',
  label: say('供应商退出框架协议', 'Supplier left the framework'),
  act: 'ExitFrameworkSupplier',
  data: exit,
  apply: (dossier, { lot, supplier }) => {
    const member = frameworkOf(dossier, lot)?.members.find((one) => one.supplier === supplier);
    if (member) member.exited = true;
  },
});

/** A supplier leaves the framework, of itself or because it must (110号令 19). It gets no further call-off. */
export const exitFrameworkSupplier = act({
  name: 'ExitFrameworkSupplier',
  scope: 'lot',
  label: say('供应商退出框架协议', 'Let a supplier leave the framework'),
  addresses: [at(`${T}/framework/exit`)],
  input: exit,
  events: [FrameworkSupplierExited],
  standing: (dossier, { lot }) => broken(noFramework(dossier.lots.get(lot), lot)),
  invariants: (dossier, { lot, supplier }, { attachments }) => {
    const member = frameworkOf(dossier, lot)?.members.find((one) => one.supplier === supplier);
    return broken(
      needsDocument(attachments, 'NR-21', [order110('19')]),
      (!member || member.exited === true) &&
        breach(
          'NotAMember',
          'NR-21',
          [order110('19')],
          say('该供应商不在框架协议之中', 'The supplier is not in the framework'),
          { supplier, exited: member?.exited === true },
          state('选择在册的入围供应商', 'Name a supplier that is in the framework'),
        ),
    );
  },
  decide: (_, input) => [FrameworkSupplierExited.of(input)],
});

export const FrameworkEnded = event({
  type: 'FrameworkEnded',
  scope: 'lot',
  label: say('框架协议终止', 'Framework agreement ended'),
  act: 'EndFramework',
  data: { reason: text() },
  apply: (dossier, { lot: lotId }) => {
    const lot = dossier.lots.get(lotId);
    if (!lot?.framework) return;
    lot.framework.ended = true;
    lot.status = 'contracted';
  },
});

/** Ends the agreement: no further call-off. What was called off is performed to its own end. */
export const endFramework = act({
  name: 'EndFramework',
  scope: 'lot',
  label: say('终止框架协议', 'End the framework agreement'),
  addresses: [at(`${T}/framework/end`)],
  input: { reason: text() },
  events: [FrameworkEnded],
  standing: (dossier, { lot }) => broken(noFramework(dossier.lots.get(lot), lot)),
  decide: (_, input) => [FrameworkEnded.of(input)],
});
