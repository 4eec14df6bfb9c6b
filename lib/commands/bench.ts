import type { Figure } from './bench/figure';
import { acknowledgementsFigure } from './bench/measure-acknowledgements';
import { decisionsFigure } from './bench/measure-decisions';
import { deliveriesFigure } from './bench/measure-deliveries';
import { joinsFigure } from './bench/measure-joins';
import { listenersFigure } from './bench/measure-listeners';
import { overviewFigure } from './bench/measure-overview';
import { roomsFigure } from './bench/measure-rooms';
import { whatIfFigure } from './bench/measure-what-if';
import { buildApp } from './build-app';

// Figures of speed, as ratios of one run on one machine.
//   npm run bench                 all of them
//   npm run bench -- joins        some of them, by name

/** Every figure there is, in a file of its own in bench/. */
const FIGURES: readonly Figure[] = [
  joinsFigure,
  acknowledgementsFigure,
  deliveriesFigure,
  decisionsFigure,
  listenersFigure,
  roomsFigure,
  overviewFigure,
  whatIfFigure,
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !FIGURES.some((figure) => figure.name === name));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(', ')}. There are: ${FIGURES.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
if ((await buildApp(process.cwd(), { isForced: false })) !== 0) process.exit(1);

let missed = 0;
for (const figure of FIGURES.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n── ${figure.name} ──`);
  for (const { what, value, aim } of await figure.measure()) {
    const verdict = aim ? ` (aim: ${aim.text}${aim.isMet ? '' : '; MISSED'})` : '';
    console.log(`${what.padEnd(44)} ${value}${verdict}`);
    if (aim && !aim.isMet) missed += 1;
  }
}
console.log(`\n${missed === 0 ? 'Every aim is met' : `${missed} ${missed === 1 ? 'aim is' : 'aims are'} missed`}`);
process.exitCode = missed === 0 ? 0 : 1;
