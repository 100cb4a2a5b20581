package org.tidegate.app.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The newest lines of a log file, or of what a program such as journalctl prints. */
final class LogTail {
  private static final int LONGEST = SupportBundle.LONGEST_PART;
  private static final int LONGEST_WAIT_SECONDS = 20;
  /** As many as fit into a part. */
  private static final String LINES = "10000";

  private LogTail() {}

  /** The journal of a service, read with its own tool. */
  static List<String> journal(String unit) {
    return List.of("journalctl", "--unit", unit, "--lines", LINES, "--output", "short-iso-precise", "--no-pager");
  }

  static void of(Path file, PrintWriter out) throws IOException {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(0, log.length() - LONGEST));
      var bytes = new byte[(int) Math.min(LONGEST, log.length())];
      log.readFully(bytes);
      out.print(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  static void of(List<String> command, PrintWriter out) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var reading = Thread.ofVirtual().start(() -> copy(process.getInputStream(), out));
    if (!process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      out.println("it took too long");
    }
    reading.join();
    out.println("exit code " + process.waitFor());
  }

  private static void copy(InputStream printed, PrintWriter out) {
    try (printed) {
      var newest = new byte[0];
      for (var next = printed.readNBytes(LONGEST); next.length > 0; next = printed.readNBytes(LONGEST)) {
        newest = end(newest, next);
      }
      out.print(new String(newest, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      out.println("not read to its end: " + broken.getMessage());
    }
  }

  /** The end of both, as long as a part may be. */
  private static byte[] end(byte[] older, byte... newer) {
    int kept = Math.min(older.length, LONGEST - newer.length);
    var both = Arrays.copyOfRange(older, older.length - kept, older.length + newer.length);
    System.arraycopy(newer, 0, both, kept, newer.length);
    return both;
  }
}
