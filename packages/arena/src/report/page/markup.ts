// The small pieces that the page of a report is made of: escaped text in both languages, numbers, intervals.

import type { Localized } from '@jixia/env/types';
import type { Interval } from '../../evaluation/statistics.ts';

/** HTML that needs no more escaping. */
export type Html = string & { readonly isHtml?: never };

export const escapeHtml = (text: string): Html =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Both languages; the style shows one. Arguments are HTML. */
export const both = (en: Html, zh: Html): Html =>
  en === zh ? en : `<span lang="en">${en}</span><span lang="zh">${zh}</span>`;

export const localized = (text: Localized): Html => both(escapeHtml(text.en), escapeHtml(text.zh));

/** Attributes of something that tells more when it is pointed at or focused; plain texts. */
export const tip = (en: string, zh: string): Html => `data-tip-en="${escapeHtml(en)}" data-tip-zh="${escapeHtml(zh)}"`;

export const percent = (share: number, digits = 1): string => (share * 100).toFixed(digits);

export const percentInterval = ({ low, high }: Interval): string => `${percent(low)} – ${percent(high)}`;

/** Four significant digits, without an exponent. */
export const figure = (value: number | null): string => {
  if (value === null) return '–';
  if (Number.isInteger(value)) return String(value);
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 4));
};

export const clock = (seconds: number): string => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

/** A file's own name where an agent is named by a path: the table stays narrow, the whole name is its tip. */
export const shortName = (name: string): string => {
  const [, kind = '', rest = ''] = /^([a-z]+:)?(.*)$/s.exec(name) ?? [];
  const parts = rest.split(/[\\/]/);
  return parts.length <= 2 ? name : `${kind}…/${parts.slice(-2).join('/')}`;
};

export const agentName = (name: string): Html => {
  const short = shortName(name);
  return short === name
    ? `<span class="agent">${escapeHtml(name)}</span>`
    : `<span class="agent" title="${escapeHtml(name)}">${escapeHtml(short)}</span>`;
};

export type Column = { readonly head: Html; readonly isText?: boolean; readonly title?: Html };

/** A table that scrolls by itself where the screen is narrow. Rows and heads are HTML. */
export const dataTable = (caption: Html, columns: readonly Column[], rows: readonly (readonly Html[])[]): Html => {
  const cellClass = (at: number): string => (columns[at]?.isText ? '' : ' class="number"');
  const heads = columns.map(({ head }, at) => `<th scope="col"${cellClass(at)}>${head}</th>`).join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td${cellClass(at)}>${cell}</td>`)).join('')}</tr>`,
    )
    .join('\n');
  return `<div class="scroll" tabindex="0" role="group"><table class="data"><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
};

export const section = (id: string, title: Html, body: Html, lead?: Html): Html =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${lead === undefined ? '' : `<p class="lead">${lead}</p>`}\n${body}\n</section>`;
