import type { CoverageView, MgPerDay } from '#src/ledger/coverage.shapes';
import type { Say } from '#src/words/words';

/** What `svett coverage` says to a person: the state and why, then food, need and its parts, each as a range. */
export function coverageText(coverage: CoverageView, say: Say): string {
  const { state, why, loggedDays: logged, neededDays: needed, days, everyday, sessions } = coverage;
  const share = coverage.coverage;
  const percent = (value: number) => String(Math.round(value * 20) * 5);
  const everydayNeed =
    everyday.lowMg === everyday.highMg
      ? say('ledger.everyday.one', { mg: said(everyday.lowMg) })
      : say('ledger.everyday.range', { low: said(everyday.lowMg), high: said(everyday.highMg) });
  return [
    `${say(`ledger.window.${days}`)} (${coverage.from} – ${coverage.to}): ${say(`ledger.state.${state}`)}`,
    say(`ledger.why.${why}`, { logged, needed, days }),
    '',
    share
      ? say('ledger.coverage.range', {
          share: percent(share.share),
          low: percent(share.p10),
          high: percent(share.p90),
        })
      : say('ledger.coverage.rangeNothing'),
    ...(coverage.intake
      ? [
          `${say('ledger.eaten', range(coverage.intake))} ${say(`ledger.eatenFrom.${coverage.intakeFrom}`, { logged })}`,
        ]
      : []),
    say('ledger.needed', range(coverage.need)),
    `  ${everydayNeed} (${say(`ledger.reference.${everyday.authority}`)})`,
    `  ${sessions === 0 ? say('ledger.part.sessionsNone') : say('ledger.part.sessions', range(coverage.sessionsPart))}`,
    ...(sessions > 0 ? [`    ${say('ledger.part.sweat', range(coverage.sweatPart))}`] : []),
    ...(rounded(coverage.urinePart.p90) > 0
      ? [`    ${say('ledger.part.urine', range(coverage.urinePart))}`]
      : []),
    ...(rounded(coverage.coffeePart.p90) > 0
      ? [`  ${say('ledger.part.coffee', range(coverage.coffeePart))}`]
      : []),
    ...(coverage.needCapped ? [`  ${say('ledger.capped')}`] : []),
    ...(coverage.sessionsWithoutEstimate > 0
      ? [`  ${say('ledger.withoutEstimate', { count: coverage.sessionsWithoutEstimate })}`]
      : []),
    '',
    say('ledger.notBalance'),
    say('ledger.disclaimer'),
  ].join('\n');
}

function range({ mg, p10, p90 }: MgPerDay): { mg: string; low: string; high: string } {
  const { low, high } = endsMg(p10, p90);
  return { mg: said(mg), low: String(low), high: String(high) };
}

/** Two ends that would be told as one are rounded away from each other: a range is never told as none. */
function endsMg(p10: number, p90: number): { low: number; high: number } {
  const [low, high] = [rounded(p10), rounded(p90)];
  if (low < high || p10 === p90) return { low, high };
  const step = stepMg(p10);
  return { low: Math.floor(p10 / step) * step, high: Math.ceil(p90 / step) * step };
}

function said(mg: number): string {
  return String(rounded(mg));
}

function rounded(mg: number): number {
  return Math.round(mg / stepMg(mg)) * stepMg(mg);
}

/** To 5 mg below 100 and to 10 from there on, as on the page. */
function stepMg(mg: number): number {
  return mg < 97.5 ? 5 : 10;
}
