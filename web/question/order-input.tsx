import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState } from 'react';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import type { AnswerInputProps } from './answer-input.ts';

type Direction = 'up' | 'down';

/** A list to put in order with a button up and a button down on each piece. */
export function OrderInput({ question, answer, onAnswer, locked }: AnswerInputProps<'order'>) {
  const prefix = useId();
  const order = Array.isArray(answer)
    ? answer.filter((id) => typeof id === 'string')
    : question.items.map(({ id }) => id);
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ id: string; direction: Direction; place: number } | null>(null);

  useEffect(() => {
    // The row changed its place in the document, which takes the focus from its button.
    if (moved) focusMover(list.current, moved.id, moved.direction);
  }, [moved]);

  function move(from: number, direction: Direction) {
    const to = direction === 'up' ? from - 1 : from + 1;
    const [id] = order.slice(from, from + 1);
    if (id === undefined) return;
    onAnswer(order.toSpliced(from, 1).toSpliced(to, 0, id));
    setMoved({ id, direction, place: to + 1 });
  }

  return (
    <>
      {!locked && (
        <p className="small soft">
          <Trans>Put these in order with the arrows.</Trans>
        </p>
      )}
      <ol className="plain-list pieces" ref={list}>
        {order.map((id, i) => (
          <li key={id} className="piece" data-piece={id}>
            <span className="letter" aria-hidden="true">
              {i + 1}
            </span>
            <span className="choice-words">
              <span id={`${prefix}-${id}`} className="choice-text">
                <Html html={question.items.find((item) => item.id === id)?.html ?? ''} inline />
              </span>
              {!locked && (
                <span className="movers">
                  <MoveButton
                    direction="up"
                    place={i + 1}
                    piece={`${prefix}-${id}`}
                    atEdge={i === 0}
                    onMove={() => move(i, 'up')}
                  />
                  <MoveButton
                    direction="down"
                    place={i + 1}
                    piece={`${prefix}-${id}`}
                    atEdge={i === order.length - 1}
                    onMove={() => move(i, 'down')}
                  />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {moved && movedWords(moved.place)}
      </p>
    </>
  );
}

interface MoveButtonProps {
  direction: Direction;
  place: number;
  /** Id of the element that shows the piece. */
  piece: string;
  atEdge: boolean;
  onMove: () => void;
}

function MoveButton({ direction, place, piece, atEdge, onMove }: MoveButtonProps) {
  return (
    <button
      type="button"
      className="button quiet square"
      data-direction={direction}
      aria-label={moveWords(place, direction)}
      aria-describedby={piece}
      disabled={atEdge}
      onClick={onMove}
    >
      <Icon name={direction} />
    </button>
  );
}

function moveWords(place: number, direction: Direction): string {
  return direction === 'up'
    ? t({ message: `Move item ${place} up`, comment: 'Button beside an item of a list to put in order; a number' })
    : t({ message: `Move item ${place} down`, comment: 'Button beside an item of a list to put in order; a number' });
}

function movedWords(place: number): string {
  return t({ message: `Moved to place ${place}.`, comment: 'Read aloud when an item of a list was moved; a number' });
}

/** Focus stays with the piece that was moved; at the end of the list, on the button that still works. */
function focusMover(list: HTMLElement | null, id: string, direction: Direction) {
  const buttons = list?.querySelectorAll<HTMLButtonElement>(`[data-piece="${id}"] button:enabled`) ?? [];
  const wanted = [...buttons].find((button) => button.dataset.direction === direction) ?? buttons[0];
  wanted?.focus();
}
