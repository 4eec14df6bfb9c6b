import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';

const FOLDER = path.join(import.meta.dirname, 'browser');

/** What became of a source. Every page asks for its scripts anew, and compiling takes longer than all the rest. */
const compiled = new Map<string, string>();

/** A script of the folder `browser` as browsers take it; null where there is none of that name. */
export async function readBrowserScript(name: string): Promise<string | null> {
  if (!/^[a-z-]+$/.test(name)) return null;
  const source = await readFile(path.join(FOLDER, `${name}.ts`), 'utf8').catch(() => null);
  if (source === null) return null;
  const script = compiled.get(source) ?? compile(source);
  compiled.set(source, script);
  return script;
}

function compile(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;
}

/** The page around a script. Its modules import each other by name alone, from the same address. */
export function pageOf(script: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Stand-in</title><link rel="icon" href="data:,"><body><script type="module" src="/stand-in/${script}"></script></body></html>`;
}

export function answerScript(text: string | null): Response {
  if (text === null) return new Response('Not found', { status: 404 });
  return new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
}

export function answerPage(script: string): Response {
  return new Response(pageOf(script), { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
