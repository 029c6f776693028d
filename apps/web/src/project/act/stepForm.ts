import { ActForm } from '../../client/openapi';
import { Step } from '../../client/procedure';

/** The form of a local step: the API's one for all steps, with the form that the procedure asks for in its place. */
export function stepForm(form: ActForm, name: string, step: Step | undefined): ActForm {
  const { outcome, form: _, ...rest } = form.schema.properties ?? {};
  const outcomes = outcomesOf(step);
  const required = (form.schema.required ?? []).filter((field) => field !== 'form');
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: {
        ...(outcomes.length > 1 && outcome ? { outcome: { ...outcome, enum: outcomes } } : {}),
        ...(step?.form ? { form: step.form } : {}),
        ...(rest['attachments'] ? { attachments: rest['attachments'] } : {}),
      },
      required: [
        ...required.filter((field) => field !== 'step' && (field !== 'outcome' || outcomes.length > 1)),
        ...(step?.form ? ['form'] : []),
      ],
    },
    given: { step: name, ...(outcomes.length > 1 ? {} : { outcome: outcomes[0] ?? 'done' }) },
  };
}

function outcomesOf(step: Step | undefined): readonly string[] {
  const { outcomes } = step ?? {};
  return outcomes ? [...(outcomes.positive ?? []), ...(outcomes.other ?? [])] : ['done'];
}
