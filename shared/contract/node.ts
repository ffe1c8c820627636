/** A node as the report shows it, with its EC2 instance and interfaces. */
import * as z from 'zod'
import { count, text, texts } from './field.ts'

export const Interface = z.object({
  id: text('ENI id.'),
  deviceIndex: count('Device index on the instance; 0 is the primary ENI.').optional(),
  networkCard: count('Network card it is attached to.').optional(),
  type: text('Interface type, as EC2 names it.').optional(),
  description: text('EC2 description. Untrusted text.').optional(),
  subnetId: text('Subnet it takes its addresses from.').optional(),
  primaryIP: text('Primary private IPv4 address.').optional(),
  secondaryIPs: texts('Secondary private IPv4 addresses: pods use these.'),
  prefixes: texts('Prefixes delegated to it: pods use addresses inside.'),
  ipv6: texts('IPv6 addresses.').optional(),
})

export const Node = z.object({
  name: text('Node name.'),
  ready: z.boolean().optional().meta({ description: 'Whether its Ready condition is True.' }),
  internalIPs: texts('Addresses of type InternalIP.'),
  externalIPs: texts('Addresses of type ExternalIP.'),
  podCIDRs: texts('Node.spec.podCIDRs: not every CNI uses them.'),
  zone: text('Availability zone, from its labels.').optional(),
  class: text('Node class: ec2, fargate, auto or hybrid.').optional(),
  maxPods: count('Pods it may run: its capacity, hostNetwork pods included.').optional(),
  pods: z
    .object({ total: count('Pods on it.'), hostNetwork: count('Those of them on its own address.') })
    .optional()
    .meta({ description: 'How many pods are on it; absent where pods could not be read.' }),
  instance: z
    .object({
      id: text('EC2 instance id.'),
      name: text('EC2 Name tag. Untrusted text.').optional(),
      type: text('Instance type, e.g. m5.large.').optional(),
      state: text('Instance state, e.g. running.').optional(),
      privateIP: text('Primary private address.').optional(),
      publicIP: text('Public address.').optional(),
      subnetId: text('Subnet of its primary ENI.').optional(),
      vpcId: text('VPC it is in.').optional(),
      joinedBy: z.enum(['instance-id', 'private-address']).optional().meta({ description: 'How the node was matched to the instance.' }),
    })
    .optional()
    .meta({ description: 'The EC2 instance it is.' }),
  interfaces: z.array(Interface).optional().meta({ description: 'The instance’s ENIs, in order of card and device index.' }),
})

export type Interface = z.infer<typeof Interface>
export type Node = z.infer<typeof Node>
