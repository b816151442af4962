// How a version of a model is cited: BibTeX, CITATION.cff, and CSL as JSON. The address it names stays.

export type Cited = {
  readonly title: string;
  readonly slug: string;
  readonly number: number;
  readonly authors: readonly string[];
  readonly licence: string;
  readonly sha256: string;
  readonly publishedAt: Date;
  readonly publicUrl: string;
};

export const versionUrl = ({ publicUrl, slug, number }: Pick<Cited, 'publicUrl' | 'slug' | 'number'>): string =>
  `${publicUrl}/models/${slug}/versions/${number}`;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Signs that TeX would read as its own. */
const tex = (text: string): string =>
  text.replaceAll(/[\\{}$&#%_~^]/g, (sign) => escapes[sign] ?? `\\${sign}`).replaceAll(/\s+/g, ' ');

export function bibtex(cited: Cited): string {
  const { title, slug, number, authors, licence, sha256, publishedAt } = cited;
  const fields: [string, string][] = [
    // In braces a name is one piece: which part of it is the family's differs between languages.
    ['author', authors.map((author) => `{${tex(author)}}`).join(' and ')],
    ['title', `{${tex(title)}}`],
    ['year', String(publishedAt.getUTCFullYear())],
    ['version', String(number)],
    ['publisher', 'Jixia'],
    ['url', versionUrl(cited)],
    ['note', `${tex(licence)}, SHA-256 ${sha256}`],
  ];
  const key = `${slug.replaceAll('-', '_')}_v${number}`;
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join('')}}\n`;
}

/** A JSON string is a YAML string. */
const yaml = (text: string): string => JSON.stringify(text);

export function citationFile(cited: Cited): string {
  const { title, number, authors, licence, sha256, publishedAt } = cited;
  return [
    'cff-version: 1.2.0',
    'message: "If you use this model, please cite it as below."',
    'type: dataset',
    `title: ${yaml(title)}`,
    `version: ${yaml(String(number))}`,
    `date-released: ${publishedAt.toISOString().slice(0, 10)}`,
    `license: ${licence}`,
    `url: ${yaml(versionUrl(cited))}`,
    'authors:',
    ...authors.map((author) => `  - name: ${yaml(author)}`),
    'identifiers:',
    '  - type: other',
    `    value: ${yaml(`sha256:${sha256}`)}`,
    '    description: "SHA-256 of the file"',
    '',
  ].join('\n');
}

/** CSL-JSON, which reference managers read. */
export const citationJson = (cited: Cited): Record<string, unknown> => {
  const { title, slug, number, authors, licence, sha256, publishedAt } = cited;
  return {
    id: `${slug}-v${number}`,
    type: 'software',
    title,
    author: authors.map((literal) => ({ literal })),
    issued: { 'date-parts': [[publishedAt.getUTCFullYear(), publishedAt.getUTCMonth() + 1, publishedAt.getUTCDate()]] },
    version: String(number),
    publisher: 'Jixia',
    license: licence,
    URL: versionUrl(cited),
    note: `SHA-256 ${sha256}`,
  };
};
