import { Cloth, type Subject } from './cloth.tsx';
import './swatch.css';

/** A strip of a subject's cloth at the start of a row, for the eye only. */
export function Swatch({ subject }: { subject: Subject }) {
  return (
    <span className="swatch" data-subject={subject}>
      <Cloth subject={subject} />
    </span>
  );
}
