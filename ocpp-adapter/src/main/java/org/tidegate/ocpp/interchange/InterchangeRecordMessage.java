package org.tidegate.ocpp.interchange;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code InterchangeRecord}, station to central system, resent until accepted: book a {@code recordId} once. Immutable.
 * Registers are Wh; the rest is as in the record's {@linkplain org.tidegate.domain.sale.InterchangeRecord own words}.
 *
 * @param version 1
 * @param unitPrice decimal string, major units of the currency per kWh; absent when it was not known
 * @param amount minor units of the currency
 * @param currency ISO 4217
 * @param direction {@code import} into the vehicle, {@code export} out of it
 * @param quality {@code metered} or {@code last-known}
 * @param hash of the record's canonical text, lower-case hexadecimal SHA-256
 * @param signature of the hash by the station's key, Base64
 */
public record InterchangeRecordMessage(@Nullable Integer version, String recordId, Long chainIndex, Integer evseId,
    String transactionId, Instant start, Instant end, Long importStartWh, Long importEndWh, Long exportStartWh,
    Long exportEndWh, String direction, Boolean throughAggregator, @Nullable String unitPrice, Long amount,
    String currency, @Nullable String permissionId, @Nullable Integer conditionsVersion, @Nullable Integer profileId,
    String partyRef, String quality, String previousHash, String hash, String signature) {
  /** Its {@code messageId}. */
  public static final String ID = "InterchangeRecord";
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_SIGNATURE = 1024;

  /** Checks everything. */
  public InterchangeRecordMessage {
    version = Bounds.version(version);
    Bounds.text("recordId", recordId, Bounds.LONGEST_ID);
    Bounds.required("chainIndex", chainIndex);
    Bounds.atLeast("chainIndex", chainIndex, 1);
    Bounds.required("evseId", evseId);
    Bounds.atLeast("evseId", evseId, 1);
    Bounds.text("transactionId", transactionId, 36);
    Bounds.required("start", start);
    Bounds.required("end", end);
    Bounds.required("importStartWh", importStartWh);
    Bounds.required("importEndWh", importEndWh);
    Bounds.required("exportStartWh", exportStartWh);
    Bounds.required("exportEndWh", exportEndWh);
    Bounds.oneOf("direction", direction, Set.of("import", "export"));
    Bounds.required("throughAggregator", throughAggregator);
    Bounds.price("unitPrice", unitPrice);
    Bounds.required("amount", amount);
    Bounds.currency(currency);
    Bounds.optionalText("permissionId", permissionId, Bounds.LONGEST_ID);
    Bounds.text("partyRef", partyRef, Bounds.LONGEST_ID);
    Bounds.oneOf("quality", quality, Set.of("metered", "last-known"));
    Bounds.pattern("previousHash", previousHash, SHA_256, "SHA-256");
    Bounds.pattern("hash", hash, SHA_256, "SHA-256");
    Bounds.text("signature", signature, LONGEST_SIGNATURE);
  }
}
