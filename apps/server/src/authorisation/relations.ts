// What a domain tells of somebody's place towards one of its objects.
import type { Connection } from '../database/database.ts';
import type { Principal } from './principal.ts';
import type { Role } from './rule.ts';

/** Roles towards one object; null where there is no such object, or where it is not the asker's to know of. */
export type Relations = (db: Connection, principal: Principal, id: string) => Promise<readonly Role[] | null>;
/** By the kind of object: the part of a permission before the dot. */
export type RelationsByKind = Readonly<Record<string, Relations>>;
