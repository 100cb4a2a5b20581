package org.tidegate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.records.RecordKey;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.domain.sale.ChainHead;

/** Finds what was altered, deleted, repeated or moved in a chain of records. */
final class VerifyRecordsCommand implements Command {
  static final Option KEY = CommandOption.of("key", "FILE",
      "The station's public key in PEM; else that of the storage folder.");
  private static final Option ANCHOR = CommandOption.of("anchor", "FILE",
      "What export-records --anchor wrote: where the chain begins and ends.");
  private static final Option NEWEST = CommandOption.of("newest", "INDEX:HASH",
      "The newest record as somebody else knows it, such as the central system.");
  private static final Option EXTRACT = CommandOption.flag("extract", "Take the file for some of the records only, "
      + "of a period or a driver: records between them may be missing.");
  private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  @Override
  public String summary() {
    return "Checks interchange records: those of a storage folder, whose station may be running, or an exported file.";
  }

  @Override
  public String details() {
    return "Ends with 0 when all is well and with 65 when something was altered, deleted, repeated or moved.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE, KEY, ANCHOR, NEWEST, EXTRACT);
  }

  @Override
  public Parameter parameter() {
    return Parameter.optional("FILE", "Exported records, JSON lines or CSV, or the text of a driver's own copy; "
        + "without it the storage folder is checked.");
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused, IOException {
    var asked = Asked.of(given);
    var file = asked.file();
    if (file.isPresent() && Files.isReadable(file.get()) && CopyVerification.isCopy(file.get())) {
      return new CopyVerification(asked.keyFile().map(VerifyRecordsCommand::key)).check(file.get(), output.out());
    }
    var folder = StorageOptions.of(given).folder();
    var key = key(asked.keyFile().orElse(folder.resolve(StationKey.PUBLIC_FILE)));
    var check = new ChainVerification(key);
    if (file.isEmpty()) {
      check.folder(folder);
    } else if (asked.isExtract()) {
      check.extract(file.get());
    } else {
      check.file(file.get(), asked.anchor());
    }
    asked.newest().ifPresent(check::endsWith);
    return report(asked, check, key, output.out());
  }

  static PublicKey key(Path file) {
    try {
      return RecordKey.read(file);
    } catch (IOException e) {
      throw new StorageRefused("the station's public key can't be read: " + e
          + "; name it with --key, or the station's storage folder", e);
    }
  }

  private static int report(Asked asked, ChainVerification check, PublicKey key, PrintWriter out) {
    var findings = check.findings();
    findings.forEach(out::println);
    out.printf("%d records%s, held against the key %s%s%n", check.chain().count(),
        check.chain().count() == 0 ? "" : " up to number " + check.chain().last().index(), RecordKey.fingerprint(key),
        asked.keyFile().isPresent() ? "" : " of the storage folder itself");
    out.println(findings.isEmpty() ? "nothing was altered, repeated or moved" : findings.size() + " findings");
    tellLimits(asked, check, out);
    return findings.isEmpty() ? ExitCode.OK : ExitCode.NOT_GENUINE;
  }

  private static void tellLimits(Asked asked, ChainVerification check, PrintWriter out) {
    if (asked.isExtract()) {
      out.println("an extract: whether records are missing can't be seen");
    } else if (check.endIsKnown()) {
      out.println("none is missing up to the newest record known");
    } else {
      out.println("records missing at the end can't be seen: give --anchor or --newest");
    }
    if (asked.file().isEmpty() && asked.newest().isEmpty()) {
      out.println("an older copy of the whole folder can't be told from the newest: "
          + "give --newest with what the central system has");
    }
  }

  /** What is to be checked, against what. */
  private record Asked(Optional<Path> file, Optional<Path> keyFile, Optional<Path> anchor, Optional<ChainHead> newest,
      boolean isExtract) {
    static Asked of(Given given) {
      var asked = new Asked(given.file(), given.path(KEY), given.path(ANCHOR), given.value(NEWEST, Asked::head,
          "the chain index, a colon and the hash in 64 hexadecimal digits"), given.has(EXTRACT));
      asked.check();
      return asked;
    }

    private static ChainHead head(String text) {
      var matcher = HEAD.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(text);
      }
      return new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    private void check() {
      if (isExtract && (file.isEmpty() || anchor.isPresent() || newest.isPresent())) {
        throw new UsageRefused(
            "--extract goes with a file, and neither with --anchor nor with --newest: an extract has no known end");
      }
      if (file.isEmpty() && anchor.isPresent()) {
        throw new UsageRefused("--anchor goes with a file: a storage folder has its own");
      }
    }
  }
}
