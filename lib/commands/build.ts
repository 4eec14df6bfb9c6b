import { buildApp } from './build-app';

process.exitCode = await buildApp(process.cwd(), { isForced: true });
