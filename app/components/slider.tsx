import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';

export type SliderProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** Said as « 25 % » rather than 0,25. */
  percent?: boolean | undefined;
  /** A value worth coming back to, marked on the track. */
  mark?: number | undefined;
  isDisabled?: boolean | undefined;
  onChange: (value: number) => void;
};

/** A value in a range, by thumb or by arrow keys. Drawn in the browser only: it places its thumb by itself. */
export function Slider({ label, value, min, max, step, percent, mark, isDisabled, onChange }: SliderProps) {
  return (
    <AriaSlider
      className="curseur"
      aria-label={label}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      isDisabled={isDisabled ?? false}
      formatOptions={percent === true ? { style: 'percent' } : {}}
      onChange={onChange}
    >
      <SliderTrack className="rail">
        {mark === undefined ? null : (
          <svg className="repere" aria-hidden="true">
            <line
              x1={`${((mark - min) / (max - min)) * 100}%`}
              x2={`${((mark - min) / (max - min)) * 100}%`}
              y1="0"
              y2="100%"
              className="stroke-encre"
              strokeWidth="2"
            />
          </svg>
        )}
        <SliderThumb className="pouce" aria-label={label} />
      </SliderTrack>
    </AriaSlider>
  );
}
