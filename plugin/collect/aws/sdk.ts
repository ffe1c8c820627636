/** The only door to the EC2 client: named, so that a bundle holds no more, and imported lazily, for it costs 0.2 s. */
export {
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type Filter,
  GetSubnetCidrReservationsCommand,
  type Instance,
  type InstanceTypeInfo,
  type NetworkInterface,
  type Subnet,
  type SubnetCidrReservation,
  type Tag,
  type Vpc,
} from '@aws-sdk/client-ec2'
