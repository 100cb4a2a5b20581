package org.tidegate.hardware.pilot;

/**
 * Whether the duty cycle invites a vehicle with all that is offered, or follows what is commanded. For one thread.
 *
 * <p>A vehicle becomes ready by a duty cycle, and the station commands no power before; so it is invited until the
 * contactor has closed. A contactor that opened by itself under a ready vehicle does not invite again before it is asked to
 * close.
 */
public final class Invitation {
  private boolean open = true;

  /** Whether all that is offered is shown. */
  public boolean isOpen() {
    return open;
  }

  /** The contactor was asked to close. */
  public void closeAsked(boolean isClosed) {
    open = !isClosed;
  }

  /** The contactor was asked to open, or the vehicle left. */
  public void renewed() {
    open = true;
  }

  /** How contactor and vehicle are now. */
  public void seen(boolean contactorClosed, boolean vehicleReady) {
    open = !contactorClosed && (open || !vehicleReady);
  }
}
