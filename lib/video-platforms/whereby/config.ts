import type { PlatformConfigResult, PlatformSettings, VideoPlatformConfig } from '../contract';
import { settingList, settingText } from '../shared/settings-text';

/** Where Whereby puts cloud recordings instead of its own storage. */
export interface RecordingBucket {
  /** May name a folder as well: `my-bucket/recordings`. */
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export interface WherebyConfig extends VideoPlatformConfig {
  readonly apiKey: string;
  readonly apiUrl: string;
  /** Null where recordings stay in Whereby's own storage. */
  readonly recordingBucket: RecordingBucket | null;
}

const DEFAULT_API_URL = 'https://api.whereby.dev/v1';

/** One without the others can't be used, so they are given together or not at all. */
const BUCKET_SETTINGS = {
  AWS_WHEREBY_S3_BUCKET: { pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s/]+)*$/, example: 'acme-recordings' },
  AWS_WHEREBY_S3_REGION: { pattern: /^[a-z]{2}(-[a-z]+)+-\d+$/, example: 'eu-west-1' },
  AWS_WHEREBY_ACCESS_KEY_ID: { pattern: /^\w{16,128}$/, example: 'AKIAIOSFODNN7EXAMPLE' },
  AWS_WHEREBY_ACCESS_KEY_SECRET: { pattern: /^\S{16,256}$/, example: 'the 40 characters that AWS showed once' },
} as const;

type BucketSetting = keyof typeof BUCKET_SETTINGS;

const BUCKET_NAMES = Object.keys(BUCKET_SETTINGS) as BucketSetting[];

/** Reads the WHEREBY_ and AWS_WHEREBY_ settings. Names what is missing or wrong; never throws and never shows a value. */
export function readConfig(settings: PlatformSettings): PlatformConfigResult<WherebyConfig> {
  const apiKey = settingText(settings, 'WHEREBY_API_KEY');
  if (apiKey === undefined) return { isConfigured: false, missing: ['WHEREBY_API_KEY'], invalid: [] };
  const problems = findProblems(settings, apiKey);
  if (Object.keys(problems).length > 0)
    return { isConfigured: false, missing: [], invalid: Object.keys(problems), problems };
  const apiUrl = settingText(settings, 'WHEREBY_API_URL') ?? DEFAULT_API_URL;
  const recordingBucket = readBucket(settings);
  const config: WherebyConfig = {
    apiKey,
    apiUrl: apiUrl.replace(/\/+$/, ''),
    webhookSecrets: settingList(settings, 'WHEREBY_WEBHOOK_SECRET'),
    recordingBucket,
    ...(recordingBucket === null
      ? {}
      : {
          s3Bucket: recordingBucket.bucket,
          s3Region: recordingBucket.region,
          awsAccessKeyId: recordingBucket.accessKeyId,
          awsAccessKeySecret: recordingBucket.accessKeySecret,
        }),
  };
  return { isConfigured: true, config, warnings: findWarnings(config) };
}

function readBucket(settings: PlatformSettings): RecordingBucket | null {
  const [bucket, region, accessKeyId, accessKeySecret] = BUCKET_NAMES.map((name) => settingText(settings, name));
  if (bucket === undefined || region === undefined || accessKeyId === undefined || accessKeySecret === undefined)
    return null;
  return { bucket, region, accessKeyId, accessKeySecret };
}

function findProblems(settings: PlatformSettings, apiKey: string): Record<string, string> {
  const problems: Record<string, string> = {};
  // It goes into a header, which takes nothing else.
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    problems.WHEREBY_API_KEY =
      'must be the key as Whereby shows it, on one line without spaces, for example eyJhbGciOi…';
  const apiUrl = settingText(settings, 'WHEREBY_API_URL');
  if (apiUrl !== undefined && !isHttpAddress(apiUrl))
    problems.WHEREBY_API_URL = `must be an address with http or https, for example ${DEFAULT_API_URL}`;
  const given = BUCKET_NAMES.filter((name) => settingText(settings, name) !== undefined);
  for (const name of given.length === 0 ? [] : BUCKET_NAMES) {
    const { pattern, example } = BUCKET_SETTINGS[name];
    const text = settingText(settings, name);
    if (text === undefined) problems[name] = `is required with ${given[0]}, for example ${example}`;
    else if (!pattern.test(text)) problems[name] = `is not in the form that AWS gives it, for example ${example}`;
  }
  return problems;
}

function isHttpAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function findWarnings(config: WherebyConfig): readonly string[] {
  const warnings: string[] = [];
  if (config.webhookSecrets.length === 0) {
    warnings.push(
      'WHEREBY_WEBHOOK_SECRET is not set: every webhook is refused, so Patchbay relies on what call pages say of themselves, and hears of no recording.',
    );
  }
  if (config.recordingBucket === null) {
    warnings.push(
      'AWS_WHEREBY_S3_BUCKET is not set: cloud recordings are kept in Whereby’s own storage, which Whereby charges for and never empties.',
    );
  }
  return warnings;
}
