// A table of scores in colours: orange below a half, blue above. A cell tells its interval when pointed at or focused.

import type { Interval } from '../../evaluation/statistics.ts';
import { both, escapeHtml, type Html, percent, percentInterval, tip } from './markup.ts';

export type HeatTableCell = Interval & { readonly score: number; readonly matches: number };

export type HeatTable = {
  readonly id: string;
  readonly caption: Html;
  /** What stands left of the names of the rows. */
  readonly corner: Html;
  readonly rows: readonly { readonly head: Html; readonly en: string; readonly zh: string }[];
  readonly columns: readonly { readonly head: Html; readonly en: string; readonly zh: string }[];
  /** [rows][columns]; null = nothing known. */
  readonly cells: readonly (readonly (HeatTableCell | null)[])[];
};

/** Steps on each side of a half. */
const steps = 5;

/** Class of a score: `o5` .. `o1`, `even`, `b1` .. `b5`. */
export const heatClass = (score: number): string => {
  const distance = Math.min(1, Math.abs(score - 0.5) * 2);
  const step = Math.round(distance * steps);
  return step === 0 ? 'even' : `${score < 0.5 ? 'o' : 'b'}${step}`;
};

/** One cell can be reached with the Tab key, the others with the arrows from there. */
export const heatTable = ({ id, caption, corner, rows, columns, cells }: HeatTable): Html => {
  let isFirst = true;
  const head = columns.map((column) => `<th scope="col"><span class="tilt">${column.head}</span></th>`).join('');
  const body = rows.map((row, at) => {
    const filled = columns.map((column, to) => {
      const cell = cells[at]?.[to] ?? null;
      if (cell === null) return '<td class="none" aria-hidden="true"></td>';
      const told = `${percent(cell.score)} % (95 %: ${percentInterval(cell)} %)`;
      const en = `${row.en} against ${column.en}: ${told}, ${cell.matches} matches`;
      const zh = `${row.zh} 对 ${column.zh}：${told}，${cell.matches} 局`;
      const place = isFirst ? '0' : '-1';
      isFirst = false;
      return `<td class="heat ${heatClass(cell.score)}" tabindex="${place}" ${tip(en, zh)}>${percent(cell.score, 0)}</td>`;
    });
    return `<tr><th scope="row">${row.head}</th>${filled.join('')}</tr>`;
  });
  return `<div class="scroll"><table class="heatmap" id="${escapeHtml(id)}"><caption>${caption}</caption><thead><tr><th scope="col" class="corner">${corner}</th>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;
};

export const heatLegend: Html = `<div class="legend" aria-hidden="true"><span>0 %</span>${['o5', 'o4', 'o3', 'o2', 'o1', 'even', 'b1', 'b2', 'b3', 'b4', 'b5'].map((name) => `<i class="heat ${name}"></i>`).join('')}<span>100 %</span><span class="note">${both('score of the row; point at a cell, or move with the arrow keys, for its interval', '行的得分率；指向单元格或用方向键移动可看区间')}</span></div>`;
