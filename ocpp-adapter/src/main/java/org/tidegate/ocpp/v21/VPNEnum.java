package org.tidegate.ocpp.v21;

/** Kind of a virtual private network. OCPP 2.1 Part 2, 3.110. */
public enum VPNEnum {
  IKEv2, IPSec, L2TP, PPTP
}
