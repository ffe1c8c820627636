/**
 * Which instance types can have a trunk interface, which security groups for pods need. EC2 does not say it.
 * Derived from pkg/aws/vpc/limits.go (IsTrunkingCompatible) of aws/amazon-vpc-resource-controller-k8s at 58c8559, made 2026-03-20.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Families of which no size can. */
const never = words(`
  c1 c3 c4 d2 f1 h1 i2 m1 m2 m3 m4 p3 r3 r4 t1 t2 t3 t3a t4g u-6tb1 x1 x1e
`)

/** Families whose sizes can, but for those in `butNot`. */
const can = words(`
  a1 c5 c5a c5ad c5d c5n c6a c6g c6gd c6gn c6i c6id c6in c7a c7g c7gd c7gn c7i c7i-flex c8a c8g c8gb c8gd c8gn c8i c8i-flex c8id d3
  d3en dl1 dl2q f2 g4ad g4dn g5 g5g g6 g6e g6f g7e gr6 gr6f i3 i3en i4g i4i i7i i7ie i8g i8ge im4gn inf1 inf2 is4gen m5 m5a m5ad m5d
  m5dn m5n m5zn m6a m6g m6gd m6i m6id m6idn m6in m7a m7g m7gd m7i m7i-flex m8a m8azn m8g m8gb m8gd m8gn m8i m8i-flex m8id mac-m4
  mac-m4max mac-m4pro mac1 mac2 mac2-m1ultra mac2-m2 mac2-m2pro p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 r5 r5a r5ad r5b r5d r5dn
  r5n r6a r6g r6gd r6i r6id r6idn r6in r7a r7g r7gd r7i r7iz r8a r8g r8gb r8gd r8gn r8i r8i-flex r8id trn1 trn1n u-3tb1 u7i-12tb
  u7i-6tb u7i-8tb u7in-16tb u7in-24tb u7in-32tb vt1 x2gd x2idn x2iedn x2iezn x8aedz x8g x8i z1d
`)

const butNot = words('i3.16xlarge i3.2xlarge i3.4xlarge i3.8xlarge i3.large i3.xlarge i4i.large')

/** Undefined for a family newer than the table. */
export function canTrunk(type: string): boolean | undefined {
  const [family = ''] = type.split('.')
  if (never.has(family)) return false
  return can.has(family) ? !butNot.has(type) : undefined
}
