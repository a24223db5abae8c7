import { Trans } from '@lingui/react/macro';
import { JoinDevice } from './join-device.tsx';
import { LinkDevice } from './link-device.tsx';

/** The same work on two phones: one makes a code, the other takes it. */
export function OtherPhone() {
  return (
    <section className="me-part" aria-labelledby="other-phone">
      <h2 id="other-phone">
        <Trans>Use another phone too</Trans>
      </h2>
      <LinkDevice />
      <JoinDevice />
    </section>
  );
}
