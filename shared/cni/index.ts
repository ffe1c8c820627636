/** Every CNI this project recognises. One line a file; a test holds this list against the folder. */
import antrea from './antrea/index.ts'
import awsVpc from './aws-vpc/index.ts'
import azure from './azure/index.ts'
import azureNpm from './azure-npm.ts'
import calico from './calico/index.ts'
import cilium from './cilium/index.ts'
import type { AnyCni } from './define.ts'
import flannel from './flannel/index.ts'
import gke from './gke.ts'
import kindnet from './kindnet.ts'
import kubeOvn from './kube-ovn.ts'
import kubeRouter from './kube-router.ts'
import multus from './multus.ts'
import ociVcn from './oci-vcn.ts'
import ovnKubernetes from './ovn-kubernetes.ts'
import weave from './weave.ts'

export const registry: readonly AnyCni[] = [
  antrea,
  awsVpc,
  azure,
  azureNpm,
  calico,
  cilium,
  flannel,
  gke,
  kindnet,
  kubeOvn,
  kubeRouter,
  multus,
  ociVcn,
  ovnKubernetes,
  weave,
]

export const cniById = (id: string): AnyCni | undefined => registry.find((cni) => cni.id === id)
