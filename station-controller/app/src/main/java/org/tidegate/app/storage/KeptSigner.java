package org.tidegate.app.storage;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.RecordSigner;

/**
 * Signs with the key in a storage folder. Reading keys takes a good part of a start, and a station has nothing to sign
 * before it has spoken to its central system: so the key is read by {@link #ready}, or by whoever signs first. Safe from any
 * thread.
 */
public final class KeptSigner implements RecordSigner {
  private final FutureTask<RecordSigner> signer;

  /** Of this station; reads nothing yet. */
  public KeptSigner(StorageFolder folder) {
    this(() -> new EcRecordSigner(StationKey.of(folder)));
  }

  private KeptSigner(Callable<RecordSigner> reading) {
    signer = new FutureTask<>(reading);
  }

  /**
   * Reads the key, or makes one, if that was not done yet.
   *
   * @throws StorageRefused when a key is there and can't be used
   */
  public void ready() {
    read();
  }

  @Override
  public String sign(String hashHex) {
    return read().sign(hashHex);
  }

  @Override
  public byte[] publicKey() {
    return read().publicKey();
  }

  private RecordSigner read() {
    signer.run();
    try {
      return signer.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException("the station's key can't be used", failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageRefused("told to end before the station's key was read", e);
    }
  }
}
