// Where a command writes: its result to stdout (text, or one JSON document), everything else to stderr.
import { Progress } from './progress.ts';

export type Sink = { write(text: string): unknown; readonly isTTY?: boolean };

export class Output {
  readonly isJson: boolean;
  readonly #stdout: Sink;
  readonly #stderr: Sink;

  constructor(isJson: boolean, stdout: Sink, stderr: Sink) {
    this.isJson = isJson;
    this.#stdout = stdout;
    this.#stderr = stderr;
  }

  /** The one result of the command. */
  result(document: object, lines: readonly string[]): void {
    this.#stdout.write(this.isJson ? `${JSON.stringify(document)}\n` : `${lines.join('\n')}\n`);
  }

  /** A line for people, beside the result. */
  note(line: string): void {
    this.#stderr.write(`${line}\n`);
  }

  /** `total` in `unit`s; 0 where the end is not known. */
  progress(title: string, total: number, unit: string): Progress {
    return new Progress(this.#stderr, title, total, unit);
  }
}

/** A table with columns as wide as their widest cell; numbers are right-aligned by the caller's `right` columns. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const padding = ' '.repeat((widths[at] as number) - displayWidth(cell));
        return right.includes(at) ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Columns a text takes on a terminal: Chinese characters take two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(character) ? 2 : 1;
  return width;
}
