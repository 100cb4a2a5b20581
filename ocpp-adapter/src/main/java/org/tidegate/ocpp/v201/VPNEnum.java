package org.tidegate.ocpp.v201;

/** Kind of a virtual private network. OCPP 2.0.1 Part 2, 3.88. */
public enum VPNEnum {
  IKEv2, IPSec, L2TP, PPTP
}
