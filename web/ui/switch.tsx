import { type ReactNode, useId } from 'react';
import './switch.css';

interface SwitchProps {
  label: string;
  /** What it does, under the label. */
  children?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** A setting that is on or off at once. The whole row is the target. */
export function Switch({ label, children, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label className="switch-row">
      <span className="switch-words">
        <span id={id}>{label}</span>
        {children && (
          <span id={`${id}-help`} className="small soft">
            {children}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        className="switch"
        aria-labelledby={id}
        aria-describedby={children ? `${id}-help` : undefined}
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
