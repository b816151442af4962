// Pieces of the game's painted art inside the page: portraits, emblems and icons.
import { heroLook, mobaArt } from '@jixia/moba/draw';
import { paintArt } from '@jixia/viewer';
import { memo, useEffect, useRef } from 'react';

const PORTRAIT_PX = 144;
const portraits = new Map<string, HTMLCanvasElement>();

/** Painted once for all the places that show it. */
const portraitOf = (heroKey: string, role: string): HTMLCanvasElement => {
  const known = portraits.get(heroKey);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = PORTRAIT_PX;
  canvas.height = PORTRAIT_PX;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  const look = heroLook(heroKey);
  const side = PORTRAIT_PX;
  const gradient = context.createRadialGradient(side / 2, side * 0.3, side * 0.05, side / 2, side / 2, side * 0.8);
  gradient.addColorStop(0, look.main);
  gradient.addColorStop(1, look.dark);
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  context.drawImage(paintArt(mobaArt(`hero:${heroKey}:${role}`), 1.4), 28, 8, 224, 224, 0, 0, side, side);
  portraits.set(heroKey, canvas);
  return canvas;
};

/** The upper part of a hero's figure in a framed square. */
export const Portrait = memo(
  ({ heroKey, role, sizePx, isGrey = false }: { heroKey: string; role: string; sizePx: number; isGrey?: boolean }) => {
    const ref = useRef<HTMLCanvasElement>(null);
    useEffect(() => {
      const context = ref.current?.getContext('2d');
      context?.drawImage(portraitOf(heroKey, role), 0, 0);
    }, [heroKey, role]);
    return (
      <canvas
        ref={ref}
        width={PORTRAIT_PX}
        height={PORTRAIT_PX}
        className={`shrink-0 rounded-lg ${isGrey ? 'grayscale brightness-75' : ''}`}
        style={{ width: sizePx, height: sizePx }}
      />
    );
  },
);

/** A hero's sign in its side's ring. */
export const Emblem = memo(({ heroKey, team, sizePx }: { heroKey: string; team: number; sizePx: number }) => {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ref.current?.getContext('2d');
    context?.clearRect(0, 0, 96, 96);
    context?.drawImage(paintArt(mobaArt(`emblem:${heroKey}:${team}`)), 0, 0);
  }, [heroKey, team]);
  return <canvas ref={ref} width={96} height={96} className="shrink-0" style={{ width: sizePx, height: sizePx }} />;
});

/** A line icon from path data on a 24 x 24 grid. */
export const Glyph = ({
  data,
  sizePx = 18,
  color = 'currentColor',
}: {
  data: string;
  sizePx?: number;
  color?: string;
}) => (
  <svg
    width={sizePx}
    height={sizePx}
    viewBox="0 0 24 24"
    fill="none"
    stroke={color}
    strokeWidth={1.7}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={data} />
  </svg>
);
