import type { ReactNode } from 'react';

/** A part of the gallery under its heading. */
export function Room({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack room" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One piece in one state, with the name of the state. */
export function Exhibit({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="exhibit">
      <h3 className="exhibit-name">{name}</h3>
      <div>{children}</div>
    </div>
  );
}
