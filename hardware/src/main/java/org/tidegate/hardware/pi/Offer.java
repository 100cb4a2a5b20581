package org.tidegate.hardware.pi;

import org.tidegate.domain.port.ControlPilot;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.pi.CableSensor.Cable;
import org.tidegate.hardware.pi.PiSettings.Supply;
import org.tidegate.hardware.pilot.Invitation;

/**
 * What one EVSE offers by its pilot: what the station wants, and never more than the supply, hot as it is, or the cable in
 * the socket carries. Station loop only.
 */
@OnStationLoop
final class Offer implements ControlPilot {
  private final Supply supply;
  private final Wanted wanted;
  private final Invitation invitation = new Invitation();
  private ControlPilotState read = ControlPilotState.A;
  private boolean contactorClosed;
  private boolean available = true;
  private double offered;
  private double cableCarries;
  private double evseCarries;

  /**
   * Nothing is offered.
   *
   * @param isSocket whether a driver's cable is to be seen first
   */
  Offer(Supply supply, Wanted wanted, boolean isSocket) {
    this.supply = supply;
    this.wanted = wanted;
    this.cableCarries = isSocket ? 0 : supply.mostAmps();
    this.evseCarries = supply.mostAmps();
  }

  @Override
  public void offer(Watts atMost) {
    offered(supply.amps(atMost.value()));
  }

  @Override
  public void withdrawOffer() {
    offered(0);
  }

  @Override
  public void showUnavailable() {
    available = false;
    show();
  }

  void contactorIsToClose() {
    invitation.closeAsked(contactorClosed);
    show();
  }

  void contactorIsToOpen() {
    invitation.renewed();
    show();
  }

  void contactorIs(boolean closed) {
    contactorClosed = closed;
    invitation.seen(closed, read.isReadyForEnergy());
    show();
  }

  void pilotIs(ControlPilotState now) {
    if (read.isConnected() && !now.isConnected()) {
      invitation.renewed();
    }
    read = now;
    invitation.seen(contactorClosed, now.isReadyForEnergy());
    show();
  }

  void cableIs(Cable now) {
    cableCarries = now.amps().orElse(0);
    show();
  }

  /** So much of the rating is carried, hot as it is. */
  void carries(int percent) {
    evseCarries = supply.mostAmps() * percent / 100;
    show();
  }

  private void offered(double amps) {
    available = true;
    offered = amps;
    show();
  }

  private void show() {
    if (available) {
      wanted.offer(Math.min(offered, Math.min(evseCarries, cableCarries)), invitation.isOpen());
    } else {
      wanted.unavailable();
    }
  }
}
