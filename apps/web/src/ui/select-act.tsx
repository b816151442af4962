// A choice that counts at once; what went wrong is said below it, and the choice goes back.
import { useState } from 'react';
import { useErrorText } from './use-error-text.ts';

export const SelectAct = ({
  label,
  value,
  options,
  act,
}: {
  /** What is chosen, for those who hear it. */
  label: string;
  value: string;
  /** Each with its name. */
  options: readonly (readonly [string, string])[];
  act: (value: string) => Promise<unknown>;
}) => {
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async (next: string): Promise<void> => {
    setChosen(next);
    setProblem(null);
    try {
      await act(next);
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setChosen(null);
    }
  };
  return (
    <>
      <select
        className="field w-auto! min-w-28"
        aria-label={label}
        disabled={chosen !== null}
        value={chosen ?? value}
        onChange={({ target }) => void choose(target.value)}
      >
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {problem === null ? null : (
        <p role="alert" className="mt-1 text-[12.5px] leading-snug text-vermilion">
          {problem}
        </p>
      )}
    </>
  );
};
