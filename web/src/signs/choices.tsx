import { type CSSProperties, useId } from 'react';
import classes from '#web/signs/choices.module.css';

interface Props<Value extends number | boolean> {
  label: string;
  why?: string | undefined;
  options: readonly { value: Value; name: string }[];
  /** null: nothing chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  /** Width below which fewer stand in a row, px. */
  leastWidth?: number;
  /** So many in a row, however wide it is. */
  columns?: number;
}

/** One of a few, as surfaces large enough for a thumb. The browser's own radio buttons lie underneath. */
export function Choices<Value extends number | boolean>(props: Props<Value>) {
  const { label, why, options, value, onChange, leastWidth = 120, columns } = props;
  // Its gaps are 8 px; one less, so that rounding takes none away.
  const least =
    columns === undefined ? `${leastWidth}px` : `calc((100% - ${8 * columns - 7}px) / ${columns})`;
  const name = useId();
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>
        {label}
        {why !== undefined && <span className={classes.why}>{why}</span>}
      </legend>
      <div className={classes.row} style={{ '--least': least } as CSSProperties}>
        {options.map((option) => (
          <label key={String(option.value)} className={classes.choice}>
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
