package org.tidegate.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.records.RecordFile;
import org.tidegate.app.records.RecordKey;
import org.tidegate.app.storage.StationKey;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.ChainCheck.SignatureCheck;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.InterchangeRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what was altered, deleted, repeated or moved in a chain of records. */
@Command(name = "verify-records", mixinStandardHelpOptions = true, description = {
    "Checks interchange records: those of a storage folder, whose station may be running, or an exported file.",
    "Ends with 0 when all is well and with 65 when something was altered, deleted, repeated or moved."})
final class VerifyRecordsCommand implements Callable<Integer> {
  private static final Pattern NEWEST = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private StorageOptions storage = new StorageOptions();
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Exported records, JSON lines or CSV, or the text of a driver's own copy; without it the storage folder is checked.")
  private Optional<Path> file = Optional.empty();
  @Option(names = "--key", paramLabel = "FILE", description = "The station's public key in PEM; else that of the storage folder.")
  private Optional<Path> keyFile = Optional.empty();
  @Option(names = "--anchor", paramLabel = "FILE", description = "What export-records --anchor wrote: where the chain begins and ends.")
  private Optional<Path> anchorFile = Optional.empty();
  @Option(names = "--newest", paramLabel = "INDEX:HASH", description = "The newest record as somebody else knows it, such as the central system.")
  private Optional<String> newest = Optional.empty();
  @Option(names = "--extract", description = "Take the file for some of the records only, of a period or a driver: records between them may be missing.")
  private boolean extract;

  @Override
  public Integer call() throws ConfigurationRefused, IOException {
    checkUsage();
    var known = newest.map(this::head);
    if (file.isPresent() && Files.isReadable(file.get()) && CopyVerification.isCopy(file.get())) {
      return new CopyVerification(keyFile.map(VerifyRecordsCommand::key)).check(file.get(),
          spec.commandLine().getOut());
    }
    var folder = storage.folder();
    var key = key(keyFile.orElse(folder.resolve(StationKey.PUBLIC_FILE)));
    var check = new Check(key);
    if (file.isPresent()) {
      check.file(file.get());
    } else {
      check.folder(folder);
    }
    known.ifPresent(check::endsWith);
    return report(check, key);
  }

  private static PublicKey key(Path file) {
    try {
      return RecordKey.read(file);
    } catch (IOException e) {
      throw new StorageRefused("the station's public key can't be read: " + e
          + "; name it with --key, or the station's storage folder", e);
    }
  }

  private void checkUsage() {
    if (extract && (file.isEmpty() || anchorFile.isPresent() || newest.isPresent())) {
      throw new ParameterException(spec.commandLine(),
          "--extract goes with a file, and neither with --anchor nor with --newest: an extract has no known end");
    }
    if (file.isEmpty() && anchorFile.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--anchor goes with a file: a storage folder has its own");
    }
  }

  private ChainHead head(String text) {
    var matcher = NEWEST.matcher(text);
    if (!matcher.matches()) {
      throw new ParameterException(spec.commandLine(),
          "--newest is the chain index, a colon and the hash in 64 hexadecimal digits, not " + text);
    }
    return new ChainHead(Long.parseLong(matcher.group(1)), matcher.group(2));
  }

  private int report(Check check, PublicKey key) {
    var out = spec.commandLine().getOut();
    var findings = check.findings();
    findings.forEach(out::println);
    out.printf("%d records%s, held against the key %s%s%n", check.chain.count(),
        check.chain.count() == 0 ? "" : " up to number " + check.chain.last().index(), RecordKey.fingerprint(key),
        keyFile.isPresent() ? "" : " of the storage folder itself");
    out.println(findings.isEmpty() ? "nothing was altered, repeated or moved" : findings.size() + " findings");
    tellLimits(check, out);
    out.flush();
    return findings.isEmpty() ? ExitCode.OK : ExitCode.NOT_GENUINE;
  }

  private void tellLimits(Check check, PrintWriter out) {
    if (extract) {
      out.println("an extract: whether records are missing can't be seen");
    } else if (check.endIsKnown) {
      out.println("none is missing up to the newest record known");
    } else {
      out.println("records missing at the end can't be seen: give --anchor or --newest");
    }
    if (file.isEmpty() && newest.isEmpty()) {
      out.println("an older copy of the whole folder can't be told from the newest: "
          + "give --newest with what the central system has");
    }
  }

  /** The check of one file or folder. */
  private final class Check {
    private final SignatureCheck signatures;
    private final List<String> problems = new ArrayList<>();
    private ChainCheck chain;
    private boolean endIsKnown;

    Check(PublicKey key) {
      signatures = (hash, signature) -> EcRecordSigner.verify(key, hash, signature);
      chain = ChainCheck.extract(signatures);
    }

    void file(Path path) throws IOException {
      if (!Files.isReadable(path)) {
        throw new StorageRefused(path + " is not there or can't be read");
      }
      var anchor = anchorFile.isPresent() ? Optional.of(StoredLedger.anchor(anchorFile.get())) : noAnchor();
      if (!extract) {
        chain = ChainCheck.whole(signatures, base(anchor));
      }
      RecordFile.read(path, chain::add, this::problem);
      anchor.ifPresent(this::endsWith);
    }

    private Optional<ChainAnchor> noAnchor() {
      return Optional.empty();
    }

    void folder(Path path) throws IOException {
      var anchor = new StoredLedger(path).read(new StoredLedger.Reader() {
        @Override
        public void begin(Optional<ChainAnchor> anchor) {
          chain = ChainCheck.whole(signatures, base(anchor));
        }

        @Override
        public void record(InterchangeRecord record, @Nullable String deliveredAt) {
          chain.add(record);
        }

        @Override
        public void damaged(StorageRefused why) {
          problem(String.valueOf(why.getMessage()));
        }
      });
      anchor.ifPresentOrElse(this::endsWith, () -> {
        if (chain.count() > 0) {
          problem("what the station signed as its newest record is missing; a station that is started signs it");
        }
      });
    }

    void endsWith(ChainHead head) {
      chain.endingWith(head);
      endIsKnown = true;
    }

    private void endsWith(ChainAnchor anchor) {
      if (!anchor.isGenuine(signatures)) {
        problem("what tells where the chain begins and ends is not signed by the station");
      }
      endsWith(anchor.newest());
    }

    private ChainHead base(Optional<ChainAnchor> anchor) {
      return anchor.map(ChainAnchor::base).orElse(ChainHead.NONE);
    }

    private void problem(String what) {
      if (problems.size() < 100) {
        problems.add(what);
      }
    }

    List<String> findings() {
      var all = new ArrayList<>(problems);
      all.addAll(chain.findings());
      return all;
    }
  }
}
