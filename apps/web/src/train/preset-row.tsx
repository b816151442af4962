// What the settings of a new run start from: a named preset of the scenario, or the learner's general defaults.
import type { LoadedScenario } from '@jixia/env/types';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { Choice, Row } from './choice.tsx';
import { presetsOf } from './train-plan.ts';

/** `moba-1v1@2` -> moba-1v1, 2 */
export const presetParts = (id: string): { readonly name: string; readonly version: string } => {
  const at = id.lastIndexOf('@');
  return { name: id.slice(0, at), version: id.slice(at + 1) };
};

export const PresetRow = ({
  loaded,
  presetId,
  onPreset,
}: {
  loaded: LoadedScenario;
  presetId: string | null;
  onPreset: (id: string | null) => void;
}) => {
  const { t, i18n } = useTranslation();
  const presets = presetsOf(loaded);
  const chosen = presets.find(({ id }) => id === presetId);
  const hint = chosen
    ? `${inLanguage(chosen.title, i18n.language)} – ${t(chosen.isTuned ? 'train.preset.tunedAbout' : 'train.preset.untunedAbout')}`
    : t('train.preset.noneAbout');
  return (
    <Row label={t('train.preset.label')} hint={hint}>
      {presets.map(({ id, isTuned }) => (
        <Choice key={id} isOn={id === presetId} onPress={() => onPreset(id)} data={{ 'data-preset': id }}>
          {t('train.preset.name', presetParts(id))}
          <span className={`ml-2 text-[11.5px] ${isTuned ? 'text-jade' : 'text-mist'}`}>
            {t(isTuned ? 'train.preset.tuned' : 'train.preset.untuned')}
          </span>
        </Choice>
      ))}
      <Choice isOn={chosen === undefined} onPress={() => onPreset(null)} data={{ 'data-preset': 'none' }}>
        {t('train.preset.none')}
      </Choice>
    </Row>
  );
};
