package org.tidegate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tidegate.app.records.RecordKey;
import org.tidegate.domain.copy.CopyPage;
import org.tidegate.domain.copy.CopyPage.Totals;
import org.tidegate.domain.copy.CopyReader;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.InterchangeRecord;
import org.tidegate.domain.sale.SessionSums;

/** Checks a driver's own copy of the records, one page or all of them, with nothing else at hand. Used by one thread, once. */
final class CopyVerification {
  private static final long LARGEST = 1_000_000;

  private final Optional<PublicKey> known;
  private final List<String> findings = new ArrayList<>();
  private final TreeMap<Integer, CopyPage> pages = new TreeMap<>();

  /** A check against this key, else against the key that the copy itself carries. */
  CopyVerification(Optional<PublicKey> known) {
    this.known = known;
  }

  /** Whether the file holds a copy. */
  static boolean isCopy(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      return CopyReader.isCopy(Optional.ofNullable(reader.readLine()).orElse(""));
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /** Checks the file and tells what was found. */
  int check(Path file, PrintWriter out) throws IOException {
    if (Files.size(file) > LARGEST) {
      findings.add("it is larger than any copy");
    } else {
      split(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).forEach(this::read);
    }
    pages.values().forEach(page -> checkSame(page, pages.firstEntry().getValue()));
    var records = pages.values().stream().flatMap(page -> page.records().stream()).toList();
    findings.addAll(ChainCheck.extract((_, _) -> true).addAll(records).findings());
    if (isComplete()) {
      checkTotals(pages.firstEntry().getValue().totals(), records);
    }
    return report(records.size(), out);
  }

  private static List<String> split(String text) {
    return List.of(text.strip().split("\n(?=TIDEGATE COPY )"));
  }

  private void read(String text) {
    try {
      var page = CopyReader.read(text, this::isGenuine);
      if (pages.put(page.number(), page) != null) {
        findings.add("page " + page.number() + " is there twice");
      }
    } catch (RuntimeException e) {
      findings.add("a page is not as the station made it: " + e.getMessage());
    }
  }

  private boolean isGenuine(byte[] carried, String hash, String signature) {
    var key = known.orElseGet(() -> EcRecordSigner.publicKey(carried));
    return EcRecordSigner.verify(key, hash, signature);
  }

  private void checkSame(CopyPage page, CopyPage first) {
    boolean same = page.of() == first.of() && page.station().equals(first.station())
        && page.totals().equals(first.totals()) && Arrays.equals(page.publicKey(), first.publicKey());
    if (!same || page.number() < 1 || page.number() > page.of()) {
      findings.add("page " + page.number() + " is of another copy");
    }
  }

  private boolean isComplete() {
    return !pages.isEmpty() && pages.size() == pages.firstEntry().getValue().of() && findings.isEmpty();
  }

  /** Of a very long stay the copy has the newest records only; their number tells. */
  private void checkTotals(Totals totals, List<InterchangeRecord> records) {
    var sums = SessionSums.of(records);
    boolean whole = records.size() == totals.count();
    if (whole && !new Totals(totals.partyRef(), records.size(), sums.exported(), sums.imported(), sums.earned(),
        sums.spent()).equals(totals)) {
      findings.add("the records come to something else than the totals");
    }
  }

  private int report(int records, PrintWriter out) {
    findings.forEach(out::println);
    if (!pages.isEmpty()) {
      var first = pages.firstEntry().getValue();
      out.printf("a driver's copy of station %s: pages %s of %d, %d of the stay's %d records%n", first.station(),
          pages.keySet(), first.of(), records, first.totals().count());
      tellKey(first, out);
    }
    out.println(findings.isEmpty() ? "nothing was altered, repeated or moved" : findings.size() + " findings");
    if (!isComplete()) {
      out.println("not every page is here: their records can't be added up");
    }
    return findings.isEmpty() ? ExitCode.OK : ExitCode.NOT_GENUINE;
  }

  private void tellKey(CopyPage page, PrintWriter out) {
    if (known.isPresent()) {
      out.println("signed with the given key " + RecordKey.fingerprint(known.get()));
    } else if (page.publicKey().length > 0) {
      out.println("signed with the key that the copy itself carries, "
          + RecordKey.fingerprint(EcRecordSigner.publicKey(page.publicKey()))
          + ": compare it with the station's, or give --key");
    }
  }
}
