import { act, at, breach, broken, doFirst, event, record as recordOf, say, T } from '../../act/index.js';
import { Dossier } from '../../dossier.js';
import { lotOf } from '../../dossier-access.js';
import { code, list, optional, person, text } from '../../schema/index.js';
import { standsAt } from '../stage.js';

export const SpecificConditionsSet = event({
  type: 'SpecificConditionsSet',
  scope: 'lot',
  label: say('承接主体具体条件确定', 'Specific conditions set'),
  act: 'CosignSpecificConditions',
  /** With both signatures. */
  data: {
    codes: list(code(), 1, 50),
    justification: text(),
    purchaser: person(),
    finance: person(),
    opinion: optional(text()),
  },
  apply: (dossier, { lot, codes, justification, purchaser }) => {
    lotOf(dossier, lot).conditions = { codes, justification, draftedBy: purchaser, signed: true };
  },
});

/** Finance’s signature under the purchaser’s draft: from here on suppliers are reviewed by these conditions (KQ-11). */
export const cosignSpecificConditions = act({
  name: 'CosignSpecificConditions',
  scope: 'lot',
  label: say('会签承接主体具体条件', 'Cosign the specific conditions'),
  addresses: [at(`${T}/conditions/cosign`)],
  input: { opinion: optional(text()) },
  events: [SpecificConditionsSet],
  standing: (dossier, { lot }) => broken(standsAt(dossier, lot, 'planned'), nothingToSign(dossier, lot)),
  decide: (dossier, { opinion, sample, lot }, { actor }) => {
    const drafted = lotOf(dossier, lot).conditions!;
    return [
      SpecificConditionsSet.of({
        codes: drafted.codes,
        justification: drafted.justification,
        purchaser: drafted.draftedBy,
        finance: actor.person,
        ...(opinion ? { opinion } : {}),
        ...(sample ? { sample } : {}),
      }),
    ];
  },
});

function nothingToSign(dossier: Dossier, lotId: string) {
  const lot = dossier.lots.get(lotId);
  return (
    lot !== undefined &&
    lot.conditions?.signed !== false &&
    breach(
      'NothingToSign',
      'KQ-11',
      [recordOf('KQ-11')],
      say('没有待会签的具体条件', 'No draft of conditions waits for a second signature'),
      { lot: lotId },
      doFirst('SetSpecificConditions', `lot-${lotId}`),
    )
  );
}
