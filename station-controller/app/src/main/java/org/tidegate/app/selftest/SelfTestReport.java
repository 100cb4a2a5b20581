package org.tidegate.app.selftest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tidegate.app.selftest.Result.Grade;
import org.tidegate.app.selftest.SelfTest.Outcome;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.RecordSigner;

/**
 * What a self-test found, as a text that the station signed: its last line is the signature (ECDSA on P-256, DER, Base64)
 * over the SHA-256 of all lines before. Immutable.
 *
 * @param body all lines but the last, each ended by a line feed
 */
public record SelfTestReport(String body, String signature) {
  private static final String SIGNATURE = "signature: ";

  /** What was tested. Immutable. */
  public record Subject(String station, String version, String hardware, SelfTestPlan plan, Instant at) {}

  /** Of a test that ended like this. */
  public static SelfTestReport of(Subject subject, Outcome outcome, RecordSigner signer) {
    var body = new StringBuilder("tidegate self-test 1\n");
    var plan = subject.plan();
    List.of("station: " + subject.station(), "version: " + subject.version(), "hardware: " + subject.hardware(),
        "at: " + subject.at().truncatedTo(ChronoUnit.SECONDS), "evse: " + plan.evseId(),
        "power: " + plan.power() + " in, " + plan.discharge().map(Object::toString).orElse("nothing") + " out")
        .forEach(line -> body.append(oneLine(line)).append('\n'));
    outcome.results().forEach(result -> body.append(
        oneLine(result.grade() + " " + result.what() + ": " + result.text())).append('\n'));
    outcome.refused().ifPresent(why -> body.append(oneLine("ended: " + why)).append('\n'));
    body.append("result: ").append(result(outcome)).append('\n');
    return new SelfTestReport(body.toString(), signer.sign(hash(body.toString())));
  }

  /** In one word: passed only when every check was made, or could not apply, and was right. */
  public static String result(Outcome outcome) {
    if (outcome.results().stream().anyMatch(result -> result.grade() == Grade.FAILED)) {
      return "FAILED";
    }
    return outcome.refused().isEmpty()
        && outcome.results().stream().anyMatch(result -> result.grade() == Grade.PASSED) ? "PASSED" : "INCOMPLETE";
  }

  /** Whether every check was right. */
  public boolean isPassed() {
    return body.endsWith("\nresult: PASSED\n");
  }

  /** As it is written into a file. */
  public String text() {
    return body + SIGNATURE + signature + "\n";
  }

  /** Reads what {@link #text} wrote; absent when it is something else. */
  public static Optional<SelfTestReport> read(String text) {
    int at = text.lastIndexOf("\n" + SIGNATURE);
    boolean isOne = text.startsWith("tidegate self-test 1\n") && at > 0 && text.endsWith("\n")
        && text.indexOf('\n', at + 1) == text.length() - 1;
    return isOne
        ? Optional.of(new SelfTestReport(text.substring(0, at + 1),
            text.substring(at + 1 + SIGNATURE.length(), text.length() - 1)))
        : Optional.empty();
  }

  /** Whether the owner of this key signed it as it is. */
  public boolean isGenuine(PublicKey key) {
    return EcRecordSigner.verify(key, hash(body), signature);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
