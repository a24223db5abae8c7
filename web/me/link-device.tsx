import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { formatMoment } from '../ui/format-time.ts';
import { linkFailureWords } from './link-words.ts';

/** Makes a code that lets one more phone or browser show the same work. */
export function LinkDevice() {
  const { client } = useApp();
  const request = useMutation({ mutationFn: () => client.requestLinkCode() });
  const until = request.isSuccess ? formatMoment(request.data.expiresAt, Date.now()) : '';
  return (
    <>
      <p className="soft">
        <Trans>Make a code here and type it on the other phone. Both then show the same work.</Trans>
      </p>
      <div>
        <button type="button" className="button quiet" disabled={request.isPending} onClick={() => request.mutate()}>
          <Trans comment="Button: make a code that joins another phone to this student">Make a code</Trans>
        </button>
      </div>
      <div role="status">
        {request.isSuccess && (
          <>
            <p className="link-code">{request.data.code}</p>
            <p className="small soft">
              <Trans comment="Until when the code for another phone can be used">It works once, until {until}.</Trans>
            </p>
          </>
        )}
        {request.isError && <p>{linkFailureWords(request.error)}</p>}
      </div>
    </>
  );
}
