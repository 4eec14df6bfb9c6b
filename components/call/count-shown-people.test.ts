import { expect, it } from 'vitest';
import { countShownPeople } from './count-shown-people';

const call = { people: 3, peopleInEmbed: 2, elsewhere: 0, isIn: true, isOver: false };

it('goes by the server, and by the platform’s page until the server has answered', () => {
  expect(countShownPeople(call)).toBe(3);
  expect(countShownPeople({ ...call, people: null })).toBe(2);
  expect(countShownPeople({ ...call, people: null, peopleInEmbed: null })).toBeNull();
});

it('never tells somebody who is in that nobody is', () => {
  expect(countShownPeople({ ...call, people: 0 })).toBe(1);
  expect(countShownPeople({ ...call, people: 2, elsewhere: 2 })).toBe(3);
  expect(countShownPeople({ ...call, people: 0, isIn: false })).toBe(0);
});

it('counts nobody in a call that is over', () => {
  expect(countShownPeople({ ...call, people: 0, isOver: true })).toBeNull();
});
