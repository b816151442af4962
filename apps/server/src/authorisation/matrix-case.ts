// For the authorisation matrix: who asks, and what a domain says of its routes.
import type pg from 'pg';
import type { Person, TestServer } from '../test-server.ts';

export const names = [
  ...['visitor', 'member', 'teacher', 'organiser', 'instMember', 'instAdmin', 'strangeAdmin'],
  ...['teamMember', 'captain', 'adviser', 'siteAdmin', 'readToken', 'suspended'],
] as const;
export type Name = (typeof names)[number];

export const all: readonly string[] = names;
/** Every one but the visitor and the suspended, who are let in only where nobody has to be anybody. */
export const signedIn = names.filter((name) => !['visitor', 'suspended', 'readToken'].includes(name));
export const readers = [...signedIn, 'readToken'];

/** Ids of what was made for one request, by name. */
export type Planted = Readonly<Record<string, string>>;

export type Case = {
  readonly who: readonly string[];
  /** A function where it must differ each time. */
  readonly body?: object | (() => object);
  readonly path?: (planted: Planted) => string;
  /** Instead of the body as JSON. */
  readonly upload?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
};
/** By `METHOD /path` as in the OpenAPI document. */
export type Cases = Readonly<Record<string, Case>>;

export type PlantContext = {
  readonly server: TestServer;
  readonly people: Readonly<Record<Name, Person>>;
  /** Of the institution and the team in which everyone is in their places. */
  readonly institution: string;
  readonly team: string;
  query(text: string, values: unknown[]): Promise<pg.QueryResult>;
};
export type Plant = (context: PlantContext) => Promise<Planted>;
