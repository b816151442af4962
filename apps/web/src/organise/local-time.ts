// Moments as an input of the kind datetime-local has them: in the reader's time zone, to the minute.

const two = (value: number): string => String(value).padStart(2, '0');

/** '' for null. */
export const toLocal = (at: string | null): string => {
  if (at === null) return '';
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Null for '' and for what is no moment. */
export const fromLocal = (text: string): string | null => {
  const date = new Date(text);
  return text === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
};
