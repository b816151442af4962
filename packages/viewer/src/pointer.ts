// Mouse, pen and fingers on the stage: pan, wheel and pinch zoom while watching; plain clicks for whoever listens.

export type StagePointer = {
  readonly phase: 'down' | 'move' | 'up' | 'hover' | 'leave';
  readonly button: 'primary' | 'secondary' | 'none';
  readonly isTouch: boolean;
  readonly xPx: number;
  readonly yPx: number;
};

export type PointerSink = {
  pan(dxPx: number, dyPx: number): void;
  zoom(factor: number, xPx: number, yPx: number): void;
  /** Returns true to take the gesture for itself: the stage then does not pan. */
  pointer(event: StagePointer): boolean;
};

const BUTTONS = ['primary', 'none', 'secondary'] as const;
/** A press that moves further than this is a drag. */
const DRAG_PX = 5;

/** Listens on an element until the returned function is called. */
export const listenToPointers = (element: HTMLElement, sink: PointerSink): (() => void) => {
  const held = new Map<number, { x: number; y: number; startX: number; startY: number; isTaken: boolean }>();
  let pinchDistance = 0;
  const place = (event: PointerEvent | WheelEvent): [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const tell = (event: PointerEvent, phase: StagePointer['phase']): boolean => {
    const [xPx, yPx] = place(event);
    const button = BUTTONS[event.button] ?? 'none';
    return sink.pointer({ phase, button, isTouch: event.pointerType === 'touch', xPx, yPx });
  };
  const span = (): number => {
    const [a, b] = [...held.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };

  const down = (event: PointerEvent): void => {
    const [x, y] = place(event);
    const isTaken = tell(event, 'down');
    held.set(event.pointerId, { x, y, startX: x, startY: y, isTaken });
    element.setPointerCapture(event.pointerId);
    pinchDistance = span();
  };
  const move = (event: PointerEvent): void => {
    const [x, y] = place(event);
    const press = held.get(event.pointerId);
    if (!press) {
      tell(event, 'hover');
      return;
    }
    if (held.size >= 2) {
      press.x = x;
      press.y = y;
      const distance = span();
      const [a, b] = [...held.values()];
      if (pinchDistance > 0 && distance > 0 && a && b) {
        sink.zoom(pinchDistance / distance, (a.x + b.x) / 2, (a.y + b.y) / 2);
      }
      pinchDistance = distance;
      return;
    }
    const isDrag = Math.hypot(x - press.startX, y - press.startY) > DRAG_PX;
    if (press.isTaken) tell(event, 'move');
    else if (isDrag) sink.pan(x - press.x, y - press.y);
    press.x = x;
    press.y = y;
  };
  const up = (event: PointerEvent): void => {
    const press = held.get(event.pointerId);
    held.delete(event.pointerId);
    pinchDistance = span();
    if (!press) return;
    const isDrag = Math.hypot(press.x - press.startX, press.y - press.startY) > DRAG_PX;
    if (press.isTaken || !isDrag) tell(event, 'up');
  };
  const leave = (event: PointerEvent): void => {
    if (!held.has(event.pointerId)) tell(event, 'leave');
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const [x, y] = place(event);
    const lines = event.deltaMode === 1 ? event.deltaY * 30 : event.deltaY;
    sink.zoom(1.0015 ** lines, x, y);
  };
  const noMenu = (event: Event): void => event.preventDefault();

  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('wheel', wheel, { passive: false });
  element.addEventListener('contextmenu', noMenu);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('wheel', wheel);
    element.removeEventListener('contextmenu', noMenu);
  };
};
