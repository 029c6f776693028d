import { Button, Input, Select } from 'antd';
import { FormEvent, useId, useState } from 'react';
import { useCodes, useLabel } from '../client/codes';
import { fenOf } from '../format/money';
import { change } from '../routing/location';
import { COMMON } from '../words/common';
import { DIMENSIONS } from '../words/board';
import { useLanguage } from '../words/language';
import { PROJECTS, STATUSES } from '../words/project';
import { AMOUNT_FILTERS, FILTERS, TEXT_FILTERS } from './filters';

/** The filters of the list. Texts apply on Enter or by the button, choices at once; all stand in the address. */
export function FilterForm({ search }: { readonly search: URLSearchParams }) {
  const { say } = useLanguage();
  const label = useLabel();
  const codes = useCodes();
  const id = useId();
  const names = [...TEXT_FILTERS, ...AMOUNT_FILTERS];
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])),
  );
  const wrong = AMOUNT_FILTERS.filter((name) => texts[name] && fenOf(texts[name]) === undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0) change(texts, false);
  };
  const fromList = (list: string) =>
    Object.keys(codes[list] ?? {}).map((code) => ({ value: code, label: label(list, code) }));
  const choices = {
    district: fromList('districts'),
    stage: fromList('stages'),
    status: Object.entries(STATUSES).map(([value, words]) => ({ value, label: say(words) })),
  };
  const words = { district: DIMENSIONS.district, stage: DIMENSIONS.stage, status: PROJECTS.status };
  return (
    <form className="panel filters" role="search" onSubmit={submit}>
      {names.map((name) => (
        <label key={name} htmlFor={id + name} className={`filter ${name}`}>
          <span>{say(PROJECTS[name === 'supplier' ? 'supplierName' : name])}</span>
          <Input
            id={id + name}
            allowClear={false}
            value={texts[name]}
            status={wrong.includes(name as never) ? 'error' : ''}
            aria-invalid={wrong.includes(name as never)}
            aria-describedby={wrong.includes(name as never) ? `${id}wrong` : undefined}
            onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
          />
        </label>
      ))}
      {(['district', 'stage', 'status'] as const).map((name) => (
        <label key={name} htmlFor={id + name} className="filter">
          <span>{say(words[name])}</span>
          <Select
            id={id + name}
            aria-label={say(words[name])}
            value={search.get(name) ?? ''}
            options={[{ value: '', label: say(COMMON.all) }, ...choices[name]]}
            onChange={(value) => change({ [name]: value }, false)}
          />
        </label>
      ))}
      <label htmlFor={`${id}year`} className="filter year">
        <span>{say(DIMENSIONS.year)}</span>
        <Input
          id={`${id}year`}
          inputMode="numeric"
          maxLength={4}
          defaultValue={search.get('year') ?? ''}
          onBlur={(event) =>
            change({ year: /^\d{4}$/.test(event.target.value) ? event.target.value : undefined }, false)
          }
        />
      </label>
      <label htmlFor={`${id}sort`} className="filter">
        <span>{say(PROJECTS.sort)}</span>
        <Select
          id={`${id}sort`}
          aria-label={say(PROJECTS.sort)}
          value={search.get('sort') ?? '-lastAt'}
          options={[
            { value: '-lastAt', label: say(PROJECTS.latest) },
            { value: '-budgetFen', label: say(PROJECTS.byBudget) },
            { value: 'title', label: say(PROJECTS.byTitle) },
          ]}
          onChange={(sort) => change({ sort: sort === '-lastAt' ? undefined : sort }, false)}
        />
      </label>
      <div className="filter-go">
        <Button type="primary" htmlType="submit">
          {say(PROJECTS.search)}
        </Button>
        {FILTERS.some((filter) => search.get(filter)) && (
          <Button onClick={() => change(Object.fromEntries(FILTERS.map((filter) => [filter, undefined])), false)}>
            {say(COMMON.clearFilters)}
          </Button>
        )}
      </div>
      {wrong.length > 0 && (
        <p id={`${id}wrong`} className="filter-wrong" role="alert">
          {say(PROJECTS.badAmount)}
        </p>
      )}
    </form>
  );
}
