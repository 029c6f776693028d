import { ProjectionRef } from './port.js';

/** The name under which a read model's form is stored: `<name>_v<version>`, a rebuilt one with `_b<build>`. */
export const tableOf = ({ name, version, build }: ProjectionRef): string =>
  `${name.replaceAll('-', '_')}_v${version}${build ? `_b${build}` : ''}`;

export const sameRef = (a: ProjectionRef | undefined, b: ProjectionRef | undefined): boolean =>
  a === undefined || b === undefined ? a === b : tableOf(a) === tableOf(b);
