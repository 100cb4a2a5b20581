package org.tidegate.ocpp.v21;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a reading was taken. OCPP 2.1 Part 2, 3.82. */
public enum ReadingContextEnum {
  @JsonProperty("Interruption.Begin")
  InterruptionBegin,
  @JsonProperty("Interruption.End")
  InterruptionEnd,
  Other,
  @JsonProperty("Sample.Clock")
  SampleClock,
  @JsonProperty("Sample.Periodic")
  SamplePeriodic,
  @JsonProperty("Transaction.Begin")
  TransactionBegin,
  @JsonProperty("Transaction.End")
  TransactionEnd,
  Trigger
}
