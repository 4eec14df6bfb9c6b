import { AppError } from '../../../errors/app-error';
import { PLAN_FILE_FORMAT, PLAN_FILE_VERSION, type PlanFile, planFileSchema } from '../../../schemas/migration-draft';

/**
 * A plan out of a file that somebody sent, or a refusal that says what it is instead.
 * @param fromElsewhere true where the plan of another installation is wanted
 * @throws AppError import-refused (`details.reason`), invalid-request where the file is ours and holds a wrong field
 */
export function readPlanFile(
  file: Readonly<Record<string, unknown>>,
  { installation, fromElsewhere }: { readonly installation: string; readonly fromElsewhere: boolean },
): PlanFile {
  if (file.format !== PLAN_FILE_FORMAT) {
    throw refuse('format', `This is no file of a plan: its format should be “${PLAN_FILE_FORMAT}”.`);
  }
  const { formatVersion } = file;
  if (formatVersion !== PLAN_FILE_VERSION) {
    const isNewer = typeof formatVersion === 'number' && formatVersion > PLAN_FILE_VERSION;
    const advice = isNewer
      ? `It was written by a newer Patchbay; upgrade this one, or write the plan by hand.`
      : `This Patchbay reads version ${PLAN_FILE_VERSION}. Export the plan again where it comes from.`;
    throw refuse('format-version', `The file has version ${versionWords(formatVersion)} of the format. ${advice}`);
  }
  const parsed = planFileSchema.safeParse(file);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      path: ['file', ...issue.path].join('.'),
      message: `${issue.message}${/[.!?]$/.test(issue.message) ? '' : '.'}`,
    }));
    const [first] = errors;
    throw new AppError('invalid-request', `The file is not as it should be: \`${first?.path}\`: ${first?.message}`, {
      details: { errors },
    });
  }
  if (parsed.data.installation !== installation && !fromElsewhere) {
    throw refuse(
      'installation',
      'The file comes from another installation: its rooms and their buckets are others. Say that you want it all the same (fromElsewhere) to take its rules and waves; the buckets of this installation stay.',
    );
  }
  return parsed.data;
}

function refuse(reason: 'format' | 'format-version' | 'installation', message: string): AppError {
  return new AppError('import-refused', message, { details: { reason } });
}

function versionWords(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : 'none';
}
