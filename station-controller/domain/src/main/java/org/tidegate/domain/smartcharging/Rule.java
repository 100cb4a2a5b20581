package org.tidegate.domain.smartcharging;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something a profile must not be. Immutable.
 *
 * @param broken whether it is
 * @param reasonCode of OCPP
 * @param detail what is wrong, in words
 */
record Rule(boolean broken, String reasonCode, String detail) {

  static Rule invalidProfile(boolean broken, String detail) {
    return new Rule(broken, "InvalidProfile", detail);
  }

  static Rule invalidSchedule(boolean broken, String detail) {
    return new Rule(broken, "InvalidSchedule", detail);
  }

  static Optional<Refusal> firstBroken(Rule... rules) {
    return Stream.of(rules).filter(Rule::broken).findFirst().map(rule -> new Refusal(rule.reasonCode, rule.detail));
  }
}
