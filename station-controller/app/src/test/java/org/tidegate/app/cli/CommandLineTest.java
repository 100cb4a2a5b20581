package org.tidegate.app.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every command line has in common: usage that is wrong, help, version. */
class CommandLineTest {
  private static final int TERMINAL = 80;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'' | name a command",
      "fly | there is no command fly",
      "fly --help | there is no command fly",
      "--fly run | there is no option --fly",
      "RUN | there is no command RUN",
      "run --fly | there is no option --fly",
      "run --sto=s | there is no option --sto=s",
      "run -config x | there is no option -config",
      "run -sim-port=1 | there is no option -sim-port=1",
      "run --storage s -storage t | there is no option -storage",
      "run -c x | there is no option -c",
      "verify-records -extract | there is no option -extract",
      "run --storage -config | --storage needs a value: DIR",
      "run x | \"x\" is not expected here",
      "run --sim-port | --sim-port needs a value: PORT",
      "run --storage --sim-port 1 | --storage needs a value: DIR",
      "run --sim-port x | --sim-port must be 0 to 65535, not \"x\"",
      "run --sim-port -1 | --sim-port must be 0 to 65535, not \"-1\"",
      "run --sim-port 65536 | --sim-port must be 0 to 65535, not \"65536\"",
      "run --sim-port= | --sim-port must be 0 to 65535, not \"\"",
      "run --panel-port=9999999999 | --panel-port must be 0 to 65535, not \"9999999999\"",
      "run --panel-port 1 --panel-port 2 | --panel-port must be given once",
      "export-records --format xml | --format must be one of jsonl, csv, not \"xml\"",
      "export-records --from yesterday | --from must be a day such as 2026-03-01 or a time such as 2026-03-01T10:00:00Z, not \"yesterday\"",
      "selftest | missing: --evse and --report",
      "selftest --report r | missing: --evse",
      "selftest --evse 0 --report r | --evse must be 1 to 2, not \"0\"",
      "selftest --evse 3 --report r | --evse must be 1 to 2, not \"3\"",
      "selftest --evse 1 --report r | power flows at EVSE 1 during a self-test: confirm it with --power-may-flow, at the station",
      "verify-selftest | missing: FILE",
      "verify-records a b | \"b\" is not expected here",
      "verify-records --extract=yes | there is no option --extract=yes",
      "verify-records --newest eight | --newest must be the chain index, a colon and the hash in 64 hexadecimal digits, not \"eight\"",
      "support-bundle --log a b | \"b\" is not expected here",
      "version 1 | \"1\" is not expected here"})
  void execute_wrongUsage_saysWhatIsWrongAndWhatIsRight(String line, String told) {
    assertThat(execute(line)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).startsWith(told).anyMatch(text -> text.startsWith("Usage: tidegate "));
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check-config", "doctor", "selftest", "verify-selftest", "support-bundle",
      "export-records", "export-messages", "verify-records", "account", "advice", "version"})
  void help_ofACommand_namesItAndFitsATerminal(String command) {
    assertThat(execute(command + " --help")).isEqualTo(ExitCode.OK);
    var help = out.toString();
    assertThat(help).startsWith("Usage: tidegate " + command + " [-hV]").contains("-h, --help", "-V, --version");
    assertThat(help.lines()).allMatch(line -> line.length() <= TERMINAL);
    assertThat(execute("--help")).isEqualTo(ExitCode.OK);
    assertThat(execute(command + " --whatever -h")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("\n  " + command + " ").endsWith(help);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void help_ofACommand_saysWhatMayAndWhatMustBeGiven() {
    execute("selftest --help");
    assertThat(out.toString().lines()).containsSubsequence(
        "Usage: tidegate selftest [-hV] [--config=FILE] [--storage=DIR] --evse=NUMBER",
        "                         --report=FILE [--power-may-flow]",
        "      --evse=NUMBER      The EVSE to be tested.",
        "      --power-may-flow   Confirms that somebody is at the station and that power",
        "                         may flow there now. Without it nothing is done.");
    execute("verify-records -h");
    assertThat(out.toString()).contains(" [FILE]\n", "      FILE                  Exported records, JSON lines or CSV");
    execute("verify-selftest -h");
    assertThat(out.toString()).contains(" FILE\n", "      FILE            The report.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version", "-V", "run --version", "selftest -V"})
  void version_isPrinted(String line) {
    assertThat(execute(line)).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).startsWith("tidegate ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CSV", "csv", "Csv"})
  void choice_upperAndLowerCase_areTheSame(String format) {
    assertThat(execute("export-records --storage nowhere --format " + format)).isEqualTo(ExitCode.STORAGE);
  }

  @Test
  void value_withQuotesOrHyphens_isTakenAsItIs() {
    var storages = new ArrayList<String>();
    for (var storage : List.of("\"s\"", "--s", "-1", "a=b", "a b")) {
      assertThat(Shell.execute(configuration -> {
        storages.add(configuration.storage().toString());
        return ExitCode.OK;
      }, out, err, "run", "--storage", storage)).as(storage).isEqualTo(ExitCode.OK);
    }
    assertThat(storages).containsExactly("\"s\"", "--s", "-1", "a=b", "a b");
  }

  @Test
  void value_givenSeveralTimes_isAList() {
    var option = SupportBundleCommand.LOG;
    assertThat(Given.read(new SupportBundleCommand(), "--log", "a", "--log=b").paths(option))
        .containsExactly(Path.of("a"), Path.of("b"));
    assertThat(Given.read(new SupportBundleCommand()).paths(option)).isEmpty();
  }

  @Test
  void word_afterTwoHyphens_isNoOption() {
    assertThat(Shell.execute(out, err, "verify-records", "--storage", "nowhere", "--", "--extract"))
        .isEqualTo(ExitCode.STORAGE);
  }

  @Test
  void selftest_refused_isToldInASentence(@TempDir Path temp) {
    var report = temp.resolve("report");
    assertThat(execute("selftest --evse 2 --power-may-flow --report " + report)).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(err).hasToString("there is nothing to test at EVSE 2" + System.lineSeparator());
    assertThat(report).doesNotExist();
  }

  /** A full disk, or a pipe whose reader has left: half an export must not look like a whole one. */
  @Test
  void output_thatCantBeWritten_isAFailure() {
    var full = new Writer() {
      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        throw new IOException("No space left on device");
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    assertThat(Shell.execute(full, err, "version")).isEqualTo(ExitCode.STORAGE);
    assertThat(err.toString()).isEqualTo("what was printed could not all be written" + System.lineSeparator());
  }

  /** What an operator can mend is told in a sentence. */
  @Test
  void verifySelftest_filesThatAreNoneOrGarbage_areToldInASentence(@TempDir Path temp) throws Exception {
    var pem = temp.resolve("station-key.pub.pem");
    var report = Files.write(temp.resolve("report"), new byte[]{(byte) 0xC3, 0x28, 0, 1});
    assertThat(execute("verify-selftest --storage " + temp + " " + report)).isEqualTo(ExitCode.STORAGE);
    assertThat(err.toString()).startsWith("the station's public key can't be read: ").doesNotContain("\tat ");

    var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    Files.writeString(pem, "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
    assertThat(execute("verify-selftest --storage " + temp + " " + report)).isEqualTo(ExitCode.NOT_GENUINE);
    assertThat(out.toString()).contains("it is no report of a self-test, or was cut");
    assertThat(execute("verify-selftest --storage " + temp + " " + temp.resolve("none"))).isEqualTo(ExitCode.STORAGE);
    assertThat(err.toString()).contains(temp.resolve("none") + " is not there or can't be read")
        .doesNotContain("\tat ");
  }

  private int execute(String line) {
    return Shell.execute(out, err, line.isEmpty() ? new String[0] : line.split(" "));
  }
}
