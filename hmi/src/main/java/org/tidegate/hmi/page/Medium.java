package org.tidegate.hmi.page;

/** What pages are shown on. */
public enum Medium {
  /** The station's own screen: all EVSEs. */
  PANEL,
  /** A driver's phone: one stay at one EVSE. */
  PHONE;

  private static final String PHONE_ROOT = "/s/";

  /** Path of a page or act of an EVSE. */
  public String path(int evse, String below) {
    if (this == PHONE) {
      return PHONE_ROOT + below;
    }
    return "/panel/" + evse + (below.isEmpty() ? "" : "/" + below);
  }

  String asset(String name) {
    return (this == PHONE ? PHONE_ROOT : "/") + name;
  }
}
