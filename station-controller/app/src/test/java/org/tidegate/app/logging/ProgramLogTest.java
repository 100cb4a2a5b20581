package org.tidegate.app.logging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** In processes of their own, because the log is set up once in each. */
class ProgramLogTest {
  private static final String INFO = "INFO  LoggingProcess: ";

  @TempDir
  Path folder;

  @Test
  void program_logs_printsInfoAndAboveToTheVeryEnd() throws Exception {
    var lines = printed(List.of("-Dstdout.encoding=US-ASCII"), List.of());

    assertThat(lines.getFirst()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  LoggingProcess: evse 1: 4200 W → 0 W");
    assertThat(lines).filteredOn(line -> !line.startsWith("\t")).extracting(ProgramLogTest::withoutTime)
        .containsExactly(INFO + "evse 1: 4200 W → 0 W", "WARN  LoggingProcess: weather: kühl",
            "ERROR LoggingProcess: no meter", "java.lang.IllegalStateException: device",
            "Caused by: java.lang.IllegalArgumentException: address", "INFO  Other: 1 of 2", INFO + "the last line");
    assertThat(errors()).isEmpty();
  }

  @Test
  void program_tellsAStory_hasNothingButWarningsBesideIt() throws Exception {
    assertThat(printed(List.of(), List.of(LoggingProcess.STORY))).isEmpty();
    assertThat(errors()).startsWith("WARN  LoggingProcess: weather: kühl", "ERROR LoggingProcess: no meter")
        .noneMatch(line -> line.contains("INFO"));
  }

  @Test
  void settings_named_tellMore() throws Exception {
    var settings = Files.writeString(folder.resolve("log"), "org.tidegate.app.logging.level = FINE\n");
    var lines = printed(List.of("-Djava.util.logging.config.file=" + settings), List.of());
    assertThat(lines).extracting(ProgramLogTest::withoutTime).startsWith("DEBUG LoggingProcess: nobody asked",
        INFO + "evse 1: 4200 W → 0 W").endsWith(INFO + "the last line");
  }

  /** To standard output. */
  private List<String> printed(List<String> options, List<String> arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(LoggingProcess.class.getName());
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.lines().toList();
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(folder.resolve("errors")).stream().map(ProgramLogTest::withoutTime).toList();
  }

  private static String withoutTime(String line) {
    return line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ", "");
  }
}
