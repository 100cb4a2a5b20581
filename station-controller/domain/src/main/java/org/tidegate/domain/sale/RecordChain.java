package org.tidegate.domain.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.station.OnStationLoop;

/**
 * Makes records of settled stretches: numbered without gaps, each holding the hash of the one before, signed. Station
 * loop only; one for the whole station. A record must be written durably before it is sent.
 */
@OnStationLoop
public final class RecordChain {
  private static final Logger LOG = LoggerFactory.getLogger(RecordChain.class);

  private final Supplier<String> recordIds;
  private final RecordSigner signer;
  private final NavigableMap<LocalDate, ChainHead> days = new TreeMap<>();
  private ChainHead base = ChainHead.NONE;
  private ChainHead head = ChainHead.NONE;

  /**
   * A chain without records.
   *
   * @param recordIds gives random, unique ids
   */
  public RecordChain(Supplier<String> recordIds, RecordSigner signer) {
    this.recordIds = recordIds;
    this.signer = signer;
  }

  /** The newest record. */
  public ChainHead head() {
    return head;
  }

  /** Goes on after this record, the newest that was stored. Before anything else is taken up. */
  public void restore(ChainHead newest) {
    head = newest;
  }

  /**
   * Takes up the anchor that was stored last.
   *
   * @return whether the records that were found end where it says
   */
  public boolean restore(ChainAnchor stored) {
    base = stored.base();
    return stored.newest().equals(head);
  }

  /** Takes up a mark that was stored. */
  public void restore(DayMark stored) {
    days.put(stored.day(), stored.last());
  }

  /** The newest record is the last of its day so far. Worth storing with every record. */
  public DayMark mark(Instant now) {
    var mark = new DayMark(LocalDate.ofInstant(now, ZoneOffset.UTC), head);
    restore(mark);
    return mark;
  }

  /**
   * Takes records of days before this one out of the chain, always from its beginning, and never the newest record.
   *
   * @return the days that need no mark any more; none: nothing is taken out
   */
  public List<LocalDate> retire(LocalDate before) {
    var old = days.headMap(before);
    var last = old.values().stream().filter(end -> end.index() < head.index() && end.index() > base.index())
        .max(Comparator.comparing(ChainHead::index));
    if (last.isEmpty()) {
      return List.of();
    }
    base = last.get();
    var gone = days.entrySet().stream().filter(day -> day.getValue().index() <= base.index()).map(Map.Entry::getKey)
        .toList();
    gone.forEach(days::remove);
    return gone;
  }

  /** Where the chain begins and ends now, signed. Worth storing with every record. */
  public ChainAnchor anchor(Instant now) {
    return ChainAnchor.signed(base, head, now, signer);
  }

  /** Makes the next record of the chain. */
  public InterchangeRecord append(Draft draft) {
    var unsigned = numbered(draft);
    var hash = CanonicalText.hash(unsigned);
    var signed = signed(unsigned, hash, signer.sign(hash));
    head = ChainHead.of(signed);
    LOG.info("evse {}: record {}: {} {} from {} to {}, {} ({})", signed.evseId(), signed.chainIndex(),
        signed.direction().token(), signed.energy(), signed.start(), signed.end(), signed.amount(),
        signed.quality().token());
    return signed;
  }

  private InterchangeRecord numbered(Draft draft) {
    var terms = draft.terms();
    var start = draft.start();
    var end = draft.end();
    return new InterchangeRecord(recordIds.get(), head.index() + 1, draft.evseId(), terms.transactionId(),
        start.at().truncatedTo(ChronoUnit.MILLIS), end.at().truncatedTo(ChronoUnit.MILLIS), start.imported(),
        end.imported(), start.exported(), end.exported(), draft.direction(), terms.throughAggregator(),
        draft.unitPrice(), draft.amount(), terms.permissionId(), terms.conditionsVersion(), terms.profileId(),
        terms.partyRef(), draft.quality(), head.hash(), "", "");
  }

  private static InterchangeRecord signed(InterchangeRecord r, String hash, String signature) {
    return new InterchangeRecord(r.recordId(), r.chainIndex(), r.evseId(), r.transactionId(), r.start(), r.end(),
        r.importStart(), r.importEnd(), r.exportStart(), r.exportEnd(), r.direction(), r.throughAggregator(),
        r.unitPrice(), r.amount(), r.permissionId(), r.conditionsVersion(), r.profileId(), r.partyRef(), r.quality(),
        r.previousHash(), hash, signature);
  }
}
