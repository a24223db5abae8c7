import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { blankPaper } from './blank-paper.ts';
import { fetchEssay } from './fetch-essay.ts';
import { paperQuery } from './paper-query.ts';

/** The essay was handed in, but this phone has no paper of it: it was written on another, or the browser was cleared. */
export function EssayElsewhere({ lessonId, itemId }: { lessonId: string; itemId: string }) {
  const { client } = useApp();
  const queries = useQueryClient();
  const { queryKey } = paperQuery(client, lessonId, itemId);
  const fetching = useMutation({
    mutationFn: async () => {
      const paper = {
        ...blankPaper(lessonId, itemId),
        ...(await fetchEssay(lessonId, itemId)),
        stage: 'marked' as const,
      };
      await client.savePaper(paper);
      return paper;
    },
    onSuccess: (paper) => queries.setQueryData(queryKey, paper),
  });
  return (
    <div className="stack">
      <p>
        <Trans>You wrote this essay before, and its text is not on this phone. It is safe on the server.</Trans>
      </p>
      <div className="row">
        <button type="button" className="button" disabled={fetching.isPending} onClick={() => fetching.mutate()}>
          <Trans comment="Button: get an essay of the student from the server">Fetch my text</Trans>
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => queries.setQueryData(queryKey, blankPaper(lessonId, itemId))}
        >
          <Trans comment="Button: begin an essay with an empty page">Start a new text</Trans>
        </button>
      </div>
      <div role="alert">
        {fetching.isError && (
          <p>
            <Trans>It could not be fetched. Try again when you have network.</Trans>
          </p>
        )}
      </div>
    </div>
  );
}
