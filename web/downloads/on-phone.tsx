import { Trans } from '@lingui/react/macro';
import { Icon } from '../ui/icon.tsx';
import './on-phone.css';

/** The mark of a lesson that is on this phone. */
export function OnPhone() {
  return (
    <span className="on-phone small">
      <Icon name="phone" />
      <Trans comment="Mark of a lesson that can be studied without network">On this phone</Trans>
    </span>
  );
}
