package org.tidegate.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Type of a variable's value. OCPP 2.0.1 Part 2, 3.26. */
public enum DataEnum {
  string,
  decimal,
  integer,
  dateTime,
  @JsonProperty("boolean")
  bool,
  OptionList,
  SequenceList,
  MemberList
}
