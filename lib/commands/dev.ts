import { generateClient } from './generate-client';
import { prepareStart } from './prepare-start';
import { runNext } from './run-next';

const settings = await prepareStart();
const generated = await generateClient(process.cwd());
process.exitCode =
  generated === 0
    ? await runNext(['dev', '--port', String(settings.PORT)], {
        NODE_ENV: 'development',
        // How long the server may take to stop before Next.js kills it: PostgreSQL is stopped with it.
        NEXT_EXIT_TIMEOUT_MS: '6000',
      })
    : generated;
