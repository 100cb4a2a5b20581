package org.tidegate.domain.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the station says to those who identify themselves. Immutable.
 *
 * @param keyCode whether a key code can be typed at the panel, OCPP 2.0.1 C04
 * @param notices text key of what to say, by EVSE; gone after some seconds
 * @param masterPass what somebody with a master pass may stop now, C16
 */
public record IdentificationView(boolean keyCode, Map<Integer, String> notices, Optional<MasterPass> masterPass) {
  /** Nothing is said or offered. */
  public static final IdentificationView NONE = new IdentificationView(false, Map.of(), Optional.empty());

  /** Copies the map. */
  public IdentificationView {
    notices = Map.copyOf(notices);
  }

  /**
   * A master pass was presented. Immutable.
   *
   * @param until the choice stands, UTC
   * @param evses with something to stop
   */
  public record MasterPass(Instant until, List<Integer> evses) {
    /** Copies the list. */
    public MasterPass {
      evses = List.copyOf(evses);
    }
  }
}
