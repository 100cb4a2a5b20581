package org.tidegate.domain.port;

/** What the link to the central system tells. Every method is called on the station loop. */
public interface CentralSystemEvents {
  /** The link is up; the boot comes next. */
  void linkUp();

  /** The link is down; all that was being sent has failed already. */
  void linkDown(String why);
}
