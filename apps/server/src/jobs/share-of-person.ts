// Whose share of the workers' time a person's work is: their institution's, else their own.
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { institution, institutionMember } from '../database/schema.ts';

export type PersonShare = { readonly shareKey: string; readonly institutionId: string | null };

/** Of several institutions a verified one, and of these the one joined first. */
export async function shareOfPerson(db: Connection, userId: string): Promise<PersonShare> {
  const [found] = await db
    .select({ id: institution.id })
    .from(institutionMember)
    .innerJoin(institution, eq(institution.id, institutionMember.institutionId))
    .where(eq(institutionMember.userId, userId))
    .orderBy(desc(sql`${institution.verifiedAt} is not null`), asc(institutionMember.joinedAt), asc(institution.id))
    .limit(1);
  if (found === undefined) return { shareKey: `user:${userId}`, institutionId: null };
  return { shareKey: `institution:${found.id}`, institutionId: found.id };
}
