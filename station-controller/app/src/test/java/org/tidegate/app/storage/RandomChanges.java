package org.tidegate.app.storage;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.tidegate.domain.aggregator.Advice;
import org.tidegate.domain.aggregator.Claim;
import org.tidegate.domain.aggregator.CompensationChoice;
import org.tidegate.domain.aggregator.CompensationStatement;
import org.tidegate.domain.aggregator.OfferedPattern;
import org.tidegate.domain.aggregator.PriceRange;
import org.tidegate.domain.aggregator.Said;
import org.tidegate.domain.aggregator.Terms;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.diagnostics.UploadStatus;
import org.tidegate.domain.dialog.EnergyTransfer;
import org.tidegate.domain.dialog.VehiclePrices;
import org.tidegate.domain.display.DisplayText;
import org.tidegate.domain.driver.RememberedConditions;
import org.tidegate.domain.driver.RememberedDriver;
import org.tidegate.domain.driver.StandingOrder;
import org.tidegate.domain.firmware.FirmwareRequest;
import org.tidegate.domain.firmware.FirmwareStatus;
import org.tidegate.domain.firmware.FirmwareUpdate;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.metering.Measurand;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.metering.MeterValue;
import org.tidegate.domain.metering.PhaseLoads;
import org.tidegate.domain.metering.SampledValue;
import org.tidegate.domain.metering.SignedReading;
import org.tidegate.domain.permission.Conditions;
import org.tidegate.domain.permission.ConditionsPattern;
import org.tidegate.domain.permission.Permission;
import org.tidegate.domain.permission.PermissionState;
import org.tidegate.domain.permission.Slot;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.Retrying;
import org.tidegate.domain.price.PriceInterval;
import org.tidegate.domain.price.PriceSchedule;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.sale.AmountCarry;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.Draft;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.RecordChain;
import org.tidegate.domain.sale.RecordSigner;
import org.tidegate.domain.sale.RecorderState;
import org.tidegate.domain.sale.Registers;
import org.tidegate.domain.sale.StretchTerms;
import org.tidegate.domain.security.SecurityEventType;
import org.tidegate.domain.security.SecurityLogLine;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.Signalling;
import org.tidegate.domain.session.StoredSession;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ChargingProfile;
import org.tidegate.domain.smartcharging.ChargingSchedule;
import org.tidegate.domain.smartcharging.DynamicUpdates;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.GridSupport;
import org.tidegate.domain.smartcharging.InstalledProfile;
import org.tidegate.domain.smartcharging.LimitAtSoC;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.smartcharging.OfflineRule;
import org.tidegate.domain.smartcharging.OperationMode;
import org.tidegate.domain.smartcharging.PeriodExtension;
import org.tidegate.domain.smartcharging.PhaseValues;
import org.tidegate.domain.smartcharging.PowerCurve;
import org.tidegate.domain.smartcharging.ProfileKind;
import org.tidegate.domain.smartcharging.ProfilePurpose;
import org.tidegate.domain.smartcharging.RateUnit;
import org.tidegate.domain.smartcharging.ReactiveSetpoint;
import org.tidegate.domain.smartcharging.Recurrency;
import org.tidegate.domain.smartcharging.ScheduleExtension;
import org.tidegate.domain.smartcharging.SchedulePeriod;
import org.tidegate.domain.station.CollectedSample;
import org.tidegate.domain.station.PriorityCharging;
import org.tidegate.domain.station.SetAvailability;
import org.tidegate.domain.tariff.Amount;
import org.tidegate.domain.tariff.Calendar;
import org.tidegate.domain.tariff.ChargingPeriod;
import org.tidegate.domain.tariff.CostAccount;
import org.tidegate.domain.tariff.CostDetails;
import org.tidegate.domain.tariff.CostDimension;
import org.tidegate.domain.tariff.CostItem;
import org.tidegate.domain.tariff.CostKind;
import org.tidegate.domain.tariff.DefaultTariff;
import org.tidegate.domain.tariff.DriverTariff;
import org.tidegate.domain.tariff.EndedPeriod;
import org.tidegate.domain.tariff.Measure;
import org.tidegate.domain.tariff.Metered;
import org.tidegate.domain.tariff.Place;
import org.tidegate.domain.tariff.PriceConditions;
import org.tidegate.domain.tariff.Range;
import org.tidegate.domain.tariff.Rate;
import org.tidegate.domain.tariff.Rates;
import org.tidegate.domain.tariff.Tariff;
import org.tidegate.domain.tariff.TariffInUse;
import org.tidegate.domain.tariff.Tax;
import org.tidegate.domain.transaction.ChargingState;
import org.tidegate.domain.transaction.StoppedReason;
import org.tidegate.domain.transaction.TransactionEvent;
import org.tidegate.domain.transaction.TriggerReason;

