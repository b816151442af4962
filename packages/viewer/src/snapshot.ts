// Render and event buffers (flat i32) to records by field name, as the manifest's render schema says.

import type { RenderRow, Snapshot } from '@jixia/env/drawing';
import type { RenderSchema } from '@jixia/env/types';
import { ViewerError } from './errors.ts';

const readRows = (
  buffer: Int32Array,
  start: number,
  fields: readonly string[],
  count: number,
): readonly RenderRow[] => {
  const rows: RenderRow[] = [];
  for (let i = 0; i < count; i += 1) {
    const row: Record<string, number> = {};
    const offset = start + i * fields.length;
    for (let f = 0; f < fields.length; f += 1) row[fields[f] as string] = buffer[offset + f] as number;
    rows.push(row);
  }
  return rows;
};

/**
 * Decodes one match.
 * @param render i32 records as `render(match)` left them: header, units, heroes, projectiles, zones
 * @param events i32 [n, render.event.length], may be empty
 * @throws ViewerError `bad_snapshot` where the counts of the header do not fit the buffer
 */
export const decodeSnapshot = (schema: RenderSchema, render: Int32Array, events: Int32Array): Snapshot => {
  const header = readRows(render, 0, schema.header, 1)[0] as RenderRow;
  let offset = schema.header.length;
  const take = (fields: readonly string[], countField: string): readonly RenderRow[] => {
    const count = header[countField] ?? 0;
    if (count < 0 || offset + count * fields.length > render.length) {
      throw new ViewerError(
        'bad_snapshot',
        `render buffer: ${countField} is ${count}, but only ${render.length - offset} values are left; rebuild the module and its manifest together`,
      );
    }
    const rows = readRows(render, offset, fields, count);
    offset += count * fields.length;
    return rows;
  };
  const units = take(schema.unit, 'unitCount');
  const heroes = take(schema.hero, 'heroCount');
  const projectiles = take(schema.projectile, 'projectileCount');
  const zones = take(schema.zone, 'zoneCount');
  const eventCount = schema.event.length > 0 ? Math.floor(events.length / schema.event.length) : 0;
  return {
    tick: header['tick'] ?? 0,
    header,
    units,
    heroes,
    projectiles,
    zones,
    events: readRows(events, 0, schema.event, eventCount),
  };
};
