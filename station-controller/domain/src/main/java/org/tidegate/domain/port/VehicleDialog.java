package org.tidegate.domain.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.OfferedSchedule;
import org.tidegate.domain.dialog.VehiclePrices;

/**
 * The dialog with the communication controller of the vehicle at one EVSE, ISO 15118-2 and ISO 15118-20. Called on the
 * station loop; nothing blocks, nothing throws for want of a vehicle. What the vehicle says comes as
 * {@link HardwareEvents#vehicleReported}, {@link HardwareEvents#schedulesAsked} and {@link HardwareEvents#scheduleChosen}.
 *
 * <p>The dialog holds the vehicle off (EVSEProcessing Ongoing) while the station has not answered; the station answers
 * within a minute. It never lets energy flow by itself.
 */
public interface VehicleDialog {
  /** For an EVSE without ISO 15118. */
  VehicleDialog NONE = new VehicleDialog() {
    @Override
    public void offerServices(Set<EnergyTransfer> services) {}

    @Override
    public void renegotiateSchedules() {}

    @Override
    public void offerSchedules(List<OfferedSchedule> schedules) {}

    @Override
    public void control(Optional<VehiclePrices> prices) {}

    @Override
    public void takeChoice() {}

    @Override
    public void refuseChoice() {}

    @Override
    public void stop() {}
  };

  /**
   * The driver is authorized: these services can be chosen. Within a session that has a service this wants the vehicle to
   * choose again (service renegotiation, ISO 15118-20 only), which ends what was agreed. The vehicle then asks for
   * schedules.
   */
  void offerServices(Set<EnergyTransfer> services);

  /** Wants the vehicle to ask for schedules anew (EVSENotification). */
  void renegotiateSchedules();

  /** Answers a vehicle that asked for schedules, at least one, with the prices of each. */
  void offerSchedules(List<OfferedSchedule> schedules);

  /** Answers a vehicle in dynamic control: there are no schedules, the station controls the power. */
  void control(Optional<VehiclePrices> prices);

  /** What the vehicle chose is agreed on: it may ask for energy. */
  void takeChoice();

  /** What the vehicle chose is not what it was offered. */
  void refuseChoice();

  /** Ends the session with the vehicle; with new services another one can begin. */
  void stop();
}
