package org.tidegate.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tidegate.domain.port.TransferFailed;
import org.tidegate.domain.port.TransferFailed.Kind;

/** Writes what comes in into a file, but no more than is allowed. */
final class BoundedCopy {
  private static final int CHUNK = 64 * 1024;

  private BoundedCopy() {}

  static void copy(InputStream in, Path to, long most) throws IOException {
    var buffer = new byte[CHUNK];
    long total = 0;
    try (var out = Files.newOutputStream(to, StandardOpenOption.TRUNCATE_EXISTING)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
        if (total > most) {
          throw new TransferFailed(Kind.FAILED, "the file is larger than " + most + " bytes");
        }
        out.write(buffer, 0, read);
      }
    }
  }
}
