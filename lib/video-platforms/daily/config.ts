import type { PlatformConfigResult, PlatformSettings, VideoPlatformConfig } from '../contract';
import { settingList, settingText } from '../shared/settings-text';

export interface DailyConfig extends VideoPlatformConfig {
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** What stands before `.daily.co` in the addresses of rooms. */
  readonly subdomain: string;
  /** Where Daily puts recordings; null where it keeps them itself. */
  readonly bucket: { readonly name: string; readonly region: string; readonly roleArn: string } | null;
}

const DEFAULT_API_URL = 'https://api.daily.co/v1';
const DEFAULT_REGION = 'us-west-2';

const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/;

/** Daily makes secrets of 32 bytes; one that is much shorter could be guessed. */
const SHORTEST_SECRET_BYTES = 16;

const OWN_BUCKET = ['AWS_DAILY_S3_BUCKET', 'AWS_DAILY_ROLE_ARN'] as const;
const OWN_KEYS = ['AWS_DAILY_ACCESS_KEY_ID', 'AWS_DAILY_ACCESS_KEY_SECRET'] as const;

/** Reads the DAILY_ and AWS_DAILY_ settings. Names what is missing or wrong; never throws and never shows a value. */
export function readConfig(settings: PlatformSettings): PlatformConfigResult<DailyConfig> {
  const apiKey = settingText(settings, 'DAILY_API_KEY');
  const subdomain = settingText(settings, 'DAILY_SUBDOMAIN')?.toLowerCase();
  const missing = [
    ...(apiKey === undefined ? ['DAILY_API_KEY'] : []),
    ...(subdomain === undefined ? ['DAILY_SUBDOMAIN'] : []),
  ];
  const problems = findProblems(settings, subdomain);
  const invalid = Object.keys(problems);
  if (apiKey === undefined || subdomain === undefined || invalid.length > 0) {
    return { isConfigured: false, missing, invalid, problems };
  }
  const bucketName = settingText(settings, 'AWS_DAILY_S3_BUCKET');
  const region = settingText(settings, 'AWS_DAILY_S3_REGION') ?? DEFAULT_REGION;
  const roleArn = settingText(settings, 'AWS_DAILY_ROLE_ARN');
  const accessKeyId = settingText(settings, 'AWS_DAILY_ACCESS_KEY_ID');
  const accessKeySecret = settingText(settings, 'AWS_DAILY_ACCESS_KEY_SECRET');
  const config: DailyConfig = {
    apiKey,
    apiUrl: (settingText(settings, 'DAILY_API_URL') ?? DEFAULT_API_URL).replace(/\/+$/, ''),
    subdomain,
    webhookSecrets: settingList(settings, 'DAILY_WEBHOOK_SECRET'),
    bucket: bucketName === undefined || roleArn === undefined ? null : { name: bucketName, region, roleArn },
    ...(bucketName === undefined ? {} : { s3Bucket: bucketName, s3Region: region }),
    ...(roleArn === undefined ? {} : { awsRoleArn: roleArn }),
    ...(accessKeyId === undefined ? {} : { awsAccessKeyId: accessKeyId }),
    ...(accessKeySecret === undefined ? {} : { awsAccessKeySecret: accessKeySecret }),
  };
  return { isConfigured: true, config, warnings: findWarnings(config) };
}

function findProblems(settings: PlatformSettings, subdomain: string | undefined): Record<string, string> {
  const problems: Record<string, string> = {};
  if (subdomain !== undefined && !SUBDOMAIN.test(subdomain)) {
    problems.DAILY_SUBDOMAIN = 'must be only what stands before .daily.co, for example acme';
  }
  if (!settingList(settings, 'DAILY_WEBHOOK_SECRET').every(isSecret)) {
    problems.DAILY_WEBHOOK_SECRET =
      'must be base64 of 16 bytes or more, several separated by commas, for example what `openssl rand -base64 32` prints';
  }
  const apiUrl = settingText(settings, 'DAILY_API_URL');
  if (apiUrl !== undefined && !isHttpAddress(apiUrl)) {
    problems.DAILY_API_URL = `must be an address with http or https, for example ${DEFAULT_API_URL}`;
  }
  const roleArn = settingText(settings, 'AWS_DAILY_ROLE_ARN');
  if (roleArn !== undefined && !ROLE_ARN.test(roleArn)) {
    problems.AWS_DAILY_ROLE_ARN =
      'must be the ARN of a role, for example arn:aws:iam::123456789012:role/daily-recordings';
  }
  // Daily writes into a bucket by assuming the role: the one without the other would lose every recording.
  nameMissingPartner(settings, OWN_BUCKET, problems, {
    AWS_DAILY_S3_BUCKET: 'acme-recordings',
    AWS_DAILY_ROLE_ARN: 'arn:aws:iam::123456789012:role/daily-recordings',
  });
  nameMissingPartner(settings, OWN_KEYS, problems, {
    AWS_DAILY_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_DAILY_ACCESS_KEY_SECRET: 'the secret that AWS showed with the key',
  });
  return problems;
}

function nameMissingPartner<Name extends string>(
  settings: PlatformSettings,
  [one, other]: readonly [Name, Name],
  problems: Record<string, string>,
  examples: Readonly<Record<Name, string>>,
): void {
  const [hasOne, hasOther] = [settingText(settings, one), settingText(settings, other)].map(Boolean);
  if (hasOne === hasOther) return;
  const [lacking, given] = hasOne ? [other, one] : [one, other];
  problems[lacking] ??= `is required with ${given}, for example ${examples[lacking]}`;
}

function isSecret(text: string): boolean {
  const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  return isBase64 && Buffer.from(text, 'base64').byteLength >= SHORTEST_SECRET_BYTES;
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function findWarnings(config: DailyConfig): readonly string[] {
  const warnings: string[] = [];
  if (config.webhookSecrets.length === 0) {
    warnings.push(
      'DAILY_WEBHOOK_SECRET is not set: every webhook is refused, so Patchbay sees who is in a call only from its own pages and from asking Daily every 15 seconds. Set it to what `openssl rand -base64 32` prints, restart, then set up the webhooks below.',
    );
  }
  if (config.bucket === null) {
    warnings.push(
      'AWS_DAILY_S3_BUCKET is not set: Daily keeps recordings itself and charges for that. Patchbay can still fetch them.',
    );
  } else if (config.awsAccessKeyId === undefined) {
    warnings.push(
      'AWS_DAILY_ACCESS_KEY_ID is not set: recordings in your bucket are fetched through links that Daily makes.',
    );
  }
  return warnings;
}
