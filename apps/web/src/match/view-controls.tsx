// Whose eyes and which camera: the small buttons in the corner of the picture.
import type { Sight } from '@jixia/env/drawing';
import type { CameraMode } from '@jixia/viewer';
import { useTranslation } from 'react-i18next';

export const SIGHTS: readonly Sight[] = ['both', 0, 1];

/** A unit that has a button of its own to be followed by. */
export type Followable = { readonly slot: number; readonly team: number; readonly label: string };

const Segment = ({
  label,
  title,
  isOn,
  isDisabled = false,
  onPress,
  data,
}: {
  label: string;
  title: string;
  isOn: boolean;
  isDisabled?: boolean;
  onPress: () => void;
  data: Readonly<Record<`data-${string}`, string>>;
}) => (
  <button
    type="button"
    className="segment px-2"
    title={title}
    aria-pressed={isOn}
    disabled={isDisabled}
    onClick={onPress}
    {...data}
  >
    {label}
  </button>
);

export const ViewControls = ({
  sight,
  onSight,
  lockedSight,
  camera,
  onCamera,
  followables,
}: {
  sight: Sight;
  onSight: (sight: Sight) => void;
  /** The only side whose eyes may be used; null = any. */
  lockedSight: number | null;
  camera: CameraMode;
  onCamera: (mode: CameraMode) => void;
  followables: readonly Followable[];
}) => {
  const { t } = useTranslation();
  const follows = (slot: number): boolean => camera.kind === 'follow' && camera.unitId === slot;
  return (
    <div className="absolute right-2.5 bottom-2.5 flex flex-col items-end gap-1.5">
      <fieldset className="glass flex p-0.5" aria-label={t('view.sight')}>
        {SIGHTS.map((value) => (
          <Segment
            key={value}
            label={value === 'both' ? t('view.both') : t(value === 0 ? 'side.0' : 'side.1')}
            title={t('view.sight')}
            isOn={sight === value}
            isDisabled={lockedSight !== null && value !== lockedSight}
            onPress={() => onSight(value)}
            data={{ 'data-sight': String(value) }}
          />
        ))}
      </fieldset>
      <fieldset className="glass flex p-0.5" aria-label={t('view.camera')}>
        {(['auto', 'fit'] as const).map((kind) => (
          <Segment
            key={kind}
            label={t(`view.${kind}`)}
            title={t('view.camera')}
            isOn={camera.kind === kind}
            onPress={() => onCamera({ kind })}
            data={{ 'data-camera': kind }}
          />
        ))}
        {followables.map(({ slot, team, label }) => (
          <button
            key={slot}
            type="button"
            className="segment px-2"
            aria-label={`${t('view.follow')} ${label}`}
            title={`${t('view.follow')} ${label}`}
            aria-pressed={follows(slot)}
            data-follow={slot}
            onClick={() => onCamera({ kind: 'follow', unitId: slot })}
          >
            <span className={`inline-block h-2.5 w-2.5 rounded-full ${team === 0 ? 'bg-azure' : 'bg-vermilion'}`} />
          </button>
        ))}
      </fieldset>
    </div>
  );
};
