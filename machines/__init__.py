"""The machines that come with gvcs-cad, one folder each; installed as ``gvcs_machines``."""
