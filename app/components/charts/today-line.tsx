/** Today on a drawing of years or months: the minium line at `x`, in percent of the width, as long as the drawing is high. */
export function TodayLine({ x, height }: { x: number; height: number }) {
  return <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={height} className="stroke-minium" strokeWidth="2.5" />;
}
