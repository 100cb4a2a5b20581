package org.tidegate.domain.smartcharging;

/**
 * Why a profile is not taken. Immutable.
 *
 * @param reasonCode one of OCPP's reason codes, at most 20 characters
 * @param detail in words, at most 512 characters; longer ones are cut
 */
public record Refusal(String reasonCode, String detail) {
  private static final int LONGEST_CODE = 20;
  private static final int LONGEST_DETAIL = 512;

  /**
   * Cuts the detail.
   *
   * @throws IllegalArgumentException when the code does not fit the wire
   */
  public Refusal {
    if (reasonCode.isEmpty() || reasonCode.length() > LONGEST_CODE) {
      throw new IllegalArgumentException("reason code: " + reasonCode);
    }
    detail = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
  }
}
