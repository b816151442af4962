// A button that says when it is at work.
import type { ComponentProps } from 'react';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly look?: 'plain' | 'gold' | 'danger';
  /** At work: it cannot be pressed again and keeps its place. */
  readonly isBusy?: boolean;
  readonly isWide?: boolean;
};

const LOOKS = { plain: '', gold: 'button-gold', danger: 'button-danger' } as const;

export const Button = ({
  look = 'plain',
  isBusy = false,
  isWide = false,
  type = 'button',
  disabled,
  children,
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={`button ${LOOKS[look]} ${isWide ? 'w-full' : ''}`}
    disabled={disabled === true || isBusy}
    aria-busy={isBusy || undefined}
  >
    {isBusy ? <span className="spinner size-4!" aria-hidden="true" /> : null}
    {children}
  </button>
);
