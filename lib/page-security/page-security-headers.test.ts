import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, loopbackTwins, type PageSecurity, permissionsPolicy } from './page-security-headers';

const security: PageSecurity = {
  nonce: 'abc',
  frameOrigins: ['https://meet.example.com'],
  ancestorOrigins: [],
  formOrigins: ['https://login.example.com'],
  isDevelopment: false,
};

function directive(policy: string, name: string): string | undefined {
  return policy.split('; ').find((part) => part.startsWith(`${name} `));
}

describe('contentSecurityPolicy', () => {
  it('runs scripts that carry the nonce and those they load, and nothing else', () => {
    expect(directive(contentSecurityPolicy(security), 'script-src')).toBe(
      "script-src 'self' 'nonce-abc' 'strict-dynamic'",
    );
  });

  it('lets the page itself speak with nobody else, whatever the platforms’ scripts would like', () => {
    expect(directive(contentSecurityPolicy(security), 'connect-src')).toBe("connect-src 'self'");
  });

  it('allows evaluation in development only', () => {
    expect(contentSecurityPolicy(security)).not.toContain('unsafe-eval');
    expect(contentSecurityPolicy({ ...security, isDevelopment: true })).toContain("'unsafe-eval'");
  });

  it('frames the configured platforms and is framed by itself alone', () => {
    const policy = contentSecurityPolicy(security);
    expect(directive(policy, 'frame-src')).toBe("frame-src 'self' https://meet.example.com");
    expect(directive(policy, 'frame-ancestors')).toBe("frame-ancestors 'self'");
    expect(directive(policy, 'form-action')).toBe("form-action 'self' https://login.example.com");
    expect(directive(policy, 'object-src')).toBe("object-src 'none'");
    expect(directive(policy, 'base-uri')).toBe("base-uri 'self'");
  });
});

describe('permissionsPolicy', () => {
  it('names all hosts of a platform whose exact one only rooms tell', () => {
    const frameOrigins = ['https://*.whereby.com'];
    expect(permissionsPolicy(frameOrigins)).toContain('camera=(self "https://*.whereby.com")');
    expect(directive(contentSecurityPolicy({ ...security, frameOrigins }), 'frame-src')).toBe(
      "frame-src 'self' https://*.whereby.com",
    );
  });

  it('gives camera and microphone to the page and to each platform', () => {
    const policy = permissionsPolicy(['https://meet.example.com']);
    expect(policy).toContain('camera=(self "https://meet.example.com")');
    expect(policy).toContain('microphone=(self "https://meet.example.com")');
  });
});

describe('loopbackTwins', () => {
  it('knows both names of this machine and leaves other hosts alone', () => {
    expect(loopbackTwins('http://localhost:3000')).toEqual(['http://localhost:3000', 'http://127.0.0.1:3000']);
    expect(loopbackTwins('https://meet.example.com')).toEqual([]);
  });
});
