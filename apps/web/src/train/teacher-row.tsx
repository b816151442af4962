// Whom a student learns from: policies out of files and out of saved runs, each for the heroes that it knows.
import type { LoadedScenario } from '@jixia/env/types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../site/load-scenario-once.ts';
import { Row } from './choice.tsx';
import { desk } from './desk.ts';
import { HeroRow } from './hero-row.tsx';
import { FieldProblem } from './plan-field.tsx';
import { freshId, type RunRecord } from './run-record.ts';
import { readTeacher, type TeacherSource } from './teacher-source.ts';
import type { Problem } from './train-plan.ts';

const TeacherItem = ({
  loaded,
  teacher,
  onHeroes,
  onRemove,
}: {
  loaded: LoadedScenario;
  teacher: TeacherSource;
  onHeroes: (heroes: readonly string[]) => void;
  onRemove: () => void;
}) => {
  const { t } = useTranslation();
  const { title, heroes } = teacher;
  const about =
    heroes.length === 0 ? t('train.teacher.knowsAll') : t('train.teacher.knowsSome', { number: heroes.length });
  return (
    <li className="rounded-lg border border-line bg-night px-3 py-1.5" data-teacher={title}>
      <div className="flex items-center gap-2">
        <b className="min-w-0 truncate text-[13px]">{title}</b>
        <span className="truncate text-[12px] text-mist">{about}</span>
        <button
          type="button"
          className="button ml-auto min-h-8"
          aria-label={t('train.teacher.removeOf', { name: title })}
          onClick={onRemove}
        >
          {t('train.teacher.remove')}
        </button>
      </div>
      <details>
        <summary className="cursor-pointer text-[12px] text-mist hover:text-paper">{t('train.teacher.heroes')}</summary>
        <div className="pt-2">
          <HeroRow
            loaded={loaded}
            label={t('train.teacher.heroesOf', { name: title })}
            hint={t('train.teacher.heroesAbout')}
            heroes={heroes}
            onHeroes={onHeroes}
          />
        </div>
      </details>
    </li>
  );
};

export const TeacherRow = ({
  loaded,
  runs,
  teachers,
  problem,
  onTeachers,
}: {
  loaded: LoadedScenario;
  runs: readonly RunRecord[];
  teachers: readonly TeacherSource[];
  problem: Problem | undefined;
  onTeachers: (teachers: readonly TeacherSource[]) => void;
}) => {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { manifest } = loaded;
  const candidates = runs.filter(
    ({ description, savedAtMs }) => savedAtMs !== null && description.scenario === manifest.id,
  );
  const add = async (read: () => Promise<readonly TeacherSource[]>): Promise<void> => {
    setRefusal(null);
    try {
      onTeachers([...teachers, ...(await read())]);
    } catch (error) {
      setRefusal(textOf(error));
    }
  };
  const fromFiles = (files: readonly File[]) => async (): Promise<TeacherSource[]> =>
    Promise.all(
      files.map(async (file) =>
        readTeacher(file.name, new Uint8Array(await file.arrayBuffer()), manifest, [], freshId()),
      ),
    );
  const fromRun = (id: string) => async (): Promise<TeacherSource[]> => {
    const run = candidates.find((each) => each.id === id);
    const bytes = run && (await (await desk.database()).file(run.id, 'policy'));
    if (!run || !bytes) throw new Error(t('train.teacher.gone'));
    return [await readTeacher(run.name, bytes, manifest, run.description.training.heroPool, freshId())];
  };
  return (
    <div className="space-y-1.5" data-testid="teachers">
      <Row label={t('train.teacher.label')} hint={t('train.teacher.about')}>
        <label className="button min-h-9">
          {t('train.teacher.file')}
          <input
            type="file"
            accept=".onnx"
            multiple
            className="sr-only"
            data-testid="teacher-file"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              if (files.length > 0) void add(fromFiles(files));
            }}
          />
        </label>
        <select
          className="field min-h-9 w-auto max-w-[260px]"
          aria-label={t('train.teacher.run')}
          aria-describedby="teachers-problem"
          aria-invalid={problem !== undefined}
          data-testid="teacher-run"
          value=""
          disabled={candidates.length === 0}
          onChange={(event) => void add(fromRun(event.target.value))}
        >
          <option value="">{t(candidates.length === 0 ? 'train.teacher.noRun' : 'train.teacher.run')}</option>
          {candidates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Row>
      {teachers.length > 0 ? (
        <ul className="space-y-1.5">
          {teachers.map((teacher) => (
            <TeacherItem
              key={teacher.key}
              loaded={loaded}
              teacher={teacher}
              onHeroes={(heroes) =>
                onTeachers(teachers.map((each) => (each.key === teacher.key ? { ...each, heroes } : each)))
              }
              onRemove={() => onTeachers(teachers.filter(({ key }) => key !== teacher.key))}
            />
          ))}
        </ul>
      ) : null}
      {refusal ? (
        <p role="alert" className="text-[12px] text-vermilion" data-testid="teacher-refusal">
          {refusal}
        </p>
      ) : null}
      <FieldProblem id="teachers-problem" problem={problem} />
    </div>
  );
};
