// Recognises the database's refusal of a second row with the same key.

/** True where `error`, or what Drizzle wraps in it, is PostgreSQL's unique_violation. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return code === '23505' || cause?.code === '23505';
}
