import { sql } from '../data/sql';
import { readFaults, writeFaults } from './data/faults';
import type { Faults } from './schemas';

/** The faults that are scripted now. */
export function getFaults(): Promise<Faults> {
  return readFaults(sql);
}

/** Replaces the scripted faults, for every process at once. */
export async function setFaults(faults: Faults): Promise<Faults> {
  await writeFaults(sql, faults);
  return faults;
}
