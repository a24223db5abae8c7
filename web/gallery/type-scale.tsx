import { Exhibit, Room } from './exhibit.tsx';

const SIZES = ['text-small', 'text-body', 'text-lesson', 'text-large', 'text-title', 'text-page', 'text-score'];

export function TypeScale() {
  return (
    <Room title="Type">
      {SIZES.map((size) => (
        <Exhibit key={size} name={size}>
          <p style={{ fontSize: `var(--${size})` }}>Ọgbọ́n, ɓaure, ƙasa: 1,234.5 metres</p>
        </Exhibit>
      ))}
      <Exhibit name=".soft, .small, .number">
        <p className="soft">Soft: what can be passed over.</p>
        <p className="small">Small: notes and figures.</p>
        <p className="number">Number: 111 and 888 are equally wide.</p>
      </Exhibit>
    </Room>
  );
}
