import { JsonObject } from '@tongjian/kernel';
import { actNamed, Address } from '@tongjian/lifecycle';
import { Order } from './timeline.js';

/** Where an order is posted, behind `/api/v1`, and what of its data goes into the body. */
export interface ActRequest {
  readonly path: string;
  readonly body: JsonObject;
}

/** @throws Error for an act that has no address for these data */
export function actRequest({ type, data }: Pick<Order, 'type' | 'data'>, project?: string): ActRequest {
  const address = actNamed(type)?.addresses.find((one) => fits(one, data));
  if (!address) throw new Error(`${type} has no address for ${JSON.stringify(data)}`);
  const inPath = new Set(Object.keys(address.fixed ?? {}));
  const path = address.template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(name === 'project' ? project : data[name]));
  });
  return { path, body: Object.fromEntries(Object.entries(data).filter(([name]) => !inPath.has(name))) };
}

/** An address that fixes an outcome is that of the data with this outcome. */
const fits = ({ fixed = {} }: Address, data: JsonObject) =>
  Object.entries(fixed).every(([name, value]) => data[name] === value);
