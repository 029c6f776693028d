import { Button } from 'antd';
import { Schema } from '../client/openapi';
import { useValueWords } from '../value/words';
import { ACTS } from '../words/acts';
import { useLanguage } from '../words/language';
import { Field, fieldId, FieldProps } from './Field';
import { APART, Draft, emptyDraft, isObject, pointerTo } from './tree';

/** A form grown from a JSON Schema: objects become groups, lists repeat, the rest are fields. */
export function FieldTree(props: FieldProps) {
  const { schema } = props;
  if (schema.type === 'array' && schema.items) return <FieldList {...props} items={schema.items} />;
  if (schema.properties) return <FieldGroup {...props} />;
  return <Field {...props} />;
}

/** The fields of an object, without a frame of their own at the root. */
export function FieldGroup({ name, schema, draft, required, pointer, faults, onChange }: FieldProps) {
  const { say } = useLanguage();
  const { nameOf } = useValueWords();
  const value = isObject(draft) ? draft : {};
  const needed = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {})
    .filter(([field]) => pointer !== '' || !APART.has(field))
    .map(([field, part]) => (
      <FieldTree
        key={field}
        name={field}
        schema={part}
        draft={value[field]}
        required={needed.has(field)}
        pointer={pointerTo(pointer, field)}
        faults={faults}
        onChange={(next) => onChange({ ...value, [field]: next })}
      />
    ));
  if (pointer === '') return <div className="fields">{fields}</div>;
  if (!required && draft === undefined)
    return (
      <div className="field whole">
        <Button id={fieldId(pointer)} size="small" onClick={() => onChange(emptyDraft(schema))}>
          {say(ACTS.add)} {nameOf(name)}
        </Button>
      </div>
    );
  return (
    <fieldset className="field-group" id={fieldId(pointer)}>
      <legend>{/^\d+$/.test(name) ? say(ACTS.row(Number(name) + 1)) : (schema.title ?? nameOf(name))}</legend>
      <div className="fields">{fields}</div>
    </fieldset>
  );
}

function FieldList({
  name,
  schema,
  draft,
  pointer,
  faults,
  required,
  onChange,
  items,
}: FieldProps & { readonly items: Schema }) {
  const { say } = useLanguage();
  const { nameOf } = useValueWords();
  const list = Array.isArray(draft) ? (draft as readonly Draft[]) : [];
  const fault = faults.get(pointer);
  return (
    <fieldset className="field-group" id={fieldId(pointer)} tabIndex={-1}>
      <legend>
        {schema.title ?? nameOf(name)}
        {!required && <span className="muted"> {say(ACTS.optional)}</span>}
      </legend>
      {list.map((item, at) => (
        // Rows have no name of their own: their place is what they are.
        <div key={at} className="field-row">
          <FieldTree
            name={items.properties ? String(at) : name}
            schema={items}
            draft={item}
            required
            pointer={pointerTo(pointer, at)}
            faults={faults}
            onChange={(next) => onChange(list.map((old, place) => (place === at ? next : old)))}
          />
          <Button
            size="small"
            aria-label={`${say(ACTS.remove)} ${nameOf(name)} ${at + 1}`}
            onClick={() => onChange(list.filter((_, place) => place !== at))}
          >
            {say(ACTS.remove)}
          </Button>
        </div>
      ))}
      {list.length < (schema.maxItems ?? Infinity) && (
        <Button size="small" onClick={() => onChange([...list, items.properties ? emptyDraft(items) : ''])}>
          {say(ACTS.add)}
        </Button>
      )}
      {fault && <p className="fault">{say(fault)}</p>}
    </fieldset>
  );
}
