/**
 * Net additional effect: gross · (1 − deadweight) · (1 − displacement) · (1 − substitution) − reference case.
 * Shares 0..1; gross and reference in one unit, the reference already net. May be negative.
 * @example netAdditional(100, { deadweight: 0.1, displacement: 0.25, substitution: 0 }) // 67.5
 */
export function netAdditional(
  gross: number,
  a: { deadweight: number; displacement: number; substitution: number; reference?: number },
): number {
  return gross * (1 - a.deadweight) * (1 - a.displacement) * (1 - a.substitution) - (a.reference ?? 0);
}
