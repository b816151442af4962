// Writes the audit log: who did which privileged act to what, in the transaction of the act itself.
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { auditEvent } from '../database/schema.ts';

export type Act = {
  /** As the permission is called. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** What is needed to understand it later; no secrets. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

export async function recordAct(db: Connection, principal: Principal, ipAddress: string, act: Act): Promise<void> {
  await db.insert(auditEvent).values({
    actorId: principal.userId,
    tokenId: principal.token?.id ?? null,
    action: act.action,
    objectKind: act.objectKind,
    objectId: act.objectId,
    detail: act.detail ?? {},
    ipAddress,
  });
}
