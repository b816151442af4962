// A button that does one thing at the server at once; what went wrong is said beside it.
import { useState } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { useErrorText } from './use-error-text.ts';

export const ActButton = ({
  act,
  ...button
}: Omit<ButtonProps, 'onClick' | 'isBusy'> & { act: () => Promise<unknown> }) => {
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button {...button} isBusy={isBusy} onClick={() => void run()} />
      {problem === null ? null : (
        <p role="alert" className="text-[12.5px] leading-snug text-vermilion">
          {problem}
        </p>
      )}
    </>
  );
};
