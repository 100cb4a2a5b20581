package org.tidegate.app.files;

import java.io.IOException;
import java.nio.file.Path;
import org.tidegate.domain.port.TransferFailed;

/** A way to move a file. Blocks; ends soon after its thread is interrupted. Safe from any thread. */
interface FileProtocol {
  /**
   * Fetches a file.
   *
   * @param most bytes that are taken
   * @throws TransferFailed when the server refuses, or the file is too large
   */
  void download(Location from, Path to, long most) throws IOException;

  /**
   * Delivers a file.
   *
   * @throws TransferFailed when the server refuses
   */
  void upload(Path file, Location to) throws IOException;
}
