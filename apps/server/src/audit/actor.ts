// Who does something, and from where: what services need for their rules and the audit log.
import type { Principal } from '../authorisation/principal.ts';

export type Actor = { readonly principal: Principal; readonly userId: string; readonly ipAddress: string };
