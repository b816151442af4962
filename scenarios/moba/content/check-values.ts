// What every check of content is made of: a place in a file, and one clear error where the value there is wrong.

/** Of a number: smallest, largest, unit. */
export type Range = readonly [min: number, max: number, unit?: string];

const shown = (value: unknown): string =>
  value === undefined ? 'missing' : typeof value === 'number' ? `${value}` : JSON.stringify(value);

/** A value in a content file, with the path that leads to it. */
export class Spot {
  readonly file: string;
  readonly path: string;
  readonly value: unknown;

  constructor(file: string, path: string, value: unknown) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  fail(wanted: string): never {
    throw new Error(`${this.file}: ${this.path} is ${shown(this.value)}; it must be ${wanted}`);
  }

  get isAbsent(): boolean {
    return this.value === undefined;
  }

  at(key: string): Spot {
    const value = (this.value as Record<string, unknown>)[key];
    return new Spot(this.file, this.path === '' ? key : `${this.path}.${key}`, value);
  }

  /** The entries of a list of `min` to `max`. */
  entries(min: number, max: number): Spot[] {
    const { file, path, value } = this;
    const wanted = min === max ? `a list of ${min}` : `a list of ${min} .. ${max}`;
    if (!Array.isArray(value)) return this.fail(wanted);
    if (value.length < min || value.length > max) {
      throw new Error(`${file}: ${path} has ${value.length} entries; it must be ${wanted}`);
    }
    return value.map((entry, i) => new Spot(file, `${path}[${i}]`, entry));
  }

  /** An object, and where `known` is given, with no fields but these. */
  object(known?: readonly string[]): void {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('an object');
    for (const key of Object.keys(value as object)) {
      if (!known || known.includes(key)) continue;
      throw new Error(`${this.file}: ${this.at(key).path} is no known field; known: ${known.join(', ')}`);
    }
  }

  integer([min, max, unit]: Range): number {
    const { value } = this;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      this.fail(`${min} .. ${max}${unit ? ` ${unit}` : ''}${Number.isInteger(value) ? '' : ', a whole number'}`);
    }
    return value;
  }

  /** Checks each field that has a range, where it is there; those in `needed` must be. */
  integers(ranges: Readonly<Record<string, Range>>, needed: readonly string[] = []): void {
    for (const [key, range] of Object.entries(ranges)) {
      const spot = this.at(key);
      if (!spot.isAbsent || needed.includes(key)) spot.integer(range);
    }
  }

  boolean(): void {
    if (typeof this.value !== 'boolean') this.fail('true or false');
  }

  oneOf<T extends string>(known: readonly T[]): T {
    if (!known.includes(this.value as T)) this.fail(`one of ${known.join(', ')}`);
    return this.value as T;
  }

  /** Lower-case words joined by hyphens. */
  key(): string {
    const { value } = this;
    if (typeof value !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value)) {
      this.fail("lower-case words joined by '-'");
    }
    return value as string;
  }

  /** A text in Chinese and in English. */
  localized(maxLength: number): void {
    this.object(['zh', 'en']);
    for (const language of ['zh', 'en']) {
      const text = this.at(language);
      const { value } = text;
      if (typeof value !== 'string' || value.trim() === '' || value.length > maxLength) {
        text.fail(`a text of 1 .. ${maxLength} characters`);
      }
    }
    const zh = this.at('zh');
    if (!/\p{Script=Han}/u.test(zh.value as string)) zh.fail('a text in Chinese');
    const en = this.at('en');
    if (/\p{Script=Han}/u.test(en.value as string)) en.fail('a text in English');
  }
}

/** Refuses a key that another entry already has. */
export const refuseTwins = (keys: readonly Spot[]): void => {
  const seen = new Map<unknown, Spot>();
  for (const spot of keys) {
    const twin = seen.get(spot.value);
    if (twin) spot.fail(`a key of its own; ${twin.file}: ${twin.path} has it too`);
    seen.set(spot.value, spot);
  }
};
