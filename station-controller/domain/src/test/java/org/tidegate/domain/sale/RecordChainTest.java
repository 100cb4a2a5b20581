package org.tidegate.domain.sale;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidegate.domain.price.PricesAt;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.InterchangeRecord.Quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.sale.SaleCases.DISCHARGING;
import static org.tidegate.domain.sale.SaleCases.EUR;
import static org.tidegate.domain.sale.SaleCases.time;

class RecordChainTest {
  private final RecordChain chain = SaleCases.newChain();
  private final List<InterchangeRecord> records = new ArrayList<>(
      IntStream.range(0, 5).mapToObj(RecordChainTest::draft).map(chain::append).toList());

  static Stream<RecordComponent> fields() {
    return Arrays.stream(InterchangeRecord.class.getRecordComponents());
  }

  @Test
  void append_firstRecord_holdsTheDraftAndNumberOne() {
    var record = records.getFirst();

    assertThat(record).isEqualTo(new InterchangeRecord("r-1", 1, 1, "t-1", time("10:00:00"), time("10:01:00.123"),
        new WattHours(7), new WattHours(7), new WattHours(100), new WattHours(110), Direction.EXPORT, true,
        Optional.of(Price.of("0.30", "EUR")), new Money(0, EUR), Optional.of("p-1"), Optional.of(1), Optional.of(7),
        "party-1", Quality.METERED, "0".repeat(64), record.hash(), "signed:" + record.hash()));
    assertThat(record.hash()).matches("[0-9a-f]{64}");
  }

  @Test
  void canonicalText_record_isAsDocumented() {
    assertThat(CanonicalText.of(records.getFirst())).isEqualTo("""
        format=1
        recordId=r-1
        chainIndex=1
        evseId=1
        transactionId=t-1
        start=2026-03-02T10:00:00.000Z
        end=2026-03-02T10:01:00.123Z
        importStartWh=7
        importEndWh=7
        exportStartWh=100
        exportEndWh=110
        direction=export
        throughAggregator=true
        unitPrice=0.3
        amount=0
        currency=EUR
        permissionId=p-1
        conditionsVersion=1
        profileId=7
        partyRef=party-1
        quality=metered
        previousHash=0000000000000000000000000000000000000000000000000000000000000000
        """);
  }

  @Test
  void canonicalText_absentFactsAndLineFeedInAnId_stayUnambiguous() {
    var terms = StretchTerms.idle("t\n\\x=1", "party-1");
    var registers = new Registers(time("10:00:00"), WattHours.ZERO, WattHours.ZERO);
    var draft = new Draft(1, terms, Direction.IMPORT, registers, registers, Money.zero(EUR), Quality.LAST_KNOWN);

    assertThat(CanonicalText.of(chain.append(draft))).contains("\ntransactionId=t\\n\\\\x=1\n", "\nunitPrice=\n",
        "\npermissionId=\n", "\nconditionsVersion=\n", "\nprofileId=\n", "\nquality=last-known\n");
  }

  @Test
  void append_afterRestart_goesOnWithTheStoredHead() {
    var restarted = new RecordChain(() -> "r-6", SaleCases::sign);
    restarted.restore(ChainHead.of(records.getLast()));

    records.add(restarted.append(draft(5)));

    assertThat(ChainCheck.findings(records, SaleCases::isGenuine, restarted.head())).isEmpty();
    assertThat(restarted.head().index()).isEqualTo(6);
  }

