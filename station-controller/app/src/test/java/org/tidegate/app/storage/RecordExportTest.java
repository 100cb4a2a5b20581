package org.tidegate.app.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.storage.RecordExport.Format;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.sale.InterchangeRecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordExportTest {
  private static final Instant DELIVERED = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir
  Path temp;

  private final VirtualStationLoop loop = new VirtualStationLoop(DELIVERED);
  private final List<InterchangeRecord> records = new ArrayList<>();

  @BeforeEach
  void store() {
    var changes = new RandomChanges(3);
    try (var folder = StorageFolder.hold(temp); var store = SqliteStationStore.openInline(folder, loop)) {
      for (int i = 0; i < 50; i++) {
        var appended = (Change.RecordAppended) changes.append();
        records.add(appended.record());
        store.commit(List.of(appended), () -> {});
      }
      store.commit(List.of(new Change.RecordDelivered(records.get(1).recordId(), DELIVERED)), () -> {});
      loop.runPosted();
    }
  }

  @Test
  void write_jsonLines_areOneObjectForEachRecord() throws IOException {
    var lines = export(Format.JSONL, _ -> true).lines().toList();

    assertThat(lines).hasSize(50);
    for (int i = 0; i < 50; i++) {
      var json = new ObjectMapper().readTree(lines.get(i));
      var record = records.get(i);
      assertThat(json.get("chainIndex").asLong()).isEqualTo(i + 1);
      assertThat(json.get("transactionId").asText()).isEqualTo(record.transactionId());
      assertThat(json.get("importStartWh").isIntegralNumber()).isTrue();
      assertThat(json.get("amount").asLong()).isEqualTo(record.amount().minorUnits());
      assertThat(json.get("throughAggregator").isBoolean()).isTrue();
      assertThat(json.get("unitPrice").isNull()).isEqualTo(record.unitPrice().isEmpty());
      record.unitPrice().ifPresent(
          price -> assertThat(json.get("unitPrice").textValue()).isEqualTo(price.perKwh().toPlainString()));
      assertThat(json.get("deliveredAt").isNull()).isEqualTo(i != 1);
    }
  }

  @Test
  void write_csv_hasHeaderAndQuotesWhatMustBeQuoted() throws IOException {
    var csv = export(Format.CSV, _ -> true);

    assertThat(csv).startsWith("recordId,chainIndex,evseId,").contains("\"quote \"\" backslash \\ line\n");
    assertThat(csv.split("\r\n")).hasSize(51);
  }

  @Test
  void write_csvWithNegativePrice_isANumber() throws IOException {
    var negative = records.stream()
        .filter(record -> record.unitPrice().filter(p -> p.perKwh().signum() < 0).isPresent())
        .findFirst().orElseThrow();

    assertThat(export(Format.CSV, _ -> true))
        .contains("," + negative.unitPrice().orElseThrow().perKwh().toPlainString() + ",");
  }

  @Test
  void write_someOfTheRecords_leavesOutTheRest() throws IOException {
    var starts = records.stream().map(InterchangeRecord::start).sorted().toList();

    assertThat(export(Format.JSONL, record -> record.start().isBefore(starts.get(10))).lines()).hasSize(10);
  }

  @Test
  void write_whileTheStationRuns_seesWhatIsCommitted() throws IOException {
    try (var folder = StorageFolder.hold(temp); var store = SqliteStationStore.openInline(folder, loop)) {
      var head = store.load().chainHead().orElseThrow();
      store.commit(List.of(new RandomChanges(9, head, 0).append()), () -> {});
      assertThat(export(Format.JSONL, _ -> true).lines()).hasSize(51);
    }
  }

  @Test
  void write_noDatabase_isRefused() {
    assertThatThrownBy(() -> new RecordExport(temp.resolve("none")).write(Format.CSV, _ -> true, new StringBuilder()))
        .isInstanceOf(StorageRefused.class).hasMessageContaining("is not there");
  }

  private String export(Format format, Predicate<InterchangeRecord> wanted) throws IOException {
    var out = new StringBuilder();
    new RecordExport(temp).write(format, wanted, out);
    assertThat(out).isNotEmpty();
    return out.toString();
  }
}
