// The picture: mounts the viewer, feeds it from the session, and lays the minimap and view controls over it.
import type { Sight } from '@jixia/env/drawing';
import { createMobaDrawing } from '@jixia/moba/draw';
import { type CameraMode, createViewer, type Insets, type Point, type ScenePointer, type Viewer } from '@jixia/viewer';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from './session.ts';
import { type Followable, ViewControls } from './view-controls.tsx';

export type StageControls = {
  /** Pointer events on the map; true takes the gesture. */
  readonly onPointer?: (event: ScenePointer) => boolean;
  /** The other button on the minimap. */
  readonly onMinimapOrder?: (point: Point) => void;
};

/** A high minimap stands on the map's own corner: the picture keeps clear of it, beside or above as there is room. */
const insetsOf = (element: HTMLElement, minimap: HTMLElement | null, aspect: number): Insets => {
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  if (!minimap || aspect > 1.5) return none;
  return element.clientWidth > 640
    ? { ...none, left: minimap.clientWidth }
    : { ...none, bottom: minimap.clientHeight * 0.6 };
};

/** The minimap is as wide as there is room for, and never higher than this. */
const MINIMAP_HEIGHT_PX = 196;

export const Stage = ({
  session,
  controls,
  sight,
  onSight,
  camera,
  onCameraMode,
  followables,
  onViewer,
  frame,
  children,
}: {
  session: Session;
  controls: StageControls;
  sight: Sight;
  onSight: (sight: Sight) => void;
  camera: CameraMode;
  onCameraMode: (mode: CameraMode) => void;
  followables: readonly Followable[];
  onViewer: (viewer: Viewer | null) => void;
  /** What to draw after so many milliseconds; default the session's own clock. */
  frame?: (elapsedMs: number) => ReturnType<Session['frame']>;
  children?: ReactNode;
}) => {
  const { t, i18n } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const minimap = useRef<HTMLCanvasElement>(null);
  const viewer = useRef<Viewer | null>(null);
  const latest = useRef({ session, controls, onCameraMode, frame });
  const { humanSeat, humanSide } = session.info;
  const [problem, setProblem] = useState<string | null>(null);
  const { map } = session.simulation.loaded.manifest;
  const aspect = map ? map.widthCm / map.heightCm : 2;
  latest.current = { session, controls, onCameraMode, frame };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the viewer lives as long as the session; the rest is set below
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const { manifest } = session.simulation.loaded;
    let isGone = false;
    const keepClear = (): void => viewer.current?.setInsets(insetsOf(element, minimap.current, aspect));
    window.addEventListener('resize', keepClear);
    const created = createViewer(element, {
      manifest,
      drawing: createMobaDrawing(manifest, i18n.language === 'zh' ? 'zh' : 'en'),
      first: session.simulation.snapshot(0),
      ...(minimap.current ? { minimap: minimap.current } : {}),
      onPointer: (event) => latest.current.controls.onPointer?.(event) ?? false,
      onMinimapOrder: (point) => latest.current.controls.onMinimapOrder?.(point),
      onCameraMode: (mode) => latest.current.onCameraMode(mode),
      onFrame: (elapsedMs) => {
        const { frame: ownFrame, session: shown } = latest.current;
        const { prev, next, progress } = ownFrame ? ownFrame(elapsedMs) : shown.frame(elapsedMs);
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
        keepClear();
        const ownSlot = session.simulation.snapshot(0).heroes[humanSeat]?.['slot'];
        if (ownSlot !== undefined) value.setCamera({ kind: 'follow', unitId: ownSlot });
        onViewer(value);
        return value;
      },
      (error: unknown) => {
        setProblem(error instanceof Error ? error.message : String(error));
        return null;
      },
    );
    return () => {
      isGone = true;
      window.removeEventListener('resize', keepClear);
      void created.then((value) => {
        if (viewer.current === value) viewer.current = null;
        value?.destroy();
        onViewer(null);
      });
    };
  }, [session]);

  useEffect(() => viewer.current?.setSight(sight), [sight]);
  useEffect(() => {
    const { manifest } = session.simulation.loaded;
    viewer.current?.setDrawing(createMobaDrawing(manifest, i18n.language === 'zh' ? 'zh' : 'en'));
  }, [i18n.language, session]);

  return (
    <section
      className="on-dark relative h-[54dvh] min-h-[340px] overflow-hidden rounded-xl border border-line bg-ink lg:h-auto lg:min-h-[300px] lg:flex-1"
      aria-label={t('view.stage')}
      data-testid="stage"
      data-camera-mode={camera.kind === 'follow' ? `follow:${camera.unitId}` : camera.kind}
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
        style={{ width: `min(270px, 36%, ${Math.round(MINIMAP_HEIGHT_PX * aspect)}px)`, aspectRatio: String(aspect) }}
      >
        <canvas
          ref={minimap}
          className="h-full w-full cursor-pointer rounded touch-none"
          aria-label={t('view.minimap')}
          data-testid="minimap"
        />
      </div>
      <ViewControls
        sight={sight}
        onSight={onSight}
        lockedSight={humanSide >= 0 && !session.getState().isOver ? humanSide : null}
        camera={camera}
        onCamera={(mode) => viewer.current?.setCamera(mode)}
        followables={followables}
      />
    </section>
  );
};
