import { Actor } from '@tongjian/kernel';
import { ActKey, everDone, isWithin, Marking, Procedure, Verdict } from '@tongjian/procedure';
import { procurementLaw, record, say } from '../act/index.js';

/** Whoever did these does not do that (INV-54): what holds even where a procedure forgets it. */
const SEPARATED: Readonly<Record<string, readonly string[]>> = {
  ApproveProject: ['ProposeProject', 'ReviseProposal'],
  DecideAward: ['ScoreBid', 'ScoreProposal'],
  SignContract: ['DraftContract'],
  VerifyMilestone: ['ReportMilestone'],
  ConductAcceptance: ['DraftContract', 'SignContract', 'ReportMilestone'],
  ConsentPayment: ['RequestPayment'],
  InstructPayment: ['RequestPayment'],
  DecideAppeal: ['AppealEvaluation'],
  ReviewRequirement: ['SpecifyRequirement'],
  CheckProposal: ['SubmitProposal'],
  ScoreProposal: ['SubmitProposal'],
  DecideContest: ['ContestTermination', 'ServeTerminationNotice'],
};

/** Segregation of duties as a verdict; a void act still excludes its person, an automatic process is nobody. */
export function dutyVerdict(
  procedure: Procedure,
  marking: Marking,
  { act, key, actor }: { readonly act: string; readonly key: ActKey; readonly actor: Pick<Actor, 'person' | 'role'> },
): Verdict | undefined {
  const said = procedure.acts.get(act)?.separated ?? [];
  const unsaid = (SEPARATED[act] ?? []).filter((other) => !said.includes(other));
  if (unsaid.length === 0 || actor.role === 'process') return undefined;
  const persons = (other: string) =>
    everDone(marking, other)
      .filter((done) => isWithin(done.key, key) || isWithin(key, done.key))
      .map(({ person }) => person);
  const did = unsaid.filter((other) => persons(other).includes(actor.person));
  return {
    relation: `INV-54.${act}`,
    kind: 'actors',
    outcome: did.length === 0 ? 'holds' : 'fails',
    code: 'DutiesNotSeparated',
    rule: 'INV-54',
    source: [procurementLaw('61'), record('INV-54')],
    text: say('不相容岗位须分离,同一人不得兼办', 'Incompatible duties are separated: one person must not do both'),
    facts: did.length === 0 ? {} : { did },
    remedies:
      did.length === 0
        ? []
        : [
            {
              kind: 'role',
              roles: procedure.acts.get(act)?.roles ?? [],
              notPersons: [...new Set(unsaid.flatMap(persons))],
            },
          ],
  };
}
