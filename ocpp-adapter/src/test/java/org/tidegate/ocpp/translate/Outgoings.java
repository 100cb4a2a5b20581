package org.tidegate.ocpp.translate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.aggregator.CompensationChoice;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.capability.Capability;
import org.tidegate.domain.capability.Offer;
import org.tidegate.domain.capability.Offers;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.ReportedVariable;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.devicemodel.VariableFacts;
import org.tidegate.domain.devicemodel.VariableFacts.DataType;
import org.tidegate.domain.diagnostics.UploadStatus;
import org.tidegate.domain.dialog.PowerProfile;
import org.tidegate.domain.discharge.LimitReason;
import org.tidegate.domain.display.DisplayMessage;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.firmware.FirmwareStatus;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.domain.metering.SignedReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.session.Vehicle.Electrical;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;

/** Messages of the station, with everything in them and with as little as can be. */
public final class Outgoings {
  static final Instant AT = Instant.parse("2026-01-01T12:00:00.123Z");
  static final PowerProfile PLAN = new PowerProfile(List.of(new PowerProfile.Step(Duration.ZERO, new Watts(6_000)),
      new PowerProfile.Step(Duration.ofHours(1), new Watts(-4_000))));
  static final Vehicle VEHICLE = new Vehicle(Signalling.ISO15118, CurrentKind.DC, Optional.of("AA:BB"),
      Optional.of(StateOfCharge.percent(55.5)), Optional.of(AT), Optional.of(new WattHours(60_000)),
      Optional.of(91.5), Optional.of(new Watts(50_000)), Optional.of(new Watts(10_000)), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.of(new Electrical(500, 125.5, 6)));
  static final Conditions CONDITIONS = new Conditions(3, StateOfCharge.percent(30),
      Optional.of(StateOfCharge.percent(80)), Price.of("0.250", "EUR"), Price.of("0.2", "EUR"), Optional.of(AT),
      List.of(new Slot(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 30))),
      Optional.of(new WattHours(20_000)), true, Conditions.CompensationUse.POINTS);
  static final Permission GRANTED = new Permission("p-1", "s-1", 1, PermissionState.GRANTED, Permission.By.PANEL, AT,
      Optional.of(CONDITIONS), "1.0", "de");
  static final InterchangeRecord RECORD = record(Optional.of(Price.of("0.3100", "EUR")), Optional.of("p-1"),
      Optional.of(3), Optional.of(7));

  static final Capability CAPABILITY = new Capability(1, "s-1", AT,
      new Offers(new Offer(new Watts(5_000), Duration.ofMinutes(90)), new Offer(new Watts(11_000),
          Duration.ofMinutes(60)), List.of()),
      new Offers(Offer.NONE, new Offer(new Watts(6_000), Duration.ofMinutes(45)),
          List.of(LimitReason.GRID_CONNECTION)));
  /** With every reason there is. */
  static final Capability NOTHING_OFFERED = new Capability(1, "s-1", AT,
      new Offers(Offer.NONE, Offer.NONE, List.of(LimitReason.values())),
      new Offers(Offer.NONE, Offer.NONE, List.of(LimitReason.values())));

  private Outgoings() {}

  /** At least one of each kind. */
  public static Stream<Outgoing<?>> all() {
    return Stream.of(new Outgoing.Boot("PowerUp"), new Outgoing.Heartbeat(),
        new Outgoing.ConnectorStatus(AT, 1, 1, Outgoing.ConnectorStatus.Status.Occupied),
        new Outgoing.Authorize(new IdToken("ABCD", IdTokenType.ISO14443)),
        new Outgoing.Authorize(IdToken.NO_AUTHORIZATION), new Outgoing.Transaction(started()),
        new Outgoing.Transaction(ended()), new Outgoing.MeterValues(0, List.of(everyMeasurand())),
        new Outgoing.Report(1, AT, 0, true, List.of(reported(), writeOnly())),
        new Outgoing.Report(1, AT, 1, false, List.of()),
        new Outgoing.Events(AT, List.of(event(false, false), event(true, false), event(false, true))),
        new Outgoing.SecurityEvent("StartupOfTheDevice", AT, Optional.of("detail")),
        new Outgoing.SecurityEvent("StartupOfTheDevice", AT, Optional.empty()),
        new Outgoing.CustomerInformation(3, AT, 0, true, "No data found."),
        new Outgoing.SignCertificate("a request", 3),
        new Outgoing.DisplayMessages(4, true, List.of(DISPLAY_MESSAGE)),
        new Outgoing.LogStatus(UploadStatus.Idle, Optional.empty()),
        new Outgoing.LogStatus(UploadStatus.Uploading, Optional.of(5)),
        new Outgoing.FirmwareStatus(FirmwareStatus.Idle, Optional.empty()),
        new Outgoing.FirmwareStatus(FirmwareStatus.Downloading, Optional.of(6)),
        new Outgoing.ChargingNeeds(1, VEHICLE),
        new Outgoing.LimitSet(0, LimitSource.EMS, false, Optional.of(externalSchedule())),
        new Outgoing.LimitSet(2, LimitSource.SO, false, Optional.empty()),
        new Outgoing.LimitReleased(0, LimitSource.EMS),
        new Outgoing.LimitReleased(2, LimitSource.SO),
        new Outgoing.VehicleSchedule(1, AT, Duration.ofHours(8), PLAN, 11),
        new Outgoing.ReservationUpdate(0, Outgoing.ReservationUpdate.Status.Expired),
        new Outgoing.VehicleConnected("s-1", "n-1", 1, AT, Optional.of(VEHICLE)),
        new Outgoing.VehicleConnected("s-1", "n-1", 1, AT, Optional.empty()),
        new Outgoing.PermissionChanged(GRANTED), new Outgoing.PermissionChanged(asked()),
        new Outgoing.CapabilityTold(CAPABILITY), new Outgoing.CapabilityTold(NOTHING_OFFERED),
        new Outgoing.CompensationChosen(CHOICE), new Outgoing.Claimed(CLAIM), new Outgoing.RecordSettled(RECORD),
        new Outgoing.RecordSettled(record(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
  }

  static final CompensationChoice CHOICE = new CompensationChoice("c-1", "s-1", 1, "party",
      Conditions.CompensationUse.POINTS, AT);
  static final Claim CLAIM = new Claim("k-1", "party", "cd".repeat(32),
      new Money(345, Currency.getInstance("EUR")), AT, AT.plusSeconds(86_400));

  /** Something with each kind of value. */
  static ChargingSchedule externalSchedule() {
    var values = new ExternalLimit.Step(Duration.ZERO, Optional.of(new Watts(4_200)), Optional.of(new Watts(-3_000)),
        Optional.of(new Watts(-1_000)));
    return ExternalLimit.constant(0, LimitSource.EMS, AT, values).profile().profile().schedules().getFirst();
  }

  private static final DisplayMessage DISPLAY_MESSAGE = new DisplayMessage(7, DisplayMessage.Priority.InFront,
      Optional.of(DisplayMessage.State.Suspended), Optional.of(AT), Optional.of(AT.plusSeconds(60)),
      Optional.of("TX-1"), List.of(new DisplayText(DisplayText.Format.QRCODE, "x".repeat(1024), Optional.of("en")),
          DisplayText.of("Bonjour")));

  static TransactionEvent started() {
    return new TransactionEvent(TransactionEvent.Type.Started, AT, TriggerReason.CablePluggedIn, 0, true, "TX-1", 2,
        true, Optional.of(ChargingState.EVConnected), Optional.empty(), Optional.empty(), Optional.of(42),
        Optional.of(IdToken.NO_AUTHORIZATION), List.of(everyMeasurand(), signedRegister()), Optional.of(3),
        Optional.of(32), Optional.of(0));
  }

  static TransactionEvent ended() {
    return new TransactionEvent(TransactionEvent.Type.Ended, AT, TriggerReason.StopAuthorized, 9, false, "TX-1", 2,
        false, Optional.empty(), Optional.of(Duration.ofMillis(61_999)), Optional.of(StoppedReason.Local),
        Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static MeterValue signedRegister() {
    var signed = new SignedReading("c2lnbmVk", "ECDSA", "OCMF", "a2V5");
    return new MeterValue(AT, MeterValue.Context.TRANSACTION_BEGIN, List
        .of(new SampledValue(Measurand.ENERGY_IMPORT_REGISTER, new BigDecimal("12.5"), false, Optional.of(signed))));
  }

  static MeterValue everyMeasurand() {
    return new MeterValue(AT, MeterValue.Context.TRANSACTION_BEGIN, Stream.of(Measurand.values())
        .map(measurand -> new SampledValue(measurand, new BigDecimal("12.5"))).toList());
  }

  static Outgoing.Events.Event event(boolean alert, boolean cleared) {
    return new Outgoing.Events.Event(5, AT, alert, cleared, Component.of("Connector", 1, 1),
        Variable.of("AvailabilityState"), "Occupied");
  }

  private static ReportedVariable reported() {
    return new ReportedVariable(Component.of("EVSE", 1), Variable.of("Power", "x"),
        VariableFacts.of(DataType.decimal).in("W").atLeast(-11_000).atMost(22_000), Optional.of("0"));
  }

  private static ReportedVariable writeOnly() {
    return new ReportedVariable(Component.of("SecurityCtrlr"), Variable.of("BasicAuthPassword"),
        VariableFacts.of(DataType.bool).writeOnly(), Optional.empty());
  }

  private static Permission asked() {
    return new Permission("p-2", "s-1", 1, PermissionState.ASKED, Permission.By.STATION, AT, Optional.empty(), "1.0",
        "en");
  }

  private static InterchangeRecord record(Optional<Price> price, Optional<String> permission, Optional<Integer> version,
      Optional<Integer> profile) {
    return new InterchangeRecord("r-1", 1, 1, "TX-1", AT, AT.plusSeconds(900), new WattHours(10), new WattHours(10),
        new WattHours(5), new WattHours(1005), Direction.EXPORT, permission.isPresent(), price,
        new Money(31, Currency.getInstance("EUR")), permission, version, profile, "party",
        InterchangeRecord.Quality.LAST_KNOWN, "0".repeat(64), "ab".repeat(32), "c2ln");
  }
}