  @Test
  void findings_soundOrEmptyChain_none() {
    assertThat(ChainCheck.findings(records)).isEmpty();
    assertThat(ChainCheck.findings(records, SaleCases::isGenuine, chain.head())).isEmpty();
    assertThat(ChainCheck.findings(List.of())).isEmpty();
    assertThat(ChainCheck.findings(List.of(), SaleCases::isGenuine, ChainHead.NONE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fields")
  void findings_anyFieldAltered_isFound(RecordComponent field) throws ReflectiveOperationException {
    for (int i = 0; i < records.size(); i++) {
      var altered = new ArrayList<>(records);
      altered.set(i, altered(records.get(i), field));

      assertThat(ChainCheck.findings(altered, SaleCases::isGenuine, chain.head())).isNotEmpty();
      if (!field.getName().equals("signature")) {
        assertThat(ChainCheck.findings(altered)).isNotEmpty();
      }
    }
  }

  @Test
  void findings_amountAndUnitPriceInTwoCurrencies_isFound() {
    var dollars = new PricesAt(Optional.of(Price.of("0.30", "USD")), Optional.empty(), Optional.empty());
    var honest = draft(5);

    records.add(chain.append(new Draft(1, honest.terms().priced(dollars), honest.direction(), honest.start(),
        honest.end(), honest.amount(), honest.quality())));

    assertThat(ChainCheck.findings(records)).hasSize(1);
  }

  @Test
  void findings_oneRecordAltered_namesThatRecordAlone() throws ReflectiveOperationException {
    var amount = fields().filter(field -> field.getName().equals("amount")).findFirst().orElseThrow();
    records.set(2, altered(records.get(2), amount));

    assertThat(ChainCheck.findings(records))
        .containsExactly("record 3 (r-3) was altered: its hash is that of another content");
  }

  @Test
  void findings_recordAlteredAndHashedAnew_isFoundByTheNextAndByTheSignature() {
    var forger = new RecordChain(() -> "r-3", hash -> "forged");
    forger.restore(ChainHead.of(records.get(1)));
    records.set(2, forger.append(draft(9)));

    assertThat(ChainCheck.findings(records))
        .containsExactly("record 4 (r-4) does not hold the hash of the record before it");
    assertThat(ChainCheck.findings(records, SaleCases::isGenuine, chain.head())).hasSize(2)
        .contains("record 3 (r-3) is not signed by the station");
  }

  @Test
  void findings_recordDeleted_isFound() {
    for (int i = 0; i < records.size() - 1; i++) {
      var shorter = new ArrayList<>(records);
      shorter.remove(i);

      assertThat(ChainCheck.findings(shorter)).isNotEmpty();
    }
  }

  @Test
  void findings_newestRecordsDeleted_isFoundByTheHead() {
    var shorter = records.subList(0, 3);

    assertThat(ChainCheck.findings(shorter, SaleCases::isGenuine, chain.head()))
        .containsExactly("the chain ends with record 3, not with the newest record 5");
  }

  @Test
  void findings_recordsSwappedOrRepeated_isFound() {
    for (int i = 1; i < records.size(); i++) {
      var swapped = new ArrayList<>(records);
      Collections.swap(swapped, i - 1, i);
      assertThat(ChainCheck.findings(swapped)).isNotEmpty();

      var repeated = new ArrayList<>(records);
      repeated.add(i, records.get(i - 1));
      assertThat(ChainCheck.findings(repeated)).isNotEmpty();
    }
  }

  @Test
  void findings_everythingWrong_stayBounded() {
    assertThat(ChainCheck.findings(Collections.nCopies(1000, records.get(2)))).hasSize(100);
  }

  private static Draft draft(int number) {
    var start = new Registers(time("10:00:00").plusSeconds(60L * number), new WattHours(7),
        new WattHours(100 + 10L * number));
    var end = new Registers(start.at().plusMillis(60_123).plusNanos(999), new WattHours(7),
        new WattHours(110 + 10L * number));
    return new Draft(1, DISCHARGING, Direction.EXPORT, start, end, new Money(number, EUR), Quality.METERED);
  }

  private static InterchangeRecord altered(InterchangeRecord record, RecordComponent field)
      throws ReflectiveOperationException {
    var components = InterchangeRecord.class.getRecordComponents();
    var values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      var value = components[i].getAccessor().invoke(record);
      values[i] = components[i].getName().equals(field.getName()) ? otherThan(value) : value;
    }
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    return InterchangeRecord.class.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object otherThan(Object value) {
    return switch (value) {
      case String text -> text + "0";
      case Long number -> number + 1;
      case Integer number -> number + 1;
      case Boolean yes -> !yes;
      case Instant instant -> instant.plusMillis(1);
      case WattHours energy -> energy.plus(new WattHours(1));
      case Money money -> money.plus(new Money(1, EUR));
      case Direction way -> way == Direction.IMPORT ? Direction.EXPORT : Direction.IMPORT;
      case Quality quality -> quality == Quality.METERED ? Quality.LAST_KNOWN : Quality.METERED;
      case Price price -> new Price(price.perKwh(), Currency.getInstance("USD"));
      case Optional<?> optional -> optional.map(RecordChainTest::otherThan);
      default -> throw new AssertionError("no other value for " + value);
    };
  }
}
