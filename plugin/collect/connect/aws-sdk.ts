/** What signing needs of the AWS SDKs: a client for its credential chain, and the signatures. Imported lazily, for it costs 0.2 s. */
export { EC2Client } from '@aws-sdk/client-ec2'
export { SignatureV4 } from '@smithy/signature-v4'
