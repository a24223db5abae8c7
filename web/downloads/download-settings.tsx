import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import type { DevicePrefs } from '../db/device-prefs.ts';
import { Segments } from '../ui/segments.tsx';
import { Switch } from '../ui/switch.tsx';
import { KeepData } from './keep-data.tsx';
import { CAPS, capHelp, megabytes } from './room-words.ts';
import { usePrefs } from './use-downloads.ts';

/** How downloads may spend this phone's data and room. */
export function DownloadSettings({ usedBytes }: { usedBytes: number }) {
  const { prefs } = useApp();
  const { wifiOnly, dataSaver, capBytes } = usePrefs();
  const change = useMutation({ mutationFn: (chosen: Partial<DevicePrefs>) => prefs.set(chosen) });
  const room = t({ message: 'Room for lessons, in MB', comment: 'Setting: how much all lessons together may take' });
  return (
    <section className="downloads-part download-settings" aria-labelledby="settings">
      <h2 id="settings">
        <Trans comment="Heading: settings of downloads">Data and room</Trans>
      </h2>
      <div className="switches">
        <Switch
          label={t({ message: 'Only on Wi-Fi', comment: 'Switch: downloads wait for Wi-Fi' })}
          checked={wifiOnly}
          onChange={(checked) => change.mutate({ wifiOnly: checked })}
        >
          <Trans>Downloads wait while the phone is on mobile data.</Trans>
        </Switch>
        <Switch
          label={t({ message: 'Data saver', comment: 'Switch: the app fetches next to nothing by itself' })}
          checked={dataSaver}
          onChange={(checked) => change.mutate({ dataSaver: checked })}
        >
          <Trans>The app looks for new lessons once a day at most. Your answers still go out: they are small.</Trans>
        </Switch>
      </div>
      <div className="setting">
        <p aria-hidden="true">{room}</p>
        <Segments
          label={room}
          options={CAPS.map((bytes) => ({ value: String(bytes), words: megabytes(bytes) }))}
          value={String(capBytes)}
          onChange={(bytes) => change.mutate({ capBytes: Number(bytes) })}
        />
        <p className="small soft">{capHelp(usedBytes, capBytes)}</p>
      </div>
      {change.isError && (
        <p role="alert">
          <Trans>This could not be kept on the phone. Try again.</Trans>
        </p>
      )}
      <KeepData />
    </section>
  );
}
