import { describe, expect, it } from 'vitest';
import { parseCsv } from './parse-csv';
import { readCsvRooms } from './read-csv-rooms';

describe('parseCsv', () => {
  it('reads quotes, separators within them, line breaks of both kinds, and leaves empty lines out', () => {
    expect(parseCsv('name,title\r\n"a-b","Say ""hi"", all"\n\n  \nc,"two\nlines"\n')).toEqual([
      ['name', 'title'],
      ['a-b', 'Say "hi", all'],
      ['c', 'two\nlines'],
    ]);
  });

  it('reads what spreadsheets write where a comma is the decimal point, and a mark at the beginning', () => {
    expect(parseCsv('\ufeffname;title\na;b,c')).toEqual([
      ['name', 'title'],
      ['a', 'b,c'],
    ]);
    expect(parseCsv('name\ttitle\na\tb')).toEqual([
      ['name', 'title'],
      ['a', 'b'],
    ]);
  });

  it('refuses a quote that is never closed', () => {
    expect(() => parseCsv('name\n"a')).toThrow('never closed');
  });
});

describe('readCsvRooms', () => {
  it('takes columns in any order and spelling, and leaves out what a cell leaves empty', () => {
    expect(readCsvRooms('Title,NAME,Tags,size,recording start\nBoard,board,"a, b; c",20,\n,team,,,prompt')).toEqual([
      { name: 'board', title: 'Board', tags: ['a', 'b', 'c'], settings: { size: 20 } },
      { name: 'team', settings: { recordingStart: 'prompt' } },
    ]);
  });

  it('gives a number that is none to whoever checks it', () => {
    expect(readCsvRooms('name,size\na,many')).toEqual([{ name: 'a', settings: { size: 'many' } }]);
  });

  it('refuses a file without names, with a column that nobody knows, and with a row that has too many cells', () => {
    expect(() => readCsvRooms('title\nA')).toThrow('name');
    expect(() => readCsvRooms('name,colour\na,red')).toThrow('colour');
    expect(() => readCsvRooms('name,title\na,b,c')).toThrow('Row 1');
    expect(() => readCsvRooms('name')).toThrow('no rooms');
  });
});
