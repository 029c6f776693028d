import { Schema } from '../client/openapi';
import { read } from './read';
import { emptyDraft } from './tree';

const schema: Schema = {
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 5 },
    budgetFen: { type: 'integer', minimum: 0 },
    year: { type: 'integer', minimum: 1990 },
    newItem: { type: 'boolean' },
    documentNo: { type: 'string' },
    sources: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', properties: { amountFen: { type: 'integer' } }, required: ['amountFen'] },
    },
    attachments: { type: 'array' },
  },
  required: ['title', 'budgetFen', 'year', 'newItem', 'sources'],
};

describe('A form grown from a schema', () => {
  it('starts with the least that the schema asks for and names what is missing', () => {
    const draft = emptyDraft(schema);
    expect(draft).toEqual({ newItem: false, sources: [{}] });
    expect([...read(schema, draft).faults.keys()]).toEqual(['/title', '/budgetFen', '/year', '/sources/0/amountFen']);
  });

  it('sends amounts in fen, and leaves out what was left empty', () => {
    const draft = {
      title: '水质',
      budgetFen: '68万',
      year: '2020',
      newItem: true,
      documentNo: '',
      sources: [{ amountFen: '680,000.00' }],
    };
    const { value, faults } = read(schema, draft);
    expect(faults.size).toBe(0);
    expect(value).toEqual({
      title: '水质',
      budgetFen: 68_000_000,
      year: 2020,
      newItem: true,
      sources: [{ amountFen: 68_000_000 }],
    });
  });

  it('names each field that does not fit by its pointer', () => {
    const draft = { title: '太长的项目名称', budgetFen: '1.234', year: '1900', newItem: false, sources: [] };
    expect([...read(schema, draft).faults.keys()]).toEqual(['/title', '/budgetFen', '/year', '/sources']);
  });
});
