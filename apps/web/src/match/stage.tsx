// The picture: mounts the viewer, feeds it from the session, and lays the minimap and view controls over it.
import type { Sight } from '@jixia/env/drawing';
import { createMobaDrawing } from '@jixia/moba/draw';
import { type CameraMode, createViewer, type ScenePointer, type Viewer } from '@jixia/viewer';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from './session.ts';

export type StageControls = {
  /** Pointer events on the map; true takes the gesture. */
  readonly onPointer?: (event: ScenePointer) => boolean;
};

const SIGHTS: readonly Sight[] = ['both', 0, 1];

export const Stage = ({
  session,
  controls,
  onViewer,
  children,
}: {
  session: Session;
  controls: StageControls;
  onViewer?: (viewer: Viewer | null) => void;
  children?: ReactNode;
}) => {
  const { t, i18n } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const minimap = useRef<HTMLCanvasElement>(null);
  const viewer = useRef<Viewer | null>(null);
  const latest = useRef({ session, controls });
  const human = session.info.humanSide;
  const [sight, setSight] = useState<Sight>(human >= 0 ? human : 'both');
  const [camera, setCamera] = useState<CameraMode['kind']>('auto');
  const [problem, setProblem] = useState<string | null>(null);
  const map = session.simulation.loaded.manifest.map;
  latest.current = { session, controls };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the viewer lives as long as the session; the rest is set below
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const { manifest } = session.simulation.loaded;
    let isGone = false;
    const created = createViewer(element, {
      manifest,
      drawing: createMobaDrawing(manifest, i18n.language === 'zh' ? 'zh' : 'en'),
      first: session.simulation.snapshot(0),
      ...(minimap.current ? { minimap: minimap.current } : {}),
      onPointer: (event) => latest.current.controls.onPointer?.(event) ?? false,
      onCameraMode: (mode) => setCamera(mode.kind),
      onFrame: (elapsedMs) => {
        const { prev, next, progress } = latest.current.session.frame(elapsedMs);
        viewer.current?.update(prev, next, progress);
      },
    }).then(
      (value) => {
        if (isGone) {
          value.destroy();
          return null;
        }
        viewer.current = value;
        value.setSight(sight);
        const ownSlot = session.simulation.snapshot(0).heroes.find((row) => row['team'] === human)?.['slot'];
        if (human >= 0 && ownSlot !== undefined) value.setCamera({ kind: 'follow', unitId: ownSlot });
        onViewer?.(value);
        return value;
      },
      (error: unknown) => {
        setProblem(error instanceof Error ? error.message : String(error));
        return null;
      },
    );
    return () => {
      isGone = true;
      void created.then((value) => {
        if (viewer.current === value) viewer.current = null;
        value?.destroy();
        onViewer?.(null);
      });
    };
  }, [session]);

  useEffect(() => viewer.current?.setSight(sight), [sight]);
  useEffect(() => {
    const { manifest } = session.simulation.loaded;
    viewer.current?.setDrawing(createMobaDrawing(manifest, i18n.language === 'zh' ? 'zh' : 'en'));
  }, [i18n.language, session]);

  const follow = (team: number): void => {
    const slot = session.getState().snapshot.heroes.find((row) => row['team'] === team)?.['slot'];
    if (slot !== undefined) viewer.current?.setCamera({ kind: 'follow', unitId: slot });
  };

  return (
    <section
      className="relative h-[54dvh] min-h-[340px] overflow-hidden rounded-xl border border-line bg-ink lg:h-auto lg:flex-1"
      aria-label={t('view.stage')}
      data-testid="stage"
    >
      <div ref={holder} className="absolute inset-0" />
      {problem ? (
        <div role="alert" className="absolute inset-0 flex items-center justify-center p-6 text-center">
          <p className="max-w-md">{t('view.noWebgl')}</p>
        </div>
      ) : null}
      {children}
      <div
        className="glass absolute bottom-2.5 left-2.5 overflow-hidden p-1"
        style={{ width: 'min(270px, 36%)', aspectRatio: map ? `${map.widthCm} / ${map.heightCm}` : '2' }}
      >
        <canvas
          ref={minimap}
          className="h-full w-full cursor-pointer rounded touch-none"
          aria-label={t('view.minimap')}
        />
      </div>
      <div className="absolute right-2.5 bottom-2.5 flex flex-col items-end gap-1.5">
        <fieldset className="glass flex p-0.5" aria-label={t('view.sight')}>
          {SIGHTS.map((value) => (
            <button
              key={value}
              type="button"
              className="segment px-2"
              title={t('view.sight')}
              data-sight={value}
              aria-pressed={sight === value}
              disabled={human >= 0 && !session.getState().isOver && value !== human}
              onClick={() => setSight(value)}
            >
              {value === 'both' ? t('view.both') : t(value === 0 ? 'side.0' : 'side.1')}
            </button>
          ))}
        </fieldset>
        <fieldset className="glass flex p-0.5" aria-label={t('view.camera')}>
          {(['auto', 'fit'] as const).map((kind) => (
            <button
              key={kind}
              type="button"
              className="segment px-2"
              data-camera={kind}
              aria-pressed={camera === kind}
              onClick={() => viewer.current?.setCamera({ kind })}
            >
              {t(`view.${kind}`)}
            </button>
          ))}
          {[0, 1].map((team) => (
            <button
              key={team}
              type="button"
              className="segment px-2"
              aria-label={`${t('view.follow')} ${t(team === 0 ? 'side.0' : 'side.1')}`}
              title={`${t('view.follow')} ${t(team === 0 ? 'side.0' : 'side.1')}`}
              onClick={() => follow(team)}
            >
              <span className={`inline-block h-2.5 w-2.5 rounded-full ${team === 0 ? 'bg-azure' : 'bg-vermilion'}`} />
            </button>
          ))}
        </fieldset>
      </div>
    </section>
  );
};
