package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.Direction;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.InterchangeRecord.Quality;
import org.tidegate.ocpp.v201.MeasurandEnum;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/**
 * A station that is killed again and again while cars come, sell and go loses nothing and tells nothing twice. In real
 * time: what a process leaves behind at {@code kill -9} can only be seen by killing one. Two stations at a time, which
 * share the kills, since most of the time is waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledStationTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int KILLS = Integer.getInteger("tidegate.kills", 50) / 2;
  private static final int SWAP_EVERY = 8;

  @TempDir
  Path folder;

  private long seed = Long.getLong("tidegate.seed", System.nanoTime());
  private Random random;
  private int number;
  private final List<Duration> starts = new ArrayList<>();
  private final LiveCentralSystem centralSystem = new LiveCentralSystem();
  private StationProcess station;
  private TirelessDriver driver;

  @BeforeEach
  void start(RepetitionInfo repetition) throws IOException {
    number = repetition.getCurrentRepetition();
    System.out.printf("killed station %d: seed %d, repeat with -Dtidegate.seed%n", number, seed);
    seed += number;
    random = new Random(seed);
    station = new StationProcess(folder, "killed-station-" + number,
        StationProcess.configuration(centralSystem.port()));
    starts.add(station.start());
    driver = new TirelessDriver(new Story(station, centralSystem), seed);
  }

  @AfterEach
  void end() throws InterruptedException {
    driver.stop();
    station.close();
    centralSystem.close();
  }

  @RepeatedTest(2)
  @Covers("E02.FR.08")
  void killed_atRandomMomentsOfTheStory_nothingIsLostOrToldTwice() throws Exception {
    var playing = Thread.ofPlatform().name("driver").start(driver);
    for (int kill = 1; kill <= KILLS && !driver.hasFailed(); kill++) {
      playFor(Duration.ofMillis(500 + random.nextInt(2500)));
      station.kill();
      if (kill % SWAP_EVERY == 0) {
        swapCar();
      }
      starts.add(station.start());
    }
    driver.stop();
    playing.join();
    assertThat(driver.broken()).as("seed %d", seed).isEmpty();
    finishStory();

    var sorted = starts.stream().map(Duration::toMillis).sorted().toList();
    System.out.printf("killed station %d: %d kills, %d acts; starts took %d to %d ms, half of them up to %d ms%n",
        number, KILLS,
        driver.acts(), sorted.getFirst(), sorted.getLast(), sorted.get(sorted.size() / 2));
    assertThat(centralSystem.failures()).isEmpty();
    assertThat(driver.acts()).as("the story went on between the kills").isGreaterThan(2 * KILLS);
    assertThat(station.complaints()).isEmpty();
    checkTransactions();
    checkRecords();
  }

  private void playFor(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    await().pollInterval(Duration.ofMillis(10))
        .until(() -> System.nanoTime() - until > 0 || driver.hasFailed());
  }

  /** While the station is down another car takes the place: its board remembers another plug. */
  private void swapCar() throws IOException {
    var file = station.storage().resolve("simulator").resolve("simulator.json");
    var memory = (ObjectNode) MAPPER.readTree(Files.readString(file));
    if (memory.path("evses").path("1") instanceof ObjectNode evse && evse.has("plugMark")) {
      evse.put("plugMark", evse.path("plugMark").asText() + "-swapped");
      Files.writeString(file, memory.toString());
    }
  }

  private void finishStory() throws IOException {
    driver.leave();
    await("the stay ends and all is told").pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> {
          assertThat(station.evse().path("session").isNull()).as("stay ended").isTrue();
          assertThat(exported()).allSatisfy(record -> assertThat(record.path("deliveredAt").isNull()).isFalse());
          assertThat(events().values()).allSatisfy(events -> assertThat(events.getLast().eventType())
              .isEqualTo(TransactionEventEnum.Ended));
        });
  }

  /**
   * E03, E04: an event may be told again after a crash, with the same content but for being offline meanwhile
   * (E11.FR.07); none is missing or out of order.
   */
  private void checkTransactions() {
    var transactions = events();
    assertThat(transactions).hasSizeGreaterThan(KILLS / 12);
    transactions.forEach((id, events) -> {
      assertThat(events.stream().map(TransactionEventRequest::seqNo).toList()).as("transaction %s", id)
          .isEqualTo(IntStream.range(0, events.size()).boxed().toList());
      assertThat(events.getFirst().eventType()).isEqualTo(TransactionEventEnum.Started);
      assertThat(events.stream().filter(event -> event.eventType() == TransactionEventEnum.Ended)).hasSize(1);
    });
    assertRisesOnly(MeasurandEnum.EnergyActiveImportRegister);
    assertRisesOnly(MeasurandEnum.EnergyActiveExportRegister);
  }

  /** Events by transaction, each event once. */
  private Map<String, Collection<TransactionEventRequest>> distinctEvents() {
    var distinct = new LinkedHashMap<String, Map<Integer, TransactionEventRequest>>();
    for (var event : centralSystem.received(TransactionEventRequest.class)) {
      var first = distinct.computeIfAbsent(event.transactionInfo().transactionId(), _ -> new LinkedHashMap<>())
          .putIfAbsent(event.seqNo(), event);
      assertThat(event).as("told again").usingRecursiveComparison().ignoringFields("offline")
          .isEqualTo(first == null ? event : first);
    }
    return distinct.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().values(),
        (one, _) -> one, LinkedHashMap::new));
  }

  private Map<String, List<TransactionEventRequest>> events() {
    var events = new LinkedHashMap<String, List<TransactionEventRequest>>();
    distinctEvents().forEach((id, told) -> events.put(id, List.copyOf(told)));
    return events;
  }

  private void assertRisesOnly(MeasurandEnum register) {
    var told = events().values().stream().flatMap(List::stream).filter(event -> event.meterValue() != null)
        .flatMap(event -> event.meterValue().stream())
        .flatMap(value -> value.sampledValue().stream().filter(sample -> sample.measurand() == register)
            .map(sample -> Map.entry(value.timestamp(), sample.value())))
        .toList();
    assertThat(told).isNotEmpty();
    assertThat(told.stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue)).as("%s by time", register)
        .isSorted();
  }

  private void checkRecords() throws IOException {
    var exported = exported();
    var records = exported.stream().map(KilledStationTest::record).toList();
    assertThat(records).hasSizeGreaterThan(KILLS / 2);
    assertThat(ChainCheck.findings(records)).isEmpty();
    assertThat(records).extracting(InterchangeRecord::recordId).doesNotHaveDuplicates();
    assertThat(records).extracting(InterchangeRecord::direction).contains(Direction.IMPORT, Direction.EXPORT);
    checkRegisters(records);
    checkDelivery(exported);
  }

  /**
   * Cars move the registers and nothing else does, so the records of all stays, one after the other, cover all that the
   * meter counted: the sum of each stay's records is what the registers moved in it.
   */
  private void checkRegisters(List<InterchangeRecord> records) throws IOException {
    var parties = new HashSet<String>();
    long imported = 0;
    long given = 0;
    var party = "";
    for (var record : records) {
      assertThat(record.importStart().value()).as("import before record %d", record.chainIndex()).isEqualTo(imported);
      assertThat(record.exportStart().value()).as("export before record %d", record.chainIndex()).isEqualTo(given);
      imported = record.importEnd().value();
      given = record.exportEnd().value();
      if (!record.partyRef().equals(party)) {
        party = record.partyRef();
        assertThat(parties.add(party)).as("records of a stay follow each other: %d", record.chainIndex()).isTrue();
      }
    }
    assertThat(station.evse().path("importWh").asLong()).isEqualTo(imported);
    assertThat(station.evse().path("exportWh").asLong()).isEqualTo(given);
  }

  /** Every record arrived, perhaps repeatedly but always the same, and nothing else did. */
  private void checkDelivery(List<JsonNode> exported) {
    var delivered = new LinkedHashMap<String, JsonNode>();
    for (var record : centralSystem.collected(connection -> connection.transferred("InterchangeRecord"))) {
      var first = delivered.putIfAbsent(record.path("recordId").asText(), record);
      assertThat(record).as("delivered again").isEqualTo(first == null ? record : first);
    }
    assertThat(delivered.keySet()).containsExactlyElementsOf(
        exported.stream().map(record -> record.path("recordId").asText()).toList());
    exported.forEach(record -> assertThat(delivered.get(record.path("recordId").asText()).path("hash"))
        .isEqualTo(record.path("hash")));
  }

  /** What {@code export-records} writes, by the program itself. */
  private List<JsonNode> exported() throws IOException {
    var out = ProgramProcess.newLog("killed-station-records-" + number);
    var export = ProgramProcess.start(out, List.of("export-records", "--storage", station.storage().toString()));
    try {
      assertThat(export.exitCode(Duration.ofSeconds(60))).isZero();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    var records = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(out)) {
      records.add(MAPPER.readTree(line));
    }
    return records;
  }

  private static InterchangeRecord record(JsonNode json) {
    var currency = Currency.getInstance(json.path("currency").asText());
    return new InterchangeRecord(json.path("recordId").asText(), json.path("chainIndex").asLong(),
        json.path("evseId").asInt(), json.path("transactionId").asText(), Instant.parse(json.path("start").asText()),
        Instant.parse(json.path("end").asText()), energy(json, "importStartWh"), energy(json, "importEndWh"),
        energy(json, "exportStartWh"), energy(json, "exportEndWh"), choice(Direction.values(), json, "direction"),
        json.path("throughAggregator").asBoolean(),
        present(json, "unitPrice").map(price -> new Price(new BigDecimal(price.asText()), currency)),
        new Money(json.path("amount").asLong(), currency), present(json, "permissionId").map(JsonNode::asText),
        present(json, "conditionsVersion").map(JsonNode::asInt), present(json, "profileId").map(JsonNode::asInt),
        json.path("partyRef").asText(), choice(Quality.values(), json, "quality"), json.path("previousHash").asText(),
        json.path("hash").asText(), json.path("signature").asText());
  }

  private static WattHours energy(JsonNode json, String field) {
    return new WattHours(json.path(field).asLong());
  }

  private static Optional<JsonNode> present(JsonNode json, String field) {
    return Optional.of(json.path(field)).filter(node -> !node.isNull());
  }

  private static <E extends Enum<E>> E choice(E[] values, JsonNode json, String field) {
    return Arrays.stream(values)
        .filter(value -> value.name().equalsIgnoreCase(json.path(field).asText().replace('-', '_')))
        .findFirst().orElseThrow();
  }
}
