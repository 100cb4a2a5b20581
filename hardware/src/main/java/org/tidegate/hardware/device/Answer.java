package org.tidegate.hardware.device;

/**
 * What came of asking a device who it is. Immutable.
 *
 * @param about which device, and where it should be
 * @param isRight whether the station can work with it as it is
 * @param text what it says of itself, or what is wrong
 */
public record Answer(String about, boolean isRight, String text) {
  /** It is as it should be. */
  public static Answer right(String about, String text) {
    return new Answer(about, true, text);
  }

  /** The station can't work with it, because of this. */
  public static Answer wrong(String about, Exception why) {
    return wrong(about, String.valueOf(why.getMessage()));
  }

  /** The station can't work with it. */
  public static Answer wrong(String about, String text) {
    return new Answer(about, false, text);
  }
}