/** Changes as a station could make them, the same for the same seed, with every optional fact present and absent. */
final class RandomChanges {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final String TRICKY = "quote \" backslash \\ line\n tab\t ümläut 日本 😀 ' %s ; --";

  private final Random random;
  private final RecordChain chain;
  private final List<InterchangeRecord> records = new ArrayList<>();
  private long messageId;

  RandomChanges(long seed) {
    this(seed, ChainHead.NONE, 0);
  }

  RandomChanges(long seed, ChainHead head, long messageId) {
    this(seed, head, messageId, _ -> "c2lnbmF0dXJl");
  }

  RandomChanges(long seed, ChainHead head, long messageId, RecordSigner signer) {
    this.random = new Random(seed);
    this.chain = new RecordChain(() -> "record-" + random.nextLong(), signer);
    chain.restore(head);
    this.messageId = messageId;
  }

  List<Change> batch(int most) {
    var batch = new ArrayList<Change>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      batch.add(change());
    }
    return List.copyOf(batch);
  }

  /** Where the chain ends now. */
  Change anchor(Instant now) {
    return new Change.FactSaved(chain.anchor(now));
  }

  Change change() {
    return switch (random.nextInt(17)) {
      case 13 -> new Change.FactSaved(new DefaultTariff(random.nextInt(3), random.nextInt(9), tariff()));
      case 14 -> new Change.FactSaved(new TariffInUse("tx-" + random.nextInt(5), tariff(), random.nextBoolean()));
      case 15 -> new Change.FactSaved(account());
      case 16 -> new Change.FactSaved(new EndedPeriod("tx-" + random.nextInt(5), random.nextInt(9), chargingPeriod()));
      case 0, 1 -> new Change.VariableSet(component(), variable(), text());
      case 2 -> new Change.SessionSaved(session());
      case 3 -> new Change.SessionForgotten(sessionId());
      case 4 -> new Change.PermissionSaved(permission());
      case 5, 6 -> append();
      case 7 -> records.isEmpty()
          ? append()
          : new Change.RecordDelivered(records.get(random.nextInt(records.size())).recordId(), instant());
      case 8 -> new Change.ProfileSaved(profile());
      case 9 -> new Change.ProfileRemoved(random.nextInt(10));
      case 10 -> random.nextBoolean()
          ? new Change.PricesSaved(schedule())
          : new Change.MessageDone(random.nextLong(messageId + 1));
      case 11 -> fact();
      default -> new Change.MessageQueued(++messageId, one(Change.Lane.values()), message());
    };
  }

  private Change fact() {
    if (random.nextInt(4) == 0) {
      return new Change.FactSaved(new CollectedSample("tx-" + random.nextInt(5), random.nextInt(9), meterValue()));
    }
    var availability = new SetAvailability(random.nextInt(3), random.nextInt(3), random.nextBoolean());
    return switch (random.nextInt(17)) {
      case 13 -> new Change.FactSaved(new DefaultTariff(random.nextInt(3), random.nextInt(9), tariff()));
      case 14 -> new Change.FactSaved(new TariffInUse("tx-" + random.nextInt(5), tariff(), random.nextBoolean()));
      case 15 -> new Change.FactSaved(account());
      case 16 -> new Change.FactSaved(new EndedPeriod("tx-" + random.nextInt(5), random.nextInt(9), chargingPeriod()));
      case 10 -> new Change.FactSaved(termsOfTheAggregator());
      case 11 -> new Change.FactSaved(new CompensationStatement(text(), "party-" + random.nextInt(3), instant(),
          maybe(() -> new CompensationStatement.Period(Instant.EPOCH, instant())), money(), money(), money(), money(),
          random.nextInt(99)));
      case 12 -> new Change.FactSaved(new Advice(text(), "party-" + random.nextInt(3), instant(), Said.in("en", "x"),
          list(() -> new Advice.Figure(Said.in("de-AT", "y"), Optional.of(money()), Optional.empty()))));
      case 0 -> new Change.FactsForgotten(SetAvailability.class);
      case 3 -> new Change.FactSaved(update());
      case 7 -> new Change.FactSaved(driver());
      case 8 -> new Change.FactForgotten(RememberedDriver.class, "driver-" + random.nextInt(3));
      case 6 -> new Change.FactSaved(new PriorityCharging("tx-" + random.nextInt(5)));
      case 5 -> new Change.FactSaved(externalLimit());
      case 4 -> new Change.FactSaved(
          new SecurityLogLine(random.nextInt(5), instant(), SecurityEventType.SettingSystemTime, maybe(this::text)));
      case 1, 2 -> new Change.FactForgotten(SetAvailability.class, availability.key());
      default -> new Change.FactSaved(availability);
    };
  }

  private Terms termsOfTheAggregator() {
    var pattern = new ConditionsPattern("own", charge(), maybe(this::charge), price(), price(), maybe(this::duration),
        maybe(this::energy));
    return new Terms("1", "Aggregator", maybe(() -> Said.in("en", "x")),
        maybe(() -> new PriceRange(Price.of("0.1", "EUR"), Price.of("0.2", "EUR"))), Optional.empty(),
        List.of(new OfferedPattern(Said.in("en", "Own"), pattern)));
  }

  private Money money() {
    return new Money(random.nextInt(1000), EURO);
  }

  private RememberedDriver driver() {
    return new RememberedDriver("driver-" + random.nextInt(3), remembered(),
        maybe(() -> new StandingOrder(remembered(), instant(), text(), "fr")), maybe(this::text), instant());
  }

  private RememberedConditions remembered() {
    return new RememberedConditions(conditions(), maybe(() -> LocalTime.of(random.nextInt(24), random.nextInt(60))));
  }

  private ExternalLimit.Step step() {
    return new ExternalLimit.Step(Duration.ZERO, Optional.of(new Watts(random.nextInt(9_000))),
        maybe(() -> new Watts(-random.nextInt(9_000))), maybe(() -> new Watts(random.nextInt(9_000) - 4_500)));
  }

  private FirmwareUpdate update() {
    var request = new FirmwareRequest(random.nextInt(), text(), instant(), maybe(this::instant),
        new Retrying(random.nextInt(9), duration()), maybe(this::text), maybe(this::text));
    return new FirmwareUpdate(request, one(FirmwareUpdate.Stage.values()),
        maybe(() -> one(FirmwareStatus.values())), random.nextInt(9), maybe(this::text));
  }

  Change append() {
    var record = chain.append(draft());
    records.add(record);
    return new Change.RecordAppended(record);
  }

  private Draft draft() {
    var start = registers();
    return new Draft(1, terms(), one(Direction.values()), start, registers(), new Money(random.nextInt(), EURO),
        one(InterchangeRecord.Quality.values()));
  }

  private Outgoing<?> message() {
    return switch (random.nextInt(10)) {
      case 7 -> new Outgoing.CompensationChosen(new CompensationChoice(text(), sessionId(), 1, text(),
          one(Conditions.CompensationUse.values()), instant()));
      case 8 -> new Outgoing.Claimed(new Claim(text(), text(), "ab".repeat(32),
          new Money(1 + random.nextInt(99), EURO), Instant.EPOCH, Instant.EPOCH.plusSeconds(1 + random.nextInt(99))));
      case 5 -> new Outgoing.FirmwareStatus(one(FirmwareStatus.values()), maybe(random::nextInt));
      case 6 -> new Outgoing.LogStatus(one(UploadStatus.values()), maybe(random::nextInt));
      case 9 -> new Outgoing.ReservationUpdate(random.nextInt(), one(Outgoing.ReservationUpdate.Status.values()));
      case 0 -> new Outgoing.Transaction(event());
      case 1 -> new Outgoing.SecurityEvent("SettingSystemTime", instant(), maybe(this::text));
      case 2 -> new Outgoing.VehicleConnected(sessionId(), text(), 1, instant(), maybe(this::vehicle));
      case 3 -> new Outgoing.PermissionChanged(permission());
      default -> new Outgoing.RecordSettled(new RandomChanges(random.nextLong()).record());
    };
  }

  private InterchangeRecord record() {
    append();
    return records.getLast();
  }

  private ExternalLimit externalLimit() {
    var limit = new ExternalLimit(random.nextInt(3), one(LimitSource.values()), instant(), instant(),
        maybe(this::duration).map(length -> length.plusSeconds(1)), List.of(step()));
    boolean adds = step(limit).charge().isPresent() && step(limit).discharge().isEmpty()
        && step(limit).setpoint().isEmpty();
    return adds ? limit.generated() : limit;
  }

  private static ExternalLimit.Step step(ExternalLimit limit) {
    return limit.steps().getFirst();
  }

  private Tariff tariff() {
    var items = Map.of(one(CostItem.values()), new Rates(list(this::rate), list(this::tax)));
    return new Tariff(text(), Currency.getInstance("EUR"), maybe(this::instant),
        list(() -> DisplayText.of(text())), items, maybe(this::amount), maybe(this::amount));
  }

  private Rate rate() {
    var calendar = new Calendar(maybe(() -> LocalTime.of(random.nextInt(24), 0)), Optional.empty(),
        Set.of(one(DayOfWeek.values())), maybe(() -> LocalDate.EPOCH), Optional.empty());
    return new Rate(decimal(), new PriceConditions(calendar, maybe(() -> one(CurrentKind.values())),
        maybe(this::text), Map.of(one(Measure.values()), new Range(maybe(this::decimal), maybe(this::decimal)))));
  }

  private Tax tax() {
    return new Tax(text(), decimal(), maybe(() -> random.nextInt(3)));
  }

  private Amount amount() {
    return new Amount(maybe(this::decimal), maybe(this::decimal), list(this::tax));
  }

  private ChargingPeriod chargingPeriod() {
    return new ChargingPeriod(text(), instant(), Map.of(one(CostDimension.values()), decimal()));
  }

  private CostAccount account() {
    var metered = new Metered(instant(), duration(), energy(), energy(), power(), decimal(), random.nextBoolean());
    return CostAccount.begun("tx-" + random.nextInt(5), tariff(), metered, new Place(ZoneOffset.UTC, CurrentKind.AC),
        maybe(this::duration));
  }

  private CostDetails cost() {
    return new CostDetails(Currency.getInstance("EUR"), one(CostKind.values()),
        Map.of(one(CostItem.values()), amount()), amount(), decimal(), duration(), duration(), maybe(this::duration),
        list(this::chargingPeriod), maybe(this::text));
  }

  private TransactionEvent event() {
    return new TransactionEvent(one(TransactionEvent.Type.values()), instant(), one(TriggerReason.values()),
        random.nextInt(100), random.nextBoolean(), text(), 1, random.nextBoolean(),
        maybe(() -> one(ChargingState.values())), maybe(this::duration), maybe(() -> one(StoppedReason.values())),
        maybe(random::nextInt), maybe(this::token), list(this::meterValue), maybe(random::nextInt),
        maybe(random::nextInt), maybe(random::nextInt)).of(maybe(this::text))
        .costing(maybe(this::text), maybe(this::cost));
  }

  private MeterValue meterValue() {
    return new MeterValue(instant(), one(MeterValue.Context.values()),
        list(() -> new SampledValue(one(Measurand.values()), decimal(), random.nextBoolean(),
            maybe(() -> new SignedReading(text(), text(), text(), text())))));
  }

  private Vehicle vehicle() {
    return new Vehicle(one(Signalling.values()), one(CurrentKind.values()), maybe(this::text), maybe(this::charge),
        maybe(this::instant), maybe(this::energy), maybe(random::nextDouble), maybe(this::power), maybe(this::power),
        maybe(this::charge), maybe(this::charge), maybe(this::instant),
        maybe(() -> new Vehicle.Electrical(1 + random.nextInt(999), 6 + random.nextDouble(), 6 * random.nextDouble())));
  }

  private StoredSession session() {
    return new StoredSession(sessionId(), text(), 1, instant(), maybe(this::text), "party-" + random.nextInt(5),
        maybe(this::reading), text(), maybe(this::conditions), maybe(this::token),
        maybe(() -> new StoredSession.StoredAuthorization(token(),
            new Authorization(one(AuthorizationStatus.values()), maybe(this::instant), maybe(this::token),
                Optional.empty(), maybe(() -> random.nextInt(-9, 10)))
                .charging(maybe(() -> DriverTariff.of(tariff()))),
            maybe(random::nextInt))),
        maybe(this::text), maybe(() -> new StoredSession.StoredTransaction(text(), instant(), random.nextInt(9),
            one(ChargingState.values()), duration(), maybe(random::nextInt), random.nextBoolean(),
            maybe(() -> one(StoppedReason.values())), maybe(() -> random.nextInt(-9, 10)),
            maybe(() -> Set.of(one(EnergyTransfer.values()))), maybe(() -> one(OperationMode.values())))),
        maybe(this::recorder), maybe(this::instant), maybe(this::instant), instant());
  }

  private RecorderState recorder() {
    return new RecorderState(maybe(() -> new RecorderState.OpenStretch(terms(), registers(), registers())),
        list(() -> new RecorderState.Change(instant(), maybe(this::terms))),
        list(() -> new AmountCarry(text(), one(Direction.values()), decimal(), new Money(random.nextLong(), EURO))));
  }

  private StretchTerms terms() {
    return new StretchTerms(text(), "party-" + random.nextInt(5), maybe(() -> one(Direction.values())),
        maybe(this::price), maybe(this::price), maybe(this::text), maybe(random::nextInt), random.nextBoolean(),
        maybe(random::nextInt));
  }

  private Permission permission() {
    int number = random.nextInt(8);
    return new Permission("permission-" + number, "session-" + number % 4, 1, one(PermissionState.values()),
        one(Permission.By.values()), instant(), maybe(this::conditions), text(), "de-DE");
  }

  private Conditions conditions() {
    var minimum = charge();
    return new Conditions(1 + random.nextInt(9), minimum, maybe(() -> minimum.plusPoints(7)), price(), price(),
        maybe(this::instant), list(this::slot), maybe(this::energy), random.nextBoolean(),
        one(Conditions.CompensationUse.values()));
  }

  private Slot slot() {
    return new Slot(Set.of(one(DayOfWeek.values())), LocalTime.ofSecondOfDay(random.nextInt(86_400)),
        LocalTime.of(random.nextInt(24), 0));
  }

  private InstalledProfile profile() {
    var profile = new ChargingProfile(random.nextInt(10), random.nextInt(9), one(ProfilePurpose.values()),
        one(ProfileKind.values()), maybe(() -> one(Recurrency.values())), maybe(this::instant), maybe(this::instant),
        maybe(this::text), list(this::chargingSchedule), maybe(() -> new OfflineRule(duration(), random.nextBoolean())),
        maybe(() -> new DynamicUpdates(maybe(this::duration), maybe(this::instant))));
    return new InstalledProfile(random.nextInt(3), profile, instant());
  }

  private ChargingSchedule chargingSchedule() {
    return new ChargingSchedule(random.nextInt(), maybe(this::instant), maybe(this::duration), one(RateUnit.values()),
        maybe(this::decimal), list(this::period), maybe(() -> new ScheduleExtension(maybe(this::duration),
            maybe(random::nextBoolean), maybe(() -> new LimitAtSoC(80, decimal())), maybe(this::decimal),
            maybe(() -> new VehiclePrices(text())))));
  }

  private SchedulePeriod period() {
    return new SchedulePeriod(duration(), maybe(this::decimal), maybe(this::decimal), maybe(this::decimal),
        one(OperationMode.values()), maybe(() -> 3), maybe(() -> 1), one(SchedulePeriod.Spelling.values()),
        maybe(this::extension));
  }

  private PeriodExtension extension() {
    return new PeriodExtension(phases(), phases(), phases(), maybe(() -> new ReactiveSetpoint(decimal(), phases())),
        new GridSupport(maybe(this::decimal), maybe(this::curve), maybe(this::curve)), maybe(random::nextBoolean),
        maybe(random::nextBoolean));
  }

  private PhaseValues phases() {
    return new PhaseValues(maybe(this::decimal), maybe(this::decimal));
  }

  private PowerCurve curve() {
    return new PowerCurve(list(() -> new PowerCurve.Point(decimal(), decimal())));
  }

  private PriceSchedule schedule() {
    var start = instant();
    var intervals = new ArrayList<PriceInterval>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      intervals.add(new PriceInterval(start.plusSeconds(900L * i), maybe(this::price), maybe(this::price)));
    }
    return new PriceSchedule(intervals, maybe(() -> start.plusSeconds(86_400)));
  }

  private MeterReading reading() {
    var plain = new MeterReading(instant(), energy(), energy(), power(), maybe(() -> 230.1));
    return random.nextBoolean() ? plain : plain.with(PhaseLoads.even(power(), 1 + random.nextInt(3)));
  }

  private Registers registers() {
    return new Registers(instant(), energy(), energy());
  }

  private Component component() {
    return new Component(one("SmartChargingCtrlr", "smartchargingctrlr", "TxCtrlr"), maybe(() -> one("a", "A")),
        maybe(() -> random.nextInt(2)), maybe(() -> 1));
  }

  private Variable variable() {
    return new Variable(one("Enabled", "ENABLED", "Limit"), maybe(() -> "x"));
  }

  private IdToken token() {
    return new IdToken(Integer.toHexString(random.nextInt()), one(IdTokenType.values()));
  }

  private Price price() {
    return new Price(new BigDecimal(random.nextInt(2000) - 1000).movePointLeft(random.nextInt(6)), EURO);
  }

  private BigDecimal decimal() {
    return one(new BigDecimal("0.30"), new BigDecimal("-7.000"), new BigDecimal("1E+3"), BigDecimal.ZERO,
        new BigDecimal("12345678901234567890.0123456789"), BigDecimal.valueOf(random.nextLong(), 7));
  }

  private Instant instant() {
    return Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000), random.nextInt(1_000_000_000));
  }

  private Duration duration() {
    return Duration.ofNanos(random.nextLong(Long.MAX_VALUE / 1000));
  }

  private StateOfCharge charge() {
    return new StateOfCharge(random.nextInt(900));
  }

  private WattHours energy() {
    return new WattHours(random.nextLong(1L << 50));
  }

  private Watts power() {
    return new Watts(random.nextInt());
  }

  private String sessionId() {
    return "session-" + random.nextInt(4);
  }

  private String text() {
    return one("", TRICKY, "a" + random.nextInt(), "null");
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> list(Supplier<T> value) {
    var list = new ArrayList<T>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value.get());
    }
    return list;
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
