// What this browser offers for training, before it starts.
import { findWebGpu, type WebGpuOffer } from '@jixia/learn/web';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { thisHost } from './host.ts';

export const HostNote = () => {
  const { t } = useTranslation();
  const [offer, setOffer] = useState<WebGpuOffer | null>(null);
  useEffect(() => {
    void findWebGpu().then(setOffer);
  }, []);
  const { cores, isShared } = thisHost();
  return (
    <p className="min-w-0 flex-1 text-[12px] leading-snug text-mist" data-testid="host-note">
      {t(isShared ? 'train.host.threads' : 'train.host.noThreads', { cores })}{' '}
      {offer === null
        ? null
        : offer.kind === 'adapter'
          ? t(offer.isSoftware ? 'train.host.software' : 'train.host.adapter', { name: offer.name })
          : t(`train.host.${offer.kind}`)}
    </p>
  );
};
