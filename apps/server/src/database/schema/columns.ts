// Columns that many tables have.
import { integer, timestamp } from 'drizzle-orm/pg-core';

export const at = (name: string) => timestamp(name, { withTimezone: true });
export const createdAt = () => at('created_at').notNull().defaultNow();
export const updatedAt = () => at('updated_at').notNull().defaultNow();
/** Raised by every change: what an ETag is made of. */
export const version = () => integer('version').notNull().default(1);
