package org.tidegate.ocpp.v21;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The phase, or pair of conductors, of a reading. OCPP 2.1 Part 2, 3.77. */
public enum PhaseEnum {
  L1,
  L2,
  L3,
  N,
  @JsonProperty("L1-N")
  L1N,
  @JsonProperty("L2-N")
  L2N,
  @JsonProperty("L3-N")
  L3N,
  @JsonProperty("L1-L2")
  L1L2,
  @JsonProperty("L2-L3")
  L2L3,
  @JsonProperty("L3-L1")
  L3L1
}
