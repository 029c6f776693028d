import { Input, Select, Switch } from 'antd';
import { ReactNode } from 'react';
import { useCodes, useLabel } from '../client/codes';
import { Schema } from '../client/openapi';
import { Text } from '../client/types';
import { capitalYuan } from '../format/capital';
import { exactYuan, fenOf } from '../format/money';
import { useValueWords } from '../value/words';
import { ACTS } from '../words/acts';
import { useLanguage } from '../words/language';
import { Faults } from './read';
import { Draft, isMoney } from './tree';

export interface FieldProps {
  readonly name: string;
  readonly schema: Schema;
  readonly draft: Draft;
  readonly required: boolean;
  readonly pointer: string;
  readonly faults: Faults;
  readonly onChange: (draft: Draft) => void;
}

/** The element's id of a field, so that an error summary can link to it. */
export const fieldId = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`;

/** Lists from which a field's value is chosen, where the server keeps one. */
const CHOSEN_FROM: Readonly<Record<string, string>> = {
  district: 'districts',
  jurisdiction: 'jurisdictions',
  category: 'categories',
  method: 'methods',
  serviceType: 'serviceTypes',
};

/** One scalar of a form: label, control, what it reads as, and what is wrong with it. */
export function Field(props: FieldProps) {
  const { name, schema, draft, required, pointer, faults } = props;
  const { say } = useLanguage();
  const { nameOf } = useValueWords();
  const id = fieldId(pointer);
  const fault = faults.get(pointer);
  const money = isMoney(name, schema);
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {schema.title ?? nameOf(name)}
        {money && <span className="muted"> ({say(ACTS.unitYuan)})</span>}
        {!required && <span className="muted"> {say(ACTS.optional)}</span>}
      </label>
      <Control {...props} id={id} describedBy={fault ? `${id}-fault` : `${id}-echo`} />
      <FieldFault id={id} fault={fault} />
      {money && typeof draft === 'string' && <Echo id={id} text={draft} />}
    </div>
  );
}

function FieldFault({ id, fault }: { readonly id: string; readonly fault: Text | undefined }) {
  const { say } = useLanguage();
  return fault ? (
    <p id={`${id}-fault`} className="fault">
      {say(fault)}
    </p>
  ) : null;
}

/** An amount as it is understood, in figures and in capitals. */
function Echo({ id, text }: { readonly id: string; readonly text: string }) {
  const { say } = useLanguage();
  const fen = fenOf(text);
  if (fen === undefined) return null;
  return (
    <p id={`${id}-echo`} className="echo num">
      {exactYuan(fen)} {say(ACTS.unitYuan)} <span lang="zh-CN">{capitalYuan(fen)}</span>
    </p>
  );
}

function Control({
  name,
  schema,
  draft,
  onChange,
  faults,
  pointer,
  id,
  describedBy,
}: FieldProps & { readonly id: string; readonly describedBy: string }): ReactNode {
  const { valueOf, nameOf } = useValueWords();
  const label = useLabel();
  const codes = useCodes();
  const common = { id, 'aria-invalid': faults.has(pointer), 'aria-describedby': describedBy };
  const value = draft === undefined ? '' : String(draft);
  const list = codes[CHOSEN_FROM[name] ?? ''];
  if (schema.type === 'boolean')
    return <Switch {...common} size="small" checked={draft === true} onChange={onChange} />;
  if (schema.enum || list) {
    const options = (schema.enum ?? Object.keys(list!)).map((code) => ({
      value: code,
      label: list ? label(CHOSEN_FROM[name]!, code) : valueOf(name, code),
    }));
    return (
      <Select {...common} aria-label={nameOf(name)} value={value || undefined} options={options} onChange={onChange} />
    );
  }
  if (schema.type === 'string' && schema.format === 'date')
    return <Input {...common} type="date" value={value} onChange={(event) => onChange(event.target.value)} />;
  if (schema.type === 'string' && schema.format === 'date-time')
    return <Input {...common} type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />;
  const long = schema.type !== 'integer' && (schema.maxLength ?? 0) > 500;
  if (long || schema.type === undefined || schema.type === 'object')
    return (
      <Input.TextArea
        {...common}
        rows={long ? 2 : 3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Input
      {...common}
      inputMode={schema.type === 'integer' ? 'decimal' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
