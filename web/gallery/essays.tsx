import { useState } from 'react';
import { MAX_ESSAY_LENGTH } from '../../domain/events.ts';
import { EssayComparing } from '../essay/essay-comparing.tsx';
import { EssayMarked } from '../essay/essay-marked.tsx';
import { EssayWriting } from '../essay/essay-writing.tsx';
import { Exhibit, Room } from './exhibit.tsx';
import { ESSAY } from './sample-questions.ts';
import '../essay/essay.css';

const LETTER = 'Dear Sir,\n\nWe need a library. When it rains, we have no place to read.';

export function Essays() {
  return (
    <Room title="Essays">
      <Exhibit name="untouched">
        <Writing first="" />
      </Exhibit>
      <Exhibit name="written and kept">
        <Writing first={LETTER} />
      </Exhibit>
      <Exhibit name="too long">
        <Writing first={'long '.repeat(MAX_ESSAY_LENGTH / 5 + 1)} />
      </Exhibit>
      <Exhibit name="compared with the guide">
        <Comparing />
      </Exhibit>
      <Exhibit name="marked, one point missing">
        <EssayMarked question={ESSAY} paper={{ text: LETTER, met: ['reasons'] }} onAgain={doNothing} />
      </Exhibit>
      <Exhibit name="marked, every point met">
        <EssayMarked question={ESSAY} paper={{ text: LETTER, met: ['reasons', 'form'] }} onAgain={doNothing} />
      </Exhibit>
    </Room>
  );
}

function Writing({ first }: { first: string }) {
  const [text, setText] = useState(first);
  return <EssayWriting question={ESSAY} text={text} isKept onText={setText} onCompare={doNothing} />;
}

function Comparing() {
  const [met, setMet] = useState(['form']);
  return (
    <EssayComparing
      question={ESSAY}
      paper={{ text: LETTER, met }}
      onMet={setMet}
      onSave={doNothing}
      onBack={doNothing}
    />
  );
}

function doNothing(): void {}
