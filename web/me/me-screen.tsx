import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';
import { InstallApp } from './install-app.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { MePlaces } from './me-places.tsx';
import { NameSetting } from './name-setting.tsx';
import { OtherPhone } from './other-phone.tsx';
import { RejectedEvents } from './rejected-events.tsx';
import { RewardsRow } from './rewards-row.tsx';
import { SyncPanel } from './sync-panel.tsx';
import { ThisDevice } from './this-device.tsx';
import './me.css';

/** `/me`: who uses this phone, where their work is, what else there is, and closed until asked for, what is needed once. */
export default function MeScreen() {
  return (
    <>
      <PageTitle>{t({ message: 'Me', comment: 'Tab: the student, this phone, settings' })}</PageTitle>
      <NameSetting />
      <RewardsRow />
      <SyncPanel />
      <RejectedEvents />
      <MePlaces />
      <InstallApp />
      <LanguageMenu />
      <OtherPhone />
      <ThisDevice />
    </>
  );
}
