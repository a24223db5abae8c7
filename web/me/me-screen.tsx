import { PageTitle } from '../ui/page-title.tsx';
import { JoinDevice } from './join-device.tsx';
import { LinkDevice } from './link-device.tsx';
import { NameSetting } from './name-setting.tsx';
import { OnThisPhone } from './on-this-phone.tsx';
import { RejectedEvents } from './rejected-events.tsx';
import { SyncPanel } from './sync-panel.tsx';
import { ThisDevice } from './this-device.tsx';
import './me.css';

/** `/me`: who uses this phone, where their work is, what is on the phone, and how to go on on another one. */
export default function MeScreen() {
  return (
    <>
      <PageTitle>Me</PageTitle>
      <NameSetting />
      <SyncPanel />
      <RejectedEvents />
      <OnThisPhone />
      <LinkDevice />
      <JoinDevice />
      <ThisDevice />
    </>
  );
}
