package org.tidegate.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.records.RecordFile;
import org.tidegate.app.storage.StorageRefused;
import org.tidegate.app.storage.StoredLedger;
import org.tidegate.domain.sale.ChainAnchor;
import org.tidegate.domain.sale.ChainCheck;
import org.tidegate.domain.sale.ChainCheck.SignatureCheck;
import org.tidegate.domain.sale.ChainHead;
import org.tidegate.domain.sale.EcRecordSigner;
import org.tidegate.domain.sale.InterchangeRecord;

/** Checks the records of one file or folder. Used by one thread, once. */
final class ChainVerification {
  private static final int MOST_PROBLEMS = 100;

  private final SignatureCheck signatures;
  private final List<String> problems = new ArrayList<>();
  private ChainCheck chain;
  private boolean endIsKnown;

  ChainVerification(PublicKey key) {
    signatures = (hash, signature) -> EcRecordSigner.verify(key, hash, signature);
    chain = ChainCheck.extract(signatures);
  }

  /** A file of some of the records. */
  void extract(Path path) throws IOException {
    if (!Files.isReadable(path)) {
      throw new StorageRefused(path + " is not there or can't be read");
    }
    RecordFile.read(path, record -> chain.add(record), this::problem);
  }

  /** A file of all records, with what tells where they begin and end. */
  void file(Path path, Optional<Path> anchorFile) throws IOException {
    Optional<ChainAnchor> anchor = anchorFile.isPresent()
        ? Optional.of(StoredLedger.anchor(anchorFile.get()))
        : Optional.empty();
    chain = ChainCheck.whole(signatures, base(anchor));
    extract(path);
    anchor.ifPresent(this::endsWith);
  }

  /** A storage folder. */
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

  /** That this is its newest record. */
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

  private static ChainHead base(Optional<ChainAnchor> anchor) {
    return anchor.map(ChainAnchor::base).orElse(ChainHead.NONE);
  }

  private void problem(String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(what);
    }
  }

  ChainCheck chain() {
    return chain;
  }

  boolean endIsKnown() {
    return endIsKnown;
  }

  List<String> findings() {
    var all = new ArrayList<>(problems);
    all.addAll(chain.findings());
    return all;
  }
}
