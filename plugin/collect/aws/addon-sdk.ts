/** The only door to the EKS client: named, so that a bundle holds no more, and imported lazily. */
export { DescribeAddonCommand, EKSClient } from '@aws-sdk/client-eks'
