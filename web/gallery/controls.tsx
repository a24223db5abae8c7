import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { ActionBar } from '../ui/action-bar.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Stitches } from '../ui/stitches.tsx';
import { Switch } from '../ui/switch.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import { Exhibit, Room } from './exhibit.tsx';

const WEEK = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];

export function Controls() {
  return (
    <Room title="Controls">
      <Buttons />
      <Fields />
      <Choices />
      <Overlays />
      <Exhibit name="Stitches: studied, missed without ending the row, today not yet, to come">
        <Stitches
          days={WEEK.map((date, i) => ({ date, studied: i < 4 && i !== 1, frozen: i === 1, isToday: i === 4 }))}
        />
      </Exhibit>
      <Exhibit name="DataTable">
        <DataTable
          caption="Minutes by day"
          columns={['Day', 'Time', 'Steps']}
          rows={[
            ['Monday', '52 min', '21'],
            ['Tuesday', '1 h 4 min', '8'],
          ]}
        />
      </Exhibit>
      <Exhibit name="TopBar with a way back and a place">
        <TopBar back={{ href: '/gallery', words: 'Mathematics' }}>
          <span className="small soft">3 of 5</span>
        </TopBar>
      </Exhibit>
    </Room>
  );
}

function Buttons() {
  return (
    <>
      {['button', 'button quiet', 'button text'].map((look) => (
        <Exhibit key={look} name={`.${look.replace(' ', '.')}`}>
          <div className="row">
            <button type="button" className={look}>
              Send now
            </button>
            <button type="button" className={look}>
              <Icon name="download" />
              Download
            </button>
            <button type="button" className={look} disabled>
              Sending
            </button>
          </div>
        </Exhibit>
      ))}
      <Exhibit name=".button.quiet.square">
        <div className="row">
          <button type="button" className="button quiet square" aria-label="Up">
            <Icon name="up" />
          </button>
          <button type="button" className="button quiet square" aria-label="Down" disabled>
            <Icon name="down" />
          </button>
        </div>
      </Exhibit>
      <Exhibit name=".button.wide">
        <button type="button" className="button wide">
          Continue
        </button>
      </Exhibit>
      <Exhibit name="ActionBar, which hides the tabs on a phone">
        <div className="frame">
          <ActionBar>
            <button type="button" className="button quiet">
              Previous question
            </button>
            <button type="button" className="button">
              Next question
            </button>
          </ActionBar>
        </div>
      </Exhibit>
    </>
  );
}

function Fields() {
  return (
    <>
      <Exhibit name=".label and .input">
        <label className="label" htmlFor="gallery-input">
          Your name
        </label>
        <input id="gallery-input" className="input" defaultValue="Amina" />
      </Exhibit>
      <Exhibit name="textarea.input">
        <textarea className="input" aria-label="Your note" defaultValue="Half the middle number, then square it." />
      </Exhibit>
    </>
  );
}

function Choices() {
  const [on, setOn] = useState(true);
  const [off, setOff] = useState(false);
  const [span, setSpan] = useState<'day' | 'week' | 'month'>('week');
  return (
    <>
      <Exhibit name="Switch on, and off with a help text">
        <Switch label="Only on Wi-Fi" checked={on} onChange={setOn} />
        <Switch label="Data saver" checked={off} onChange={setOff}>
          Pictures wait until you ask for them.
        </Switch>
      </Exhibit>
      <Exhibit name="Segments">
        <Segments
          label="Timeframe"
          options={[
            { value: 'day', words: 'Today' },
            { value: 'week', words: 'Week' },
            { value: 'month', words: 'Month' },
          ]}
          value={span}
          onChange={setSpan}
        />
      </Exhibit>
    </>
  );
}

function Overlays() {
  const { toasts } = useApp();
  const [open, setOpen] = useState(false);
  return (
    <Exhibit name="Sheet and Toast">
      <div className="row">
        <button type="button" className="button quiet" onClick={() => setOpen(true)}>
          Open a sheet
        </button>
        <button type="button" className="button quiet" onClick={() => toasts.show('Physics is on this phone now.')}>
          Show a toast
        </button>
      </div>
      <Sheet title="Perfect square" open={open} onClose={() => setOpen(false)}>
        <p>A number or an expression that is something times itself.</p>
      </Sheet>
    </Exhibit>
  );
}
