// The closed list of error codes and the one table from code to HTTP status.

/** The one table from code to HTTP status. */
export const statusOfCode = {
  bad_input: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  forbidden: 403,
  email_not_verified: 403,
  suspended: 403,
  cross_site: 403,
  not_found: 404,
  unknown_scenario: 404,
  too_slow: 408,
  conflict: 409,
  not_eligible: 409,
  last_admin: 409,
  link_used: 410,
  changed_meanwhile: 412,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  precondition_required: 428,
  too_many_requests: 429,
  quota_exceeded: 429,
  internal: 500,
  starting: 503,
  database_unavailable: 503,
} as const;

export type ApiErrorCode = keyof typeof statusOfCode;
