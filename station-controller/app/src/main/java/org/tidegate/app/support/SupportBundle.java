package org.tidegate.app.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts parts into one zip. A part that fails says why in its own place: whoever needs a bundle has a station that is not
 * well. Each part is bounded, so the whole is. Nothing gets in that was not masked. Used by one thread.
 */
public final class SupportBundle {
  /** Of each part, in characters. */
  static final int LONGEST_PART = 2_000_000;

  private final Secrets secrets;

  /** A bundle without these. */
  public SupportBundle(Secrets secrets) {
    this.secrets = secrets;
  }

  /** One file in the bundle. */
  public interface Part {
    /** The name of the file. */
    String name();

    /** Its text. Whatever is thrown becomes the text. */
    void write(PrintWriter out) throws Exception;
  }

  /** Writes them all. */
  public void write(List<Part> parts, OutputStream to) throws IOException {
    try (var zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
      for (var part : parts) {
        zip.putNextEntry(new ZipEntry(part.name()));
        zip.write(secrets.mask(bounded(text(part))).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static String text(Part part) {
    var text = new StringWriter();
    try (var out = new PrintWriter(text)) {
      part.write(out);
    } catch (Exception failure) {
      text.append("\nnot told: ").append(failure.toString()).append('\n');
    }
    return text.toString();
  }

  /** The end is the newest. */
  private static String bounded(String text) {
    return text.length() <= LONGEST_PART
        ? text
        : "… " + (text.length() - LONGEST_PART) + " characters before this are left out\n"
            + text.substring(text.length() - LONGEST_PART);
  }
}
