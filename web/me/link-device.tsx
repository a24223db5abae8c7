import { useMutation } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { formatMoment } from '../ui/format-time.ts';

/** Makes a code that lets one more phone or browser show the same work. */
export function LinkDevice() {
  const { client } = useApp();
  const request = useMutation({ mutationFn: () => client.requestLinkCode() });
  return (
    <section className="me-part" aria-labelledby="link-device">
      <h2 id="link-device">Use another phone too</h2>
      <p className="soft">Make a code here and type it on the other phone. Both then show the same work.</p>
      <div>
        <button type="button" className="button quiet" disabled={request.isPending} onClick={() => request.mutate()}>
          Make a code
        </button>
      </div>
      <div role="status">
        {request.isSuccess && (
          <>
            <p className="link-code">{request.data.code}</p>
            <p className="small soft">It works once, until {formatMoment(request.data.expiresAt, Date.now())}.</p>
          </>
        )}
        {request.isError && <p>{request.error.message}</p>}
      </div>
    </section>
  );
}
