// A part of the page that a button unfolds. Escape, a press elsewhere and moving on by keyboard fold it again.
import { type RefObject, useEffect, useRef, useState } from 'react';

export type Disclosure = {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** Around the button and what it unfolds. */
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
};

export const useDisclosure = (): Disclosure => {
  const [isOpen, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const isOutside = (target: EventTarget | null): boolean => !holder.current?.contains(target as Node | null);
    const onPointer = (event: PointerEvent): void => {
      if (isOutside(event.target)) setOpen(false);
    };
    const onFocus = (event: FocusEvent): void => {
      if (isOutside(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
  return { isOpen, setOpen, holder, button };
};
