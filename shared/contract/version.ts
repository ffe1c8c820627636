/** The version every document of this project carries. */
export const API_VERSION = 'kubectl-cni/v1'
