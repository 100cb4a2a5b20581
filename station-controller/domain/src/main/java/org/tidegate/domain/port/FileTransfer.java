package org.tidegate.domain.port;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Fetches files from servers and delivers files to them. Called on the station loop and returns at once; results
 * complete on the loop. Sizes and times are bounded; what exceeds them has failed.
 *
 * <p>A file is called by a name that this port gives and that stays valid over restarts, until it is discarded.
 */
public interface FileTransfer {
  /** What is supported: of FTP, FTPS, HTTP, HTTPS, SFTP, in this order. */
  List<String> protocols();

  /** Fetches a file; completes with its name, or exceptionally with {@link TransferFailed}. */
  Transfer<String> download(String location);

  /**
   * Delivers a file; completes exceptionally with {@link TransferFailed}.
   *
   * @param file as {@link Logs} has called it
   * @param name for the receiver; it is appended to a location that ends with a slash
   */
  Transfer<Void> upload(String location, String file, String name);

  /** The file is not needed any more. Nothing happens when there is none. */
  void discard(String file);

  /** Of what was fetched before this start nothing else is needed. Nothing happens when there is no more. */
  void discardAllBut(Optional<String> file);

  /** One attempt. */
  interface Transfer<T> {
    /** What has become of it; never completes after {@link #cancel}. */
    CompletionStage<T> outcome();

    /** Ends it; what was transferred so far is discarded. Too late, nothing happens. */
    void cancel();
  }
}
