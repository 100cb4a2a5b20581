package org.tidegate.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.records.RecordCells;
import org.tidegate.app.storage.SignedLedger;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.copy.CopyWriter;
import org.tidegate.domain.sale.EcRecordSigner;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is done to the records of a storage folder or an export is found; what can't be found is said. */
class VerifyRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COUNT = 5;

  @TempDir
  Path temp;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path folder = Path.of("");
  private Path anchor = Path.of("");
  private SignedLedger ledger = SignedLedger.none();

  @BeforeEach
  void store() {
    folder = temp.resolve("storage");
    anchor = temp.resolve("anchor.json");
    ledger = SignedLedger.of(folder, COUNT);
  }

  @Test
  void folder_untouched_isSound() {
    assertThat(verify()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("5 records up to number 5", "nothing was altered, repeated or moved",
        "none is missing up to the newest record known", "an older copy of the whole folder can't be told");
  }

  @Test
  void folder_beginningRetired_isSoundAndMoreMissingIsFound() throws SQLException {
    ledger.retire(2);
    assertThat(verify()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("3 records up to number 5");
    var file = export("--format", "jsonl", "--anchor", anchor.toString());
    assertThat(verify("--newest", "5:" + ledger.records().getLast().hash())).isEqualTo(ExitCode.OK);
    assertThat(file.lines()).hasSize(3);

    ledger.edit("DELETE FROM interchange_record WHERE chain_index = 3");
    assertThat(verify()).isEqualTo(ExitCode.NOT_GENUINE);
  }

  @Test
  void export_ofADriver_isThatDriversRecordsAlone() {
    var party = ledger.records().get(2).partyRef();
    var lines = export("--driver", "04a2b3").lines().toList();
    assertThat(lines)
        .hasSameSizeAs(ledger.records().stream().filter(record -> record.partyRef().equals(party)).toList())
        .allMatch(line -> line.contains("\"partyRef\":\"" + party + "\""));
    assertThat(export("--driver", "another")).isEmpty();
  }

  @Test
  void folder_anyColumnEdited_isFound() throws SQLException {
    for (var edit : List.of("record_id = 'other'", "evse = evse + 1", "transaction_id = transaction_id || 'x'",
        "start = '2027-01-01T00:00:00Z'", "\"end\" = '2027-01-01T00:00:00Z'", "\"end\" = '2027-01-01T00:00:00.0001Z'",
        "import_start_wh = import_start_wh + 1", "import_end_wh = import_end_wh + 1",
        "export_start_wh = export_start_wh + 1", "export_end_wh = export_end_wh + 1",
        "direction = CASE direction WHEN 'import' THEN 'export' ELSE 'import' END", "direction = 'sideways'",
        "through_aggregator = 1 - through_aggregator", "unit_price = '7.5', unit_price_currency = currency",
        "unit_price = '0.1', unit_price_currency = 'CHF'", "amount = amount + 1", "currency = 'JPY'",
        "permission_id = ifnull(permission_id, '') || 'x'", "conditions_version = ifnull(conditions_version, 0) + 1",
        "profile_id = ifnull(profile_id, 0) + 1", "party_ref = 'me'",
        "quality = CASE quality WHEN 'metered' THEN 'last-known' ELSE 'metered' END", "previous_hash = hash",
        "hash = previous_hash", "signature = 'c2lnbmF0dXJl'", "chain_index = 99")) {
      folder = temp.resolve("edited " + Math.abs(edit.hashCode()));
      SignedLedger.of(folder, COUNT).edit("UPDATE interchange_record SET " + edit + " WHERE chain_index = 4");
      assertThat(verify()).as(edit).isEqualTo(ExitCode.NOT_GENUINE);
    }
  }

  @Test
  void folder_recordsDeleted_isFoundAlsoAtTheEnd() throws SQLException {
    for (int i = 1; i <= COUNT; i++) {
      folder = temp.resolve("without " + i);
      SignedLedger.of(folder, COUNT).edit("DELETE FROM interchange_record WHERE chain_index = " + i);
      assertThat(verify()).as("without " + i).isEqualTo(ExitCode.NOT_GENUINE);
    }
    assertThat(out.toString()).contains("the chain ends with record 4, not with the newest record 5");
  }

  @Test
  void folder_endDeletedAndAnchorForged_isFound() throws SQLException {
    var last = ledger.records().get(3);
    ledger.edit("DELETE FROM interchange_record WHERE chain_index = 5",
        "UPDATE fact SET body = json_set(body, '$.newest.index', 4, '$.newest.hash', '" + last.hash()
            + "') WHERE kind = 'chain-anchor'");

    assertThat(verify()).isEqualTo(ExitCode.NOT_GENUINE);
    assertThat(out.toString()).contains("what tells where the chain begins and ends is not signed by the station");
  }

  @Test
  void folder_anchorDeleted_isFound() throws SQLException {
    ledger.edit("DELETE FROM fact WHERE kind = 'chain-anchor'");
    assertThat(verify()).isEqualTo(ExitCode.NOT_GENUINE);
  }

  @Test
  void folder_broughtBackFromAnOlderCopy_isFoundByWhatTheCentralSystemHas() {
    var newer = ledger.records().getLast();
    folder = temp.resolve("older");
    var older = SignedLedger.of(folder, COUNT - 1).records().getLast();

    assertThat(verify()).isEqualTo(ExitCode.OK);
    assertThat(verify("--newest", "4:" + older.hash())).isEqualTo(ExitCode.OK);
    assertThat(verify("--newest", "5:" + newer.hash())).isEqualTo(ExitCode.NOT_GENUINE);
  }

  @Test
  void folder_keyOfAnotherStation_isFound() {
    SignedLedger.of(temp.resolve("another"), 2);
    assertThat(verify("--key", temp.resolve("another/station-key.pub.pem").toString()))
        .isEqualTo(ExitCode.NOT_GENUINE);
    assertThat(verify("--key", temp.resolve("none.pem").toString())).isEqualTo(ExitCode.STORAGE);
  }

  @Test
  void export_untouched_isSound() throws IOException {
    for (var format : List.of("jsonl", "csv")) {
      var file = file(export("--format", format, "--anchor", anchor.toString()));
      assertThat(verify(file)).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("records missing at the end can't be seen");
      assertThat(verify(file, "--anchor", anchor.toString())).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("none is missing up to the newest record known");
    }
  }

  @Test
  void json_anyFieldOfAnyRecordEdited_isFound() throws IOException {
    var lines = export("--format", "jsonl").lines().toList();
    for (int i = 0; i < COUNT; i++) {
      for (var name : signedNames()) {
        var edited = new ArrayList<>(lines);
        edited.set(i, edited(lines.get(i), name));
        assertThat(verify(file(edited))).as(name + " of " + i).isEqualTo(ExitCode.NOT_GENUINE);
        assertThat(verify(file(edited), "--extract")).as(name + " of " + i).isEqualTo(ExitCode.NOT_GENUINE);
      }
    }
  }

  @Test
  void json_fieldAddedRemovedOrTwice_isFound() throws IOException {
    var lines = export("--format", "jsonl").lines().toList();
    for (var line : List.of(lines.get(2).replaceFirst("\\{", "{\"remark\":1,"),
        lines.get(2).replaceFirst("\"evseId\":[0-9]+,", ""), lines.get(2).replaceFirst("\\{", "{\"evseId\":1,"),
        lines.get(2) + "{}", "", "[]", "{")) {
      var edited = new ArrayList<>(lines);
      edited.set(2, line);
      assertThat(verify(file(edited))).as(line).isEqualTo(ExitCode.NOT_GENUINE);
    }
  }

  @Test
  void csv_anyCellOfAnyRecordEdited_isFound() throws IOException {
    var lines = List.of(export("--format", "csv").split("\r\n"));
    for (int i = 1; i <= COUNT; i++) {
      for (int cell = 0; cell < signedNames().size(); cell++) {
        var edited = new ArrayList<>(lines);
        edited.set(i, editedCell(lines.get(i), cell));
        assertThat(verify(csv(edited))).as("cell " + cell + " of " + lines.get(i)).isEqualTo(ExitCode.NOT_GENUINE);
      }
    }
  }

  @Test
  void export_anyRecordDropped_isFound() throws IOException {
    var lines = export("--format", "jsonl", "--anchor", anchor.toString()).lines().toList();
    for (int i = 0; i < COUNT; i++) {
      var shorter = new ArrayList<>(lines);
      shorter.remove(i);
      assertThat(verify(file(shorter), "--anchor", anchor.toString())).isEqualTo(ExitCode.NOT_GENUINE);
      assertThat(verify(file(shorter))).isEqualTo(i == COUNT - 1 ? ExitCode.OK : ExitCode.NOT_GENUINE);
    }
  }

  @Test
  void export_anyTwoRecordsSwappedOrOneRepeated_isFound() throws IOException {
    var lines = export("--format", "jsonl").lines().toList();
    for (int i = 0; i < COUNT; i++) {
      for (int j = 0; j < COUNT; j++) {
        var changed = new ArrayList<>(lines);
        if (j < i) {
          Collections.swap(changed, j, i);
        } else {
          changed.add(j, lines.get(i));
        }
        assertThat(verify(file(changed))).isEqualTo(ExitCode.NOT_GENUINE);
        assertThat(verify(file(changed), "--extract")).isEqualTo(ExitCode.NOT_GENUINE);
      }
    }
  }

  @Test
  void extract_someOfTheRecords_isSoundAndSaysWhatCannotBeSeen() throws IOException {
    var lines = export("--format", "jsonl").lines().toList();
    assertThat(verify(file(List.of(lines.get(1), lines.get(2), lines.get(4))), "--extract")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("an extract: whether records are missing can't be seen");
  }

  @Test
  void copy_alone_isSoundAndSaysWhoseKeyItCarries() throws Exception {
    var pages = copy();
    folder = temp.resolve("no storage folder");
    assertThat(verify(file(String.join("", pages)))).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("a driver's copy of station CS-1: pages [", "5 of the stay's 5 records",
        "signed with the key that the copy itself carries", "nothing was altered, repeated or moved");
    assertThat(verify(file(pages), "--key", temp.resolve("storage/station-key.pub.pem").toString()))
        .isEqualTo(ExitCode.OK);
    SignedLedger.of(temp.resolve("another"), 2);
    assertThat(verify(file(pages), "--key", temp.resolve("another/station-key.pub.pem").toString()))
        .isEqualTo(ExitCode.NOT_GENUINE);
  }

  @Test
  void copy_anyLineEditedOrGone_isFound() throws Exception {
    var lines = copy().getFirst().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      var edited = new ArrayList<>(lines);
      edited.set(i, lines.get(i) + "A");
      assertThat(verify(file(edited))).as(lines.get(i)).isEqualTo(ExitCode.NOT_GENUINE);
      edited.remove(i);
      assertThat(verify(file(edited))).as("without " + lines.get(i)).isEqualTo(ExitCode.NOT_GENUINE);
    }
  }

  @Test
  void copy_ofSeveralPages_isAddedUpWhenAllAreThere() throws Exception {
    folder = temp.resolve("many");
    ledger = SignedLedger.of(folder, 60);
    var pages = copy();
    assertThat(pages).hasSizeGreaterThan(2);
    assertThat(verify(file(String.join("", pages)))).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).doesNotContain("not every page is here");
    assertThat(verify(file(pages.get(1)))).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("not every page is here");
    assertThat(verify(file(pages.getFirst() + pages.getFirst()))).isEqualTo(ExitCode.NOT_GENUINE);
  }

  private List<String> copy() throws Exception {
    try (var held = StorageFolder.hold(folder)) {
      var records = ledger.records().stream().filter(record -> record.unitPrice()
          .filter(price -> !price.currency().equals(record.amount().currency())).isEmpty()).toList();
      return new CopyWriter("CS-1", new EcRecordSigner(StationKey.of(held))).pages(records);
    }
  }

  @Test
  void verify_wrongUse_isTold() throws IOException {
    assertThat(verify("--extract")).isEqualTo(ExitCode.USAGE);
    assertThat(verify("--newest", "eight")).isEqualTo(ExitCode.USAGE);
    assertThat(verify("--anchor", anchor.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(verify(temp.resolve("none").toString())).isEqualTo(ExitCode.STORAGE);
    assertThat(verify(file(List.of("hello")))).isEqualTo(ExitCode.NOT_GENUINE);
    assertThat(verify(file(List.of()))).isEqualTo(ExitCode.NOT_GENUINE);
    var binary = Files.write(temp.resolve("binary"), new byte[]{(byte) 0xFF, (byte) 0xFE, 0, 1});
    assertThat(verify(binary.toString())).isEqualTo(ExitCode.NOT_GENUINE);
  }

  private static List<String> signedNames() {
    return RecordCells.NAMES.stream().filter(name -> !name.equals("deliveredAt")).toList();
  }

  private static String edited(String line, String name) throws IOException {
    var json = (ObjectNode) JSON.readTree(line);
    json.set(name, switch (json.get(name)) {
      case NullNode _ -> name.equals("unitPrice") ? TextNode.valueOf("0.1") : IntNode.valueOf(1);
      case BooleanNode yes -> BooleanNode.valueOf(!yes.booleanValue());
      case IntNode number -> IntNode.valueOf(number.intValue() + 1);
      case LongNode number -> LongNode.valueOf(number.longValue() + 1);
      case TextNode text -> TextNode.valueOf(otherText(name, text.textValue()));
      default -> throw new AssertionError(line);
    });
    return json.toString();
  }

  private static String otherText(String name, String text) {
    return switch (name) {
      case "direction" -> text.equals("import") ? "export" : "import";
      case "quality" -> text.equals("metered") ? "last-known" : "metered";
      case "currency" -> text.equals("EUR") ? "JPY" : "EUR";
      case "start", "end" -> text.replace("Z", "1Z");
      default -> text + "1";
    };
  }

  /** A digit more within the n-th cell; cells of these records may hold quoted commas. */
  private static String editedCell(String line, int cell) {
    int at = 0;
    boolean inQuotes = false;
    for (int commas = 0; commas < cell || inQuotes; at++) {
      inQuotes ^= line.charAt(at) == '"';
      commas += line.charAt(at) == ',' && !inQuotes ? 1 : 0;
    }
    at += line.charAt(at) == '"' ? 1 : 0;
    return line.substring(0, at) + "1" + line.substring(at);
  }

  private String export(String... options) {
    out = new StringWriter();
    var arguments = new ArrayList<>(List.of("export-records", "--storage", folder.toString()));
    arguments.addAll(List.of(options));
    assertThat(execute(arguments)).isEqualTo(ExitCode.OK);
    return out.toString();
  }

  private String file(List<String> lines) throws IOException {
    return file(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private String csv(List<String> lines) throws IOException {
    return file(String.join("\r\n", lines) + "\r\n");
  }

  private String file(String text) throws IOException {
    return Files.writeString(temp.resolve("export"), text).toString();
  }

  private int verify(String... options) {
    out = new StringWriter();
    err = new StringWriter();
    var arguments = new ArrayList<>(List.of("verify-records", "--storage", folder.toString()));
    arguments.addAll(List.of(options));
    return execute(arguments);
  }

  private int execute(List<String> arguments) {
    return Shell.execute(out, err, arguments.toArray(String[]::new));
  }
}
