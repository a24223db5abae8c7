import { Trans } from '@lingui/react/macro';
import { Html } from '../ui/html.tsx';

/** The steps to the answer, closed until the student asks for them. */
export function Solution({ steps }: { steps: string[] }) {
  return (
    <details className="solution">
      <summary>
        <Trans comment="Opens the steps to the answer">Show the solution</Trans>
      </summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <Html html={step} />
          </li>
        ))}
      </ol>
    </details>
  );
}
