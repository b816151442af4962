// Buttons of a person who plays, greyed by the legal-action mask, with waits; on a phone also a stick.
import { type AbilityInfo, abilityGlyph, actionGlyph, itemGlyph, type MobaContent } from '@jixia/moba/draw';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '../match/art-canvas.tsx';
import { inLanguage } from '../match/names.ts';
import type { SeatView } from '../match/roster.ts';
import { itemsOf } from '../match/skill-icon.tsx';
import type { PlayCommands } from './use-play.ts';

type Slot = {
  readonly button: string;
  readonly key: string;
  readonly glyph: string;
  readonly name: string;
  readonly about: string;
  readonly isReady: boolean;
  readonly waitTicks: number;
  readonly cooldownTicks: number;
  readonly press: () => void;
};

const ActionButton = ({ slot, ticksPerSecond }: { slot: Slot; ticksPerSecond: number }) => (
  <button
    type="button"
    className={`relative flex h-12 w-12 shrink-0 items-center justify-center overflow-hidden rounded-xl border-2 sm:h-13 sm:w-13 ${
      slot.isReady ? 'border-gold/70 bg-gold/15 text-gold' : 'border-line bg-night text-mist/60'
    }`}
    data-action={slot.button}
    aria-disabled={!slot.isReady}
    aria-label={`${slot.name} (${slot.key})`}
    title={`${slot.name} (${slot.key})\n${slot.about}`}
    onPointerDown={(event) => {
      event.preventDefault();
      event.stopPropagation();
      slot.press();
    }}
    onKeyDown={(event) => {
      if (event.key === 'Enter') slot.press();
    }}
  >
    <Glyph data={slot.glyph} sizePx={24} />
    {slot.waitTicks > 0 ? (
      <>
        <span
          className="absolute inset-x-0 bottom-0 bg-black/65"
          style={{ height: `${Math.min(100, (100 * slot.waitTicks) / Math.max(slot.cooldownTicks, 1))}%` }}
        />
        <span className="numeral absolute text-[15px] font-bold text-white">
          {Math.ceil(slot.waitTicks / ticksPerSecond)}
        </span>
      </>
    ) : null}
    <span className="absolute right-1 bottom-0 hidden text-[9px] lg:block font-semibold text-white/60">{slot.key}</span>
  </button>
);

/** A thumb stick: direction only. */
export const Stick = ({ commands }: { commands: PlayCommands }) => {
  const { t } = useTranslation();
  const [knob, setKnob] = useState({ x: 0, y: 0 });
  const centre = useRef({ x: 0, y: 0 });
  const move = (x: number, y: number): void => {
    const dx = x - centre.current.x;
    const dy = y - centre.current.y;
    const length = Math.hypot(dx, dy);
    const scale = length > 38 ? 38 / length : 1;
    setKnob({ x: dx * scale, y: dy * scale });
    if (length > 8) commands.steer(dx / length, dy / length);
  };
  const release = (): void => {
    setKnob({ x: 0, y: 0 });
    commands.steer(0, 0);
  };
  return (
    <div
      className="glass relative h-28 w-28 shrink-0 touch-none rounded-full"
      role="application"
      aria-label={t('play.stick')}
      data-testid="stick"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const box = event.currentTarget.getBoundingClientRect();
        centre.current = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        move(event.clientX, event.clientY);
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 0) move(event.clientX, event.clientY);
      }}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <span
        className="absolute top-1/2 left-1/2 h-12 w-12 rounded-full border-2 border-gold/70 bg-gold/25"
        style={{ transform: `translate(calc(-50% + ${knob.x}px), calc(-50% + ${knob.y}px))` }}
      />
    </div>
  );
};

export const ActionBar = ({
  view,
  content,
  commands,
  isLegal,
  ticksPerSecond,
}: {
  view: SeatView;
  content: MobaContent;
  commands: PlayCommands;
  isLegal: (button: string) => boolean;
  ticksPerSecond: number;
}) => {
  const { t, i18n } = useTranslation();
  const { hero, info } = view;
  const language = i18n.language;
  const activeItem = itemsOf(hero, content).find((item) => item?.active);
  const timed = (button: string, key: string, glyph: string, name: string, about = ''): Slot => ({
    button,
    key,
    glyph,
    name,
    about,
    isReady: isLegal(button),
    waitTicks: hero[`${button}WaitTicks`] ?? 0,
    cooldownTicks: hero[`${button}CooldownTicks`] ?? 1,
    press: () => commands.cast(button),
  });
  const ability = (button: string, key: string, info: AbilityInfo | undefined): Slot =>
    timed(button, key, abilityGlyph(info), inLanguage(info?.name, language), inLanguage(info?.description, language));
  const plain = (button: string, key: string, glyph: string, press: () => void): Slot => ({
    button,
    key,
    glyph: actionGlyph(glyph),
    name: t(`play.${button}`),
    about: '',
    isReady: isLegal(button),
    waitTicks: 0,
    cooldownTicks: 1,
    press,
  });
  const slots: readonly Slot[] = [
    plain('attack', 'A', 'attack', commands.attackNearest),
    ...['Q', 'W', 'E'].map((key, i) => ability(`skill${i + 1}`, key, info?.skills[i])),
    ability('heal', 'D', content.heal),
    ability('summoner', 'F', content.summoners[hero['summoner'] ?? -1]),
    timed(
      'item',
      'G',
      activeItem ? itemGlyph(activeItem) : actionGlyph('item'),
      activeItem ? inLanguage(activeItem.name, language) : t('play.item'),
      inLanguage(activeItem?.active?.description, language),
    ),
    plain('recall', 'B', 'recall', () => commands.cast('recall')),
  ];
  return (
    <section
      className="panel flex items-center justify-center gap-3 p-2"
      aria-label={t('play.bar')}
      data-testid="action-bar"
    >
      <div className="lg:hidden">
        <Stick commands={commands} />
      </div>
      <div className="flex flex-wrap items-center justify-center gap-1.5">
        {slots.map((slot) => (
          <ActionButton key={slot.button} slot={slot} ticksPerSecond={ticksPerSecond} />
        ))}
      </div>
    </section>
  );
};
