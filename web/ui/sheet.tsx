import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import './sheet.css';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** On the button that closes it. */
  closeWords?: string;
  children: ReactNode;
}

/** Something beside the matter at hand: from below on a phone, in the middle of a desktop. Escape closes it. */
export function Sheet({ title, open, onClose, closeWords, children }: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div className="stack">{open && children}</div>
      <form method="dialog">
        <button type="submit" className="button quiet">
          {closeWords ?? <Trans comment="Button that closes a sheet over the screen">Close</Trans>}
        </button>
      </form>
    </dialog>
  );
}
