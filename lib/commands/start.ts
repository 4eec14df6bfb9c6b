import { buildApp } from './build-app';
import { confirmPort, prepareStart } from './prepare-start';
import { runNext } from './run-next';

const settings = await prepareStart();
const built = await buildApp(process.cwd(), { isForced: false });
if (built === 0) {
  await confirmPort(settings);
  process.exitCode = await runNext(['start', '--port', String(settings.PORT)], { NODE_ENV: 'production' });
} else {
  process.exitCode = built;
}
