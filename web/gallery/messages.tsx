import { NotSaved } from '../ui/not-saved.tsx';
import { Notice, type Tone } from '../ui/notice.tsx';
import { Empty, Failed, Loading, Offline } from '../ui/screen-state.tsx';
import { Exhibit, Room } from './exhibit.tsx';

const TONES: Tone[] = ['good', 'bad', 'news'];

export function Messages() {
  return (
    <Room title="Messages and states">
      {TONES.map((tone) => (
        <Exhibit key={tone} name={`Notice ${tone}`}>
          <Notice tone={tone} title="Three answers are waiting">
            <p>They are safe on this phone and go out when there is network.</p>
          </Notice>
        </Exhibit>
      ))}
      <Exhibit name="NotSaved">
        <NotSaved what="answer" onRetry={noRetry} />
      </Exhibit>
      <Exhibit name="Loading">
        <Loading>Adding up…</Loading>
      </Exhibit>
      <Exhibit name="Empty">
        <Empty
          title="Nothing is on this phone yet"
          actions={
            <button type="button" className="button">
              Choose a lesson
            </button>
          }
        >
          What you download works without network.
        </Empty>
      </Exhibit>
      <Exhibit name="Offline">
        <Offline title="The list of lessons is not here" onRetry={noRetry}>
          There is no network just now.
        </Offline>
      </Exhibit>
      <Exhibit name="Failed">
        <Failed title="Your progress could not be read" onRetry={noRetry}>
          What you saved before is safe on this phone.
        </Failed>
      </Exhibit>
    </Room>
  );
}

/** Nothing is tried here, so there is nothing to try again. */
function noRetry() {}
