package org.tidegate.domain.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the station says to those who identify themselves. Immutable.
 *
 * @param keyCode whether a key code can be typed at the panel, OCPP 2.0.1 C04
 * @param notices what to say, by EVSE; gone after some seconds
 * @param masterPass what somebody with a master pass may stop now, C16
 */
public record IdentificationView(boolean keyCode, Map<Integer, Notice> notices, Optional<MasterPass> masterPass) {
  /** What is said to somebody who has identified. */
  public enum Notice {
    /** The token may not be used here. */
    CARD_REFUSED,
    /** Nobody can tell now whether the token is good. */
    CARD_UNCHECKED,
    /** Somebody else charges here. */
    CARD_OTHER,
    /** The EVSE is kept for somebody else, H03. */
    CARD_RESERVED,
    /** It is a master pass, and there is nothing to stop. */
    MASTER_PASS_NOTHING,
    /** Too many key codes were wrong. */
    KEY_CODE_WAIT;

    /** The spelling outside of Java code, and the key of the text. */
    public String token() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Nothing is said or offered. */
  public static final IdentificationView NONE = new IdentificationView(false, Map.of(), Optional.empty());

  /** Copies the map. */
  public IdentificationView {
    notices = Map.copyOf(notices);
  }

  /**
   * A master pass was presented. Immutable.
   *
   * @param evses with something to stop
   */
  public record MasterPass(List<Integer> evses) {
    /** Copies the list. */
    public MasterPass {
      evses = List.copyOf(evses);
    }
  }
}
