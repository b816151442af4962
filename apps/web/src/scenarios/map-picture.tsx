// The map of a scenario as a plan: ground, lanes, structures and camps, from the manifest alone.
import type { Manifest } from '@jixia/env/types';
import { readContent } from '@jixia/moba/draw';
import { useTranslation } from 'react-i18next';

type Place = { readonly xCm: number; readonly zCm: number };

const KINDS = { '#': 'fill-mist/35', '"': 'fill-jade/35', '~': 'fill-azure/25' } as const;

/** Tiles of a kind as one path: runs in rows. */
const pathOf = (tiles: readonly string[], kind: string): string =>
  tiles
    .flatMap((row, y) =>
      [...row.matchAll(new RegExp(kind === '"' ? '"+' : `${kind}+`, 'g'))].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');

export const MapPicture = ({ manifest, isSmall = false }: { manifest: Manifest; isSmall?: boolean }) => {
  const { t } = useTranslation();
  const { map } = manifest;
  if (map === null) return null;
  const content = readContent(manifest);
  const raw = manifest.content as { readonly towers?: readonly { readonly place: readonly [number, number] }[] };
  const towers = (raw.towers ?? []).map(({ place: [xCm, zCm] }) => ({ xCm, zCm }));
  const { widthCm, heightCm, tileCm, columns, rows, tiles } = map;
  const at = ({ xCm, zCm }: Place, side: number): { x: number; y: number } => ({
    x: (side === 0 ? xCm : widthCm - xCm) / tileCm,
    y: (side === 0 ? zCm : heightCm - zCm) / tileCm,
  });
  const colour = (side: number): string => (side === 0 ? 'fill-azure' : 'fill-vermilion');
  return (
    <svg
      viewBox={`0 0 ${columns} ${rows}`}
      className="block max-h-[420px] w-full rounded-lg border border-line bg-night"
      role="img"
      aria-label={t('scenarios.mapLabel', {
        width: Math.round(widthCm / 100),
        height: Math.round(heightCm / 100),
      })}
    >
      {Object.entries(KINDS).map(([kind, look]) => (
        <path key={kind} d={pathOf(tiles, kind)} className={look} shapeRendering="crispEdges" />
      ))}
      {content.lanes.map(({ name, way }) => (
        <polyline
          key={name}
          points={way.map((place) => Object.values(at(place, 0)).join(',')).join(' ')}
          className="fill-none stroke-gold/60"
          strokeWidth={0.5}
          strokeDasharray="1.6 1.2"
        />
      ))}
      {([0, 1] as const).map((side) => (
        <g key={side} className={colour(side)}>
          {towers.map((place) => {
            const { x, y } = at(place, side);
            return (
              <rect key={`${x}-${y}`} x={x - 1} y={y - 1} width={2} height={2} transform={`rotate(45 ${x} ${y})`} />
            );
          })}
          <circle cx={at(content.crystal, side).x} cy={at(content.crystal, side).y} r={2} />
          {isSmall
            ? null
            : content.camps.map(({ place, isGreat }) => {
                const { x, y } = at(place, side);
                return <circle key={`${x}-${y}`} cx={x} cy={y} r={isGreat ? 1.5 : 0.9} className="fill-violet" />;
              })}
        </g>
      ))}
    </svg>
  );
};

/** What the signs of the plan mean. */
export const MapLegend = () => {
  const { t } = useTranslation();
  const signs = [
    ['bg-azure rounded-full', 'side0'],
    ['bg-vermilion rounded-full', 'side1'],
    ['bg-mist/45', 'wall'],
    ['bg-jade/45', 'brush'],
    ['bg-azure/35', 'river'],
    ['bg-violet rounded-full', 'camp'],
    ['border-t-2 border-dashed border-gold h-0!', 'lane'],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[12.5px] text-mist">
      {signs.map(([look, name]) => (
        <li key={name} className="flex items-center gap-1.5">
          <span className={`inline-block size-2.5 ${look}`} aria-hidden="true" />
          {t(`scenarios.legend.${name}`)}
        </li>
      ))}
    </ul>
  );
};
