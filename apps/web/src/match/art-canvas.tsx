// A piece of the game's painted art inside the page: portraits and icons.
import { GLYPHS, heroLook, mobaArt } from '@jixia/moba/draw';
import { paintArt } from '@jixia/viewer';
import { useEffect, useRef } from 'react';

/** The upper part of a hero's figure in a framed square. */
export const Portrait = ({
  heroKey,
  sizePx,
  isGrey = false,
}: {
  heroKey: string;
  sizePx: number;
  isGrey?: boolean;
}) => {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const look = heroLook(heroKey);
    const side = canvas.width;
    const gradient = context.createRadialGradient(
      side * 0.5,
      side * 0.3,
      side * 0.05,
      side * 0.5,
      side * 0.5,
      side * 0.8,
    );
    gradient.addColorStop(0, look.main);
    gradient.addColorStop(1, look.dark);
    context.fillStyle = gradient;
    context.fillRect(0, 0, side, side);
    context.drawImage(paintArt(mobaArt(`hero:${heroKey}`), 1.4), 28, 8, 224, 224, 0, 0, side, side);
  }, [heroKey]);
  return (
    <canvas
      ref={ref}
      width={144}
      height={144}
      className={`shrink-0 rounded-lg ${isGrey ? 'grayscale brightness-75' : ''}`}
      style={{ width: sizePx, height: sizePx }}
    />
  );
};

export const Glyph = ({
  name,
  sizePx = 18,
  color = 'currentColor',
}: {
  name: string;
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
    <path d={GLYPHS[name] ?? 'M6 12h12'} />
  </svg>
);
